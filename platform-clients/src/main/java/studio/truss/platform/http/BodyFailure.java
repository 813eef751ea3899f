package studio.truss.platform.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// What reading a body or writing an answer threw here.
public final class BodyFailure {
    private BodyFailure() {}

    /// What this side threw is told as it is, whatever the network made of it.
    ///
    /// @param own null for nothing
    public static void rethrow(@Nullable Exception own) throws IOException {
        switch (own) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(own);
        }
    }
}
