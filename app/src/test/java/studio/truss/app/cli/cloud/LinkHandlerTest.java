package studio.truss.app.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.CommandFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class LinkHandlerTest {
    @TempDir private Path home;

    @Test
    void linksOpenTheLauncher() throws IOException {
        Path entry =
                new LinkHandler(Map.of(), "Linux", home)
                        .register(Path.of("/opt/truss studio/truss"));
        assertEquals(home.resolve(".local/share/applications/truss-studio-links.desktop"), entry);
        assertTrue(
                Files.readString(entry).contains("Exec=\"/opt/truss studio/truss\" %u\n"),
                Files.readString(entry));
        assertEquals(
                "[Default Applications]\nx-scheme-handler/truss=truss-studio-links.desktop\n",
                Files.readString(home.resolve(".config/mimeapps.list")));
    }

    @Test
    void theUsersOtherChoicesStay() {
        String before =
                """
                [Added Associations]
                x-scheme-handler/truss=other.desktop;
                [Default Applications]
                text/html=firefox.desktop
                x-scheme-handler/truss = old.desktop

                [Removed Associations]
                text/plain=vim.desktop
                """;
        String after = LinkHandler.withDefault(before);
        assertEquals(
                """
                [Added Associations]
                x-scheme-handler/truss=other.desktop;
                [Default Applications]
                x-scheme-handler/truss=truss-studio-links.desktop
                text/html=firefox.desktop

                [Removed Associations]
                text/plain=vim.desktop
                """,
                after);
        assertEquals(after, LinkHandler.withDefault(after));
    }

    @Test
    void aPathIsQuotedAsTheSpecificationSays() {
        assertTrue(
                LinkHandler.entry(Path.of("/a $b\"c%/truss"))
                        .contains("Exec=\"/a \\\\$b\\\\\"c%%/truss\" %u\n"),
                LinkHandler.entry(Path.of("/a $b\"c%/truss")));
    }

    @Test
    void theFoldersOfTheDesktopAreUsed() {
        Path entry =
                new LinkHandler(
                                Map.of(
                                        "XDG_DATA_HOME",
                                        home.resolve("data").toString(),
                                        "XDG_CONFIG_HOME",
                                        "relative"),
                                "Linux",
                                home)
                        .register(Path.of("/truss"));
        assertTrue(entry.startsWith(home.resolve("data")));
        assertTrue(Files.exists(home.resolve(".config/mimeapps.list")));
    }

    @Test
    void whereItTakesAnInstallerThatIsSaid() {
        for (String os : new String[] {"Windows 11", "Mac OS X"}) {
            CommandFailure refused =
                    assertThrows(
                            CommandFailure.class,
                            () -> new LinkHandler(Map.of(), os, home).register(Path.of("/truss")));
            assertTrue(String.valueOf(refused.getMessage()).contains("Paste the link"));
        }
    }
}
