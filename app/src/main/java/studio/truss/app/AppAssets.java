package studio.truss.app;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The fonts and model weights that the build fetched (`assets/fetch.lock`). A build without npm
/// has none of them: callers fall back and say so. Immutable; any thread and several processes may
/// extract at once.
public final class AppAssets {
    public static final String FACE_MODEL = "models/face_detection_full_range.tflite";
    public static final String REGULAR_FONT = "fonts/Inter-Regular.ttf";
    public static final String BOLD_FONT = "fonts/Inter-SemiBold.ttf";

    /// For characters that the bold font lacks, in this order: pictures, Chinese and Japanese,
    /// Korean.
    public static final List<String> MORE_FONTS =
            List.of(
                    "fonts/NotoEmoji-Bold.ttf",
                    "fonts/NotoSansSC-Bold.ttf",
                    "fonts/NotoSansKR-Bold.ttf");

    private static final String FOLDER = "studio/truss/assets/";
    private static final String STACK = FOLDER + "cloud/truss-studio.yaml";

    /// One fetched file: its resource, the npm package and version it came from, its SHA-256 (hex)
    /// and length.
    public record Asset(
            String resource, String npmPackage, String version, String sha256, long bytes) {
        /// The name without the folder of all assets, such as `fonts/Inter-Regular.ttf`.
        public String name() {
            return resource.substring(FOLDER.length());
        }
    }

    private final ClassLoader classes;
    private final List<Asset> fetched;

    private AppAssets(ClassLoader classes, List<Asset> fetched) {
        this.classes = classes;
        this.fetched = List.copyOf(fetched);
    }

    /// Reads the list of what was fetched from a class path; a class path without the list has no
    /// assets.
    public static AppAssets of(ClassLoader classes) {
        try (@Nullable InputStream list = classes.getResourceAsStream(FOLDER + "fetched.json")) {
            return new AppAssets(
                    classes,
                    list == null
                            ? List.of()
                            : new ObjectMapper()
                                    .readValue(list, new TypeReference<List<Asset>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the build's fetched.json cannot be read", e);
        }
    }

    /// Everything that was fetched, licences included, in the order of the lock file.
    public List<Asset> fetched() {
        return fetched;
    }

    /// The fetched file of a name (`models/...`, `fonts/...`), or nothing when the build could not
    /// fetch it.
    public Optional<Asset> find(String name) {
        return fetched.stream().filter(asset -> asset.name().equals(name)).findFirst();
    }

    /// The bytes of a fetched file as a stream of the class path, to be closed by the caller.
    public Optional<InputStream> open(String name) {
        return find(name).map(asset -> classes.getResourceAsStream(asset.resource()));
    }

    /// A fetched file as a file under `cache`, for native code that wants a path. Written whole or
    /// not at all; an earlier copy of the same content (by SHA-256 in its name) is used again.
    public Optional<Path> extract(String name, Path cache) throws IOException {
        Optional<Asset> found = find(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Asset asset = found.get();
        String fileName = name.substring(name.lastIndexOf('/') + 1);
        Path file = cache.resolve(asset.sha256().substring(0, 16) + "-" + fileName);
        if (Files.exists(file) && Files.size(file) == asset.bytes()) {
            return Optional.of(file);
        }
        Files.createDirectories(cache);
        Path part = Files.createTempFile(cache, fileName, ".part");
        try (@Nullable InputStream bytes = classes.getResourceAsStream(asset.resource())) {
            if (bytes == null) {
                throw new NoSuchFileException(asset.resource());
            }
            Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return Optional.of(file);
    }

    /// The CloudFormation template of a cloud of one's own (`docs/cloud.md`).
    public String stackTemplate() {
        try (@Nullable InputStream in = classes.getResourceAsStream(STACK)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + STACK);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable " + STACK, e);
        }
    }
}
