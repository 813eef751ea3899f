package studio.truss.platform.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteException.Kind;
import studio.truss.platform.aws.AnswerInspector.NotTheServiceException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// What went wrong with a request, in words for a person. Of a write it is said that nothing
/// happened only where the request never left, or where the service itself refused it.
final class DynamoFailures {
    /// What happens next, of a failure that passes.
    private static final String LATER = " Everything is saved here and goes on later.";

    private static final int SERVER_ERROR = 500;

    private DynamoFailures() {}

    static RemoteException of(NotTheServiceException e, boolean write) {
        // what stands between may have passed the request on
        return notTheService(!write, e);
    }

    static RemoteException of(SdkException e, boolean write) {
        return switch (e) {
            case AwsServiceException answered -> answered(answered, write);
            case ApiCallTimeoutException late -> late(!write, e);
            case AbortedException aborted ->
                    failure(Kind.TRANSIENT, !write, "The request was stopped.", e);
            default -> unanswered(e, write);
        };
    }

    private static RemoteException answered(AwsServiceException e, boolean write) {
        String code = Optional.ofNullable(e.awsErrorDetails()).map(d -> d.errorCode()).orElse("");
        if (code.equals("TransactionInProgressException")) {
            // for the toolkit that is throttling, but the transaction may well take effect
            return failure(
                    Kind.TRANSIENT, !write, "The cloud is still busy with the same request.", e);
        }
        if (e.isClockSkewException() || isOfAnotherTime(code, reason(e))) {
            return clock(e);
        }
        if (e.isThrottlingException()) {
            return failure(Kind.THROTTLED, true, "The cloud asks for fewer requests.", e);
        }
        if (e.statusCode() >= SERVER_ERROR) {
            return failure(Kind.TRANSIENT, !write, "The cloud has trouble at the moment.", e);
        }
        return switch (code) {
            case "ExpiredTokenException",
                    "ExpiredToken",
                    "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidAccessKeyId",
                    "InvalidSignatureException",
                    "IncompleteSignatureException",
                    "MissingAuthenticationTokenException" ->
                    failure(
                            Kind.CREDENTIALS,
                            true,
                            "The sign-in to the cloud has run out. Sign in again.",
                            e);
            case "AccessDeniedException" ->
                    failure(
                            Kind.DENIED,
                            true,
                            "This sign-in is not allowed to reach that part of the cloud."
                                    + " Everything is saved here. Sign in again, or ask whoever set"
                                    + " the cloud up.",
                            e);
            case "ResourceNotFoundException" ->
                    failure(
                            Kind.NO_TABLE,
                            true,
                            "There is no such table in the cloud. Check the table's name and the"
                                    + " region.",
                            e);
            default -> failure(Kind.INVALID, true, "The cloud does not take this: " + reason(e), e);
        };
    }

    /// The toolkit does not see it where the clock is off by years.
    private static boolean isOfAnotherTime(String code, String reason) {
        return code.equals("InvalidSignatureException")
                && (reason.startsWith("Signature expired")
                        || reason.startsWith("Signature not yet current"));
    }

    private static RemoteException clock(Throwable cause) {
        return failure(
                Kind.CLOCK,
                true,
                "The clock of this computer is too far off for the cloud. Set its date and time,"
                        + " then try again.",
                cause);
    }

    private static String reason(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(details ->
                        Optional.ofNullable(details.errorMessage()).orElse(details.errorCode()))
                .orElse("status " + e.statusCode());
    }

    private static RemoteException unanswered(SdkException e, boolean write) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case UnknownHostException offline -> offline(e);
            case NoRouteToHostException offline -> offline(e);
            case ConnectException offline -> offline(e);
            case SSLHandshakeException other ->
                    isOutOfDate(other) ? clock(e) : notTheService(true, e);
            case SSLPeerUnverifiedException other -> notTheService(true, e);
            case SocketTimeoutException late -> late(!write || connecting(late), e);
            case IOException broken ->
                    failure(Kind.TRANSIENT, !write, "The connection to the cloud broke off.", e);
            default -> unsent(e, write);
        };
    }

    /// No network in it: the request could not be made, or the answer not be read.
    private static RemoteException unsent(SdkException e, boolean write) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof SdkClientException
                && message.toLowerCase(Locale.ROOT).contains("credentials")) {
            return failure(Kind.CREDENTIALS, true, "There is no sign-in to the cloud. Sign in.", e);
        }
        return failure(
                Kind.INVALID, !write, "The request could not be made or read: " + message, e);
    }

    /// The service's certificates are in date; where one seems not to be, it is this clock.
    private static boolean isOutOfDate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException) {
                return true;
            }
        }
        return false;
    }

    private static boolean connecting(SocketTimeoutException late) {
        return String.valueOf(late.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
    }

    private static RemoteException late(boolean nothingHappened, Throwable cause) {
        return failure(
                Kind.TRANSIENT, nothingHappened, "The cloud took too long to answer.", cause);
    }

    private static RemoteException offline(Throwable cause) {
        return failure(
                Kind.TRANSIENT,
                true,
                "The cloud cannot be reached: this computer seems to be offline.",
                cause);
    }

    private static RemoteException notTheService(boolean nothingHappened, Throwable cause) {
        return failure(
                Kind.NOT_THE_SERVICE,
                nothingHappened,
                "Something else answered in place of the cloud, such as the sign-in page of a"
                        + " hotel's network. Open a browser and sign in to the network.",
                cause);
    }

    private static RemoteException failure(
            Kind kind, boolean nothingHappened, String message, Throwable cause) {
        RemoteException plain = new RemoteException(kind, nothingHappened, message, cause);
        return plain.passes()
                ? new RemoteException(kind, nothingHappened, message + LATER, cause)
                : plain;
    }
}
