package studio.truss.core.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class DataFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void trussHomeWinsEverywhere() {
        for (String os : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            assertEquals(
                    Path.of("/data/truss"),
                    DataFolder.of(Map.of("TRUSS_HOME", "/data/truss"), os, HOME).root());
        }
    }

    @Test
    void eachPlatformHasItsOwnPlace() {
        assertEquals(
                Path.of("/home/ada/.local/share/truss-studio"),
                DataFolder.of(Map.of("TRUSS_HOME", " "), "Linux", HOME).root());
        assertEquals(
                Path.of("/xdg/truss-studio"),
                DataFolder.of(Map.of("XDG_DATA_HOME", "/xdg"), "Linux", HOME).root());
        assertEquals(
                Path.of("/home/ada/Library/Application Support/Truss Studio"),
                DataFolder.of(Map.of(), "Mac OS X", HOME).root());
        assertEquals(
                Path.of("/local/Truss Studio"),
                DataFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME).root());
    }

    @Test
    void aRelativeXdgFolderIsIgnored() {
        assertEquals(
                Path.of("/home/ada/.local/share/truss-studio"),
                DataFolder.of(Map.of("XDG_DATA_HOME", "here"), "Linux", HOME).root());
    }
}
