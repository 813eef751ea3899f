package studio.truss.app;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.cards.CardPictures;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.derived.Poster;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Original;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Prober;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The posters of videos, made once and kept in the cache.
final class CardPosters implements CardPictures {
    private final Derivatives derivatives;
    private final Prober prober;

    CardPosters(Derivatives derivatives, Prober prober) {
        this.derivatives = derivatives;
        this.prober = prober;
    }

    @Override
    public Optional<byte[]> picture(Asset video, Path file, @Nullable Long ms) {
        String sha256 = video.sha256();
        if (sha256 == null) {
            return Optional.empty();
        }
        MediaInfo info =
                switch (prober.probe(file)) {
                    case ProbeResult.Usable(var usable) -> usable;
                    case ProbeResult.Partly(var usable, var problem, var usableMs) -> usable;
                    case ProbeResult.Unusable(var problem, var none) -> null;
                };
        if (info == null) {
            return Optional.empty();
        }
        return switch (derivatives.poster(new Original(file, sha256, info), Heartbeat.none())) {
            case Made.Ready<Poster>(Held<Poster> held) -> Optional.of(read(held));
            case Made.Refused<Poster> refused -> Optional.empty();
            case Made.Cancelled<Poster> cancelled -> Optional.empty();
        };
    }

    private static byte[] read(Held<Poster> held) {
        try (held) {
            return Files.readAllBytes(held.value().jpeg());
        } catch (IOException e) {
            throw new UncheckedIOException("a poster cannot be read", e);
        }
    }
}
