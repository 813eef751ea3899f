package studio.truss.platform.aws.objects;

import org.jspecify.annotations.Nullable;

import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.platform.aws.objects.ObjectXml.Document;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;

/// What went wrong with a request to the bucket, in words for a person.
final class ObjectFailures {
    /// What happens next, of a failure that passes.
    private static final String LATER = " It goes on later, where it stopped.";

    private static final String NOT_ALLOWED =
            "This sign-in is not allowed to reach that file in the cloud, or the file is not there."
                    + " Sign in again, or ask whoever set the cloud up.";

    private static final int SIGN_IN_FIRST = 511;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int SERVER_ERROR = 500;

    private ObjectFailures() {}

    /// @param answer that is not good, or is not the service's
    static ObjectException of(Answer answer) {
        int status = answer.status();
        Document error = ObjectXml.read(answer.body(), "");
        String code = error.root().equals("Error") ? error.text("Code") : "";
        if (status == SIGN_IN_FIRST
                || (code.isEmpty() && !answer.isOfService() && status < SERVER_ERROR)) {
            return notTheService(null);
        }
        return refused(status, code, error.text("Message"));
    }

    /// The service's own error, also one that came under a good status.
    static ObjectException refused(int status, String code, String message) {
        return switch (code) {
            case "SlowDown",
                    "RequestLimitExceeded",
                    "Throttling",
                    "ThrottlingException",
                    "TooManyRequests" ->
                    failure(Kind.THROTTLED, "The cloud asks for fewer requests.");
            case "RequestTimeout", "OperationAborted", "ConditionalRequestConflict" -> trouble();
            case "RequestTimeTooSkewed" -> clock(null);
            case "ExpiredToken",
                    "InvalidToken",
                    "TokenRefreshRequired",
                    "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "MissingSecurityHeader" ->
                    failure(
                            Kind.CREDENTIALS,
                            "The sign-in to the cloud has run out. Sign in again.");
            case "AuthorizationQueryParametersError" ->
                    message.contains("in the future") || message.contains("not yet valid")
                            ? clock(null)
                            : failure(Kind.INVALID, words(status, code, message));
            case "AccessDenied" ->
                    // signed just now, so it is this clock that is late
                    message.contains("expired") ? clock(null) : failure(Kind.DENIED, NOT_ALLOWED);
            case "NoSuchBucket" ->
                    failure(Kind.NO_BUCKET, "There is no such bucket. Check its name.");
            case "PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed" ->
                    failure(Kind.NO_BUCKET, "The bucket is not in that region. Check the region.");
            case "NoSuchKey" -> failure(Kind.MISSING, "The file is not in the cloud (any more).");
            case "NoSuchUpload" ->
                    failure(Kind.UPLOAD_GONE, "The upload was cleared away; it begins anew.");
            case "PreconditionFailed", "InvalidRange" ->
                    failure(Kind.CHANGED, "The file in the cloud was replaced meanwhile.");
            case "BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch" ->
                    failure(
                            Kind.CHECKSUM,
                            "What arrived in the cloud is not what was sent, so it was refused.");
            default -> byStatus(status, code, message);
        };
    }

    private static ObjectException byStatus(int status, String code, String message) {
        return switch (status) {
            case 404 -> failure(Kind.MISSING, "The file is not in the cloud (any more).");
            case 403 -> failure(Kind.DENIED, NOT_ALLOWED);
            case 412, 416 -> failure(Kind.CHANGED, "The file in the cloud was replaced meanwhile.");
            // it is sent without asking first from now on
            case 417 -> trouble();
            case 429 -> failure(Kind.THROTTLED, "The cloud asks for fewer requests.");
            case NOT_IMPLEMENTED -> failure(Kind.INVALID, words(status, code, message));
            default ->
                    status >= SERVER_ERROR
                            ? trouble()
                            : failure(Kind.INVALID, words(status, code, message));
        };
    }

    private static String words(int status, String code, String message) {
        String reason = !message.isEmpty() ? message : code.isEmpty() ? "status " + status : code;
        return "The cloud does not take this: " + reason;
    }

    /// No answer came.
    static ObjectException of(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException) {
                return clock(e);
            }
        }
        return switch (e) {
            case UnknownHostException _, NoRouteToHostException _, ConnectException _ ->
                    failure(
                            Kind.TRANSIENT,
                            "The cloud cannot be reached: this computer seems to be offline.",
                            e);
            case SSLException _ -> notTheService(e);
            case HttpTimeoutException _ -> late(e);
            default -> failure(Kind.TRANSIENT, "The connection to the cloud broke off.", e);
        };
    }

    static ObjectException late(@Nullable Throwable cause) {
        return failure(Kind.TRANSIENT, "The cloud took too long to answer.", cause);
    }

    static ObjectException notTheService(@Nullable Throwable cause) {
        return failure(
                Kind.NOT_THE_SERVICE,
                "Something else answered in place of the cloud, such as the sign-in page of a"
                        + " hotel's network. Open a browser and sign in to the network.",
                cause);
    }

    private static ObjectException clock(@Nullable Throwable cause) {
        return new ObjectException(
                Kind.CLOCK,
                "The clock of this computer is too far off for the cloud. Set its date and time,"
                        + " then try again.",
                cause);
    }

    private static ObjectException trouble() {
        return failure(Kind.TRANSIENT, "The cloud has trouble at the moment.");
    }

    private static ObjectException failure(Kind kind, String words) {
        return failure(kind, words, null);
    }

    private static ObjectException failure(Kind kind, String words, @Nullable Throwable cause) {
        ObjectException plain = new ObjectException(kind, words, cause);
        return plain.passes() ? new ObjectException(kind, words + LATER, cause) : plain;
    }
}
