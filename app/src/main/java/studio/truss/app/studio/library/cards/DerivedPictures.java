package studio.truss.app.studio.library.cards;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.CacheException;
import studio.truss.core.derived.Derivation;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.derived.Filmstrip;
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

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.ImageIO;

/// Cards' pictures out of the cache of derived files: posters, made where there is none yet, and
/// for a place in a video a still, else the tile of its filmstrip, which is small, else the poster.
/// Any thread, one at a time.
public final class DerivedPictures implements CardPictures {
    private final Prober prober;
    private final DerivedCache cache;
    private final Derivatives derivatives;
    private final Stills stills;

    /// Decodes the frame at a place of a film, as JPEG.
    public interface Stills {
        Optional<byte[]> at(Path film, long ms);
    }

    public DerivedPictures(
            Prober prober, DerivedCache cache, Derivatives derivatives, Stills stills) {
        this.prober = prober;
        this.cache = cache;
        this.derivatives = derivatives;
        this.stills = stills;
    }

    @Override
    public Optional<byte[]> picture(Asset video, Path file, @Nullable Long ms) {
        String sha256 = video.sha256();
        if (sha256 == null) {
            return Optional.empty();
        }
        Optional<byte[]> still = ms == null ? Optional.empty() : stills.at(file, ms);
        try {
            return still.or(() -> ms == null ? Optional.empty() : tile(sha256, ms))
                    .or(() -> poster(sha256, file));
        } catch (CacheException e) {
            return Optional.empty(); // the cache cannot be used, which the editor says
        }
    }

    private Optional<byte[]> tile(String sha256, long ms) {
        Optional<Held<Filmstrip>> strip = cache.find(sha256, Derivation.FILMSTRIP);
        if (strip.isEmpty()) {
            return Optional.empty();
        }
        try (Held<Filmstrip> held = strip.get()) {
            return Optional.of(jpeg(held.value().at(ms)));
        } catch (IOException e) {
            return Optional.empty(); // a picture less; the poster serves
        }
    }

    private static byte[] jpeg(Filmstrip.Tile tile) throws IOException {
        int[] pixels = new int[tile.width() * tile.height()];
        IntBuffer bgra = tile.bgra().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        bgra.get(pixels);
        BufferedImage image =
                new BufferedImage(tile.width(), tile.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, tile.width(), tile.height(), pixels, 0, tile.width());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    private Optional<byte[]> poster(String sha256, Path file) {
        Optional<Held<Poster>> known = cache.find(sha256, Derivation.POSTER);
        if (known.isPresent()) {
            return bytes(known.get());
        }
        return switch (prober.probe(file)) {
            case ProbeResult.Usable(var info) -> made(sha256, file, info);
            case ProbeResult.Partly(var info, var problem, var usableMs) ->
                    made(sha256, file, info);
            case ProbeResult.Unusable unusable -> Optional.empty();
        };
    }

    private Optional<byte[]> made(String sha256, Path file, MediaInfo info) {
        return derivatives.poster(new Original(file, sha256, info), Heartbeat.none())
                        instanceof Made.Ready<Poster>(Held<Poster> held)
                ? bytes(held)
                : Optional.empty();
    }

    private static Optional<byte[]> bytes(Held<Poster> poster) {
        try (poster) {
            return Optional.of(Files.readAllBytes(poster.value().jpeg()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
