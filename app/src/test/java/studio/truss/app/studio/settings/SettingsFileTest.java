package studio.truss.app.studio.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.look.Theme;
import studio.truss.core.reframe.CameraMotion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SettingsFileTest {
    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("new").resolve("settings.json");
    }

    @Test
    void whatIsWrittenIsReadAndNothingMeansTheUsual() throws IOException {
        SettingsFile settings = new SettingsFile(file());
        assertEquals(StudioSettings.usual(), settings.read());
        StudioSettings mine =
                StudioSettings.usual()
                        .withTheme(Theme.LIGHT)
                        .withMotion(CameraMotion.STILL)
                        .withClipFolder("/clips")
                        .withKeys(Map.of("play.toggle", List.of("P")));
        settings.write(mine);
        assertEquals(mine, settings.read());
    }

    @Test
    void whatAnOlderVersionDidNotKnowKeepsItsDefault() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"theme\":\"LIGHT\",\"fromTheFuture\":1}");
        assertEquals(
                StudioSettings.usual().withTheme(Theme.LIGHT), new SettingsFile(file()).read());
    }

    @Test
    void theEditorsPanesAreRememberedAndAnOlderWindowKeepsItsSize() throws IOException {
        EditorPanes panes = new EditorPanes(300, 400, 250, "crop", true);
        StudioSettings usual = StudioSettings.usual();
        new SettingsFile(file()).write(usual.withWindow(usual.window().withEditor(panes)));
        assertEquals(panes, new SettingsFile(file()).read().window().editor());
        Files.writeString(
                file(), "{\"window\":{\"width\":1200,\"height\":800,\"maximized\":true}}");
        StudioSettings.WindowPlace window = new SettingsFile(file()).read().window();
        assertEquals(1_200, window.width());
        assertEquals(EditorPanes.usual(), window.editor());
    }

    @Test
    void whatIsChosenForRendersIsKeptAlsoWhereAnotherVersionKnewLessOfIt() throws IOException {
        RenderChoice mine =
                RenderChoice.usual()
                        .withPreset("custom")
                        .withFrame(RenderChoice.Frame.SMALL)
                        .withMib(25);
        SettingsFile settings = new SettingsFile(file());
        settings.write(StudioSettings.usual().withRenders(mine));
        assertEquals(mine, settings.read().renders());
        assertEquals(25L << 20, settings.read().renders().chosen().bytesMax());
        Files.writeString(file(), "{\"renders\":{\"preset\":\"tiktok\",\"later\":1}}");
        assertEquals("tiktok", settings.read().renders().chosen().word());
        assertEquals(RenderChoice.Frame.FULL, settings.read().renders().frame());
        Files.writeString(file(), "{\"renders\":{\"preset\":\"gone\"}}");
        assertEquals("custom", settings.read().renders().chosen().word());
    }

    @Test
    void anUnreadableFileIsKeptAsideAndTheUsualServes() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"theme\":");
        assertEquals(StudioSettings.usual(), new SettingsFile(file()).read());
        assertTrue(Files.exists(file().resolveSibling("settings.json.unreadable")));
        Files.writeString(file(), "[]");
        assertEquals(StudioSettings.usual(), new SettingsFile(file()).read());
    }
}
