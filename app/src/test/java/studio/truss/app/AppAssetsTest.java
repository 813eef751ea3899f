package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A class path made by the test: one fetched font, and a class path of a build that fetched
/// nothing.
final class AppAssetsTest {
    @TempDir private Path folder;
    private Path classPath;

    @BeforeEach
    void oneFetchedFont() throws IOException {
        classPath = folder.resolve("classes");
        Path assets = classPath.resolve("studio/truss/assets");
        Files.createDirectories(assets.resolve("fonts"));
        Files.writeString(assets.resolve("fonts/A.ttf"), "glyphs");
        Files.writeString(
                assets.resolve("fetched.json"),
                """
                [{"resource": "studio/truss/assets/fonts/A.ttf", "npmPackage": "@fonts/a", "version": "1.2.3",
                  "sha256": "00112233445566778899", "bytes": 6}]
                """);
    }

    @Test
    void whatTheBuildFetchedIsListedWithItsOrigin() throws IOException {
        try (URLClassLoader classes = loader(classPath.toUri())) {
            AppAssets assets = AppAssets.of(classes);
            assertEquals("@fonts/a", assets.find("fonts/A.ttf").orElseThrow().npmPackage());
            assertEquals(1, assets.fetched().size());
        }
    }

    @Test
    void aFetchedFileIsExtractedOnceAndWhole() throws IOException {
        Path cache = folder.resolve("cache");
        try (URLClassLoader classes = loader(classPath.toUri())) {
            AppAssets assets = AppAssets.of(classes);
            Path first = assets.extract("fonts/A.ttf", cache).orElseThrow();
            assertEquals("glyphs", Files.readString(first));
            assertEquals(Optional.of(first), assets.extract("fonts/A.ttf", cache));
        }
        try (Stream<Path> files = Files.list(cache)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aCopyThatWasCutShortIsWrittenAgain() throws IOException {
        Path cache = folder.resolve("cache");
        try (URLClassLoader classes = loader(classPath.toUri())) {
            AppAssets assets = AppAssets.of(classes);
            Path file = assets.extract("fonts/A.ttf", cache).orElseThrow();
            Files.writeString(file, "gly");
            assertEquals(
                    "glyphs", Files.readString(assets.extract("fonts/A.ttf", cache).orElseThrow()));
        }
    }

    @Test
    void aBuildThatFetchedNothingHasNoAssets() throws IOException {
        try (URLClassLoader classes = loader(folder.resolve("nothing/").toUri())) {
            AppAssets assets = AppAssets.of(classes);
            assertTrue(assets.fetched().isEmpty());
            assertTrue(assets.extract(AppAssets.FACE_MODEL, folder.resolve("cache")).isEmpty());
        }
    }

    private static URLClassLoader loader(URI folder) throws IOException {
        return new URLClassLoader(new URL[] {folder.toURL()}, null);
    }
}
