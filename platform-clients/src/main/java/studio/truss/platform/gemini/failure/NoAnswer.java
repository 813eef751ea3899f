package studio.truss.platform.gemini.failure;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;

/// Why no answer of the service came, in words for a person.
public final class NoAnswer {
    private NoAnswer() {}

    public static GeminiException of(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException) {
                return new GeminiException(
                        Kind.NOT_THE_SERVICE,
                        "The certificate of Gemini does not fit the date of this computer. Set its"
                                + " date and time, then try again.",
                        e);
            }
        }
        return switch (e) {
            case UnknownHostException _, NoRouteToHostException _, ConnectException _ ->
                    new GeminiException(
                            Kind.UNREACHABLE,
                            "Gemini cannot be reached: this computer seems to be offline.",
                            e);
            case SSLException _ -> notTheService(e);
            case HttpTimeoutException _, InterruptedIOException _ -> late(e);
            default ->
                    new GeminiException(
                            Kind.UNREACHABLE,
                            "The connection to Gemini broke off. If that stays, look at this"
                                    + " computer's network.",
                            e);
        };
    }

    public static GeminiException late(@Nullable Throwable cause) {
        return new GeminiException(
                Kind.UNREACHABLE,
                "Gemini took too long to answer. If that stays, ask later.",
                cause);
    }

    public static GeminiException interrupted() {
        return new GeminiException(Kind.UNREACHABLE, "The request to Gemini was stopped.", null);
    }

    public static GeminiException notTheService(@Nullable Throwable cause) {
        return new GeminiException(
                Kind.NOT_THE_SERVICE,
                "Something else answered in place of Gemini, such as the sign-in page of a hotel's"
                        + " network or a proxy. Open a browser and sign in to the network.",
                cause);
    }
}
