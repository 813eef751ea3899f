package studio.truss.platform.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Looks at each answer before it is read: whether it is the service's at all, and its date.
final class AnswerInspector implements ExecutionInterceptor {
    private static final String JSON = "application/x-amz-json";
    private static final int SERVER_ERROR = 500;
    private static final int SIGN_IN_FIRST = 511;
    private static final ExecutionAttribute<Instant> SENT = new ExecutionAttribute<>("TrussSent");

    /// The answer is not the service's.
    static final class NotTheServiceException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotTheServiceException(String message) {
            super(message);
        }
    }

    private final Clock clock;
    private final AnswerDates dates;

    AnswerInspector(Clock clock, AnswerDates dates) {
        this.clock = clock;
        this.dates = dates;
    }

    @Override
    public void beforeTransmission(
            Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, clock.instant());
    }

    @Override
    public void afterTransmission(
            Context.AfterTransmission context, ExecutionAttributes attributes) {
        Instant received = clock.instant();
        SdkHttpResponse answer = context.httpResponse();
        boolean json =
                answer.firstMatchingHeader("Content-Type")
                        .filter(t -> t.startsWith(JSON))
                        .isPresent();
        int status = answer.statusCode();
        if (!json && (status < SERVER_ERROR || status == SIGN_IN_FIRST)) {
            throw notTheService(answer, context.responseBody());
        }
        if (json) {
            answer.firstMatchingHeader("Date")
                    .ifPresent(date -> observe(attributes.getAttribute(SENT), date, received));
        }
    }

    private static NotTheServiceException notTheService(
            SdkHttpResponse answer, Optional<InputStream> body) {
        String type = answer.firstMatchingHeader("Content-Type").orElse("no type");
        NotTheServiceException e =
                new NotTheServiceException("status " + answer.statusCode() + ", " + type);
        // else the connection would stay until the memory is cleaned up
        body.ifPresent(stream -> {
            try {
                stream.close();
            } catch (IOException unread) {
                e.addSuppressed(unread);
            }
        });
        return e;
    }

    private void observe(Instant sent, String date, Instant received) {
        Instant theirs;
        try {
            theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException e) {
            // an answer is as good without a date
            return;
        }
        dates.answered(sent, theirs, received);
    }
}
