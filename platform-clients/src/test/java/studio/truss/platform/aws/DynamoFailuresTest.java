package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;

import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteException.Kind;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLHandshakeException;

/// Failures that need a network to happen.
class DynamoFailuresTest {
    private static void assertFailure(Kind kind, boolean nothingHappened, Throwable cause) {
        RemoteException e =
                DynamoFailures.of(SdkClientException.create("did not work", cause), true);
        assertEquals(kind, e.kind());
        assertEquals(nothingHappened, e.nothingHappened());
    }

    @Test
    void whatNeverLeftHasNotHappened() {
        assertFailure(Kind.TRANSIENT, true, new UnknownHostException("dynamodb"));
        assertFailure(Kind.TRANSIENT, true, new SocketTimeoutException("Connect timed out"));
        assertFailure(Kind.TRANSIENT, false, new SocketTimeoutException("Read timed out"));
        assertFailure(Kind.TRANSIENT, false, new IOException("Broken pipe"));
        assertFailure(
                Kind.TRANSIENT, true, new RuntimeException(new UnknownHostException("dynamodb")));
    }

    @Test
    void aStrangersCertificateIsNotTheService() {
        assertFailure(
                Kind.NOT_THE_SERVICE, true, new SSLHandshakeException("PKIX path building failed"));
    }

    @Test
    void certificateOfAnotherTimeMeansTheClock() {
        SSLHandshakeException e = new SSLHandshakeException("PKIX path validation failed");
        e.initCause(new CertificateException(new CertificateNotYetValidException("NotBefore")));
        assertFailure(Kind.CLOCK, true, e);
    }

    @Test
    void noCredentialsAtAllMeansNoSignIn() {
        RemoteException e =
                DynamoFailures.of(
                        SdkClientException.create("Unable to load credentials from anywhere"),
                        true);
        assertEquals(Kind.CREDENTIALS, e.kind());
    }
}
