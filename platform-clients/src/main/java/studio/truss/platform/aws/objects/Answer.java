package studio.truss.platform.aws.objects;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpHeaders;

/// A service's answer, with its body where that is small.
record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final String MARK = "x-amz-request-id";

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /// Whether it came from the service at all: every answer of it has a number.
    boolean isOfService() {
        return isOfService(headers);
    }

    static boolean isOfService(HttpHeaders headers) {
        return headers.firstValue(MARK).isPresent();
    }

    @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }
}
