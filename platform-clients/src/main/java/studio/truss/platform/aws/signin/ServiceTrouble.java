package studio.truss.platform.aws.signin;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

import studio.truss.platform.aws.signin.SignInException.Reason;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;

/// What a failed call to the user pool, the identity pool or the token service means, in words.
public final class ServiceTrouble {
    private static final int CAUSES = 12;

    private ServiceTrouble() {}

    /// What was being done: the same refusal means different things.
    public enum Step {
        ASK,
        SIGN_UP,
        ANSWER_CODE,
        ANSWER_LINK,
        ANSWER_PASSWORD,
        REFRESH,
        SIGN_OUT,
        CREDENTIALS
    }

    public static SignInException of(SdkException e, Step step) {
        return new SignInException(
                e instanceof AwsServiceException service ? refused(service, step) : unanswered(e),
                e);
    }

    /// Why an address that is asked without the SDK gave no usable answer.
    static SignInException of(IOException e) {
        return new SignInException(unanswered(e), e);
    }

    private static Reason refused(AwsServiceException e, Step step) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String message = details == null ? null : details.errorMessage();
        return switch (code) {
            case "CodeMismatchException" -> Reason.WRONG_CODE;
            case "ExpiredCodeException" -> Reason.EXPIRED;
            case "TooManyFailedAttemptsException",
                    "TooManyRequestsException",
                    "LimitExceededException" ->
                    Reason.TOO_MANY_TRIES;
            case "UserNotFoundException" -> Reason.UNKNOWN_USER;
            case "RefreshTokenReuseException" -> Reason.SIGNED_OUT;
            case "ResourceNotFoundException" -> Reason.WRONG_STACK;
            case "NotAuthorizedException" -> notAuthorized(message, step);
            case "ExpiredTokenException" -> Reason.SIGNED_OUT;
            case "InvalidIdentityToken", "InvalidIdentityTokenException" -> Reason.WRONG_STACK;
            case "" -> Reason.CAPTIVE_PORTAL;
            default -> e.statusCode() < 400 ? Reason.CAPTIVE_PORTAL : Reason.REFUSED;
        };
    }

    private static Reason notAuthorized(@Nullable String message, Step step) {
        boolean session = message != null && message.contains("session");
        return switch (step) {
            case ANSWER_CODE -> session ? Reason.EXPIRED : Reason.TOO_MANY_TRIES;
            case ANSWER_LINK -> session ? Reason.EXPIRED : Reason.LINK_USED;
            case ANSWER_PASSWORD -> Reason.WRONG_PASSWORD;
            case SIGN_UP -> Reason.SIGN_UP_CLOSED;
            case REFRESH, SIGN_OUT, CREDENTIALS -> Reason.SIGNED_OUT;
            case ASK -> Reason.UNKNOWN_USER;
        };
    }

    private static Reason unanswered(Throwable e) {
        Reason reason = e instanceof SdkException ? Reason.NO_NETWORK : Reason.CAPTIVE_PORTAL;
        Throwable cause = e;
        for (int i = 0; cause != null && i < CAUSES; i++) {
            switch (cause) {
                case CertificateExpiredException _, CertificateNotYetValidException _ -> {
                    return Reason.CLOCK_WRONG;
                }
                // a certificate's own fault stands below it
                case SSLException _ -> reason = Reason.CAPTIVE_PORTAL;
                case UnknownHostException _,
                        SocketException _,
                        SocketTimeoutException _,
                        HttpTimeoutException _,
                        UnresolvedAddressException _,
                        ApiCallTimeoutException _,
                        ApiCallAttemptTimeoutException _ -> {
                    return Reason.NO_NETWORK;
                }
                // an answer that is none: a page where JSON was expected
                case IOException _ -> reason = Reason.CAPTIVE_PORTAL;
                default -> {}
            }
            cause = cause.getCause();
        }
        return reason;
    }
}
