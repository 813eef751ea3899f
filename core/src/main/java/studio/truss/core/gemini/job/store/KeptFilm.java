package studio.truss.core.gemini.job.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How far a film is on its way to the service.
///
/// @param place where its bytes go; null once it is whole
/// @param name what the service knows it by; null until it is whole
/// @param uri what questions name it by
/// @param expiresAt when the service deletes it; null where it does not say
public record KeptFilm(
        @Nullable String place,
        @Nullable String name,
        @Nullable String uri,
        @Nullable Instant expiresAt) {

    public static KeptFilm begun(String place) {
        return new KeptFilm(place, null, null, null);
    }
}
