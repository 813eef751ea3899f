package studio.truss.platform.devcloud;

import java.time.Duration;

/// How long what the stand-in gives out is good for.
///
/// @param challenge from asking for a code to typing it
/// @param link of a magic link
/// @param tokens of id and access tokens
/// @param credentials of keys
public record Lifetimes(Duration challenge, Duration link, Duration tokens, Duration credentials) {

    /// As the services have them by default.
    public static Lifetimes usual() {
        return new Lifetimes(
                Duration.ofMinutes(3),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(1));
    }
}
