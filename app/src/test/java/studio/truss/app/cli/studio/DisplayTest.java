package studio.truss.app.cli.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DisplayTest {
    @Test
    void withoutADisplayOneLineNamesTheCommandsThatNeedNone() {
        String words = Display.missing(Map.of("DISPLAY", ""), "Linux", null);
        assertNotNull(words);
        assertEquals(1, words.lines().count());
        assertEquals(true, words.contains("truss clip"));
    }

    @Test
    void aDisplayOrASystemThatAlwaysHasOneIsEnough() {
        assertNull(Display.missing(Map.of("DISPLAY", ":0"), "Linux", null));
        assertNull(Display.missing(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux", null));
        assertNull(Display.missing(Map.of(), "Mac OS X", null));
        assertNull(Display.missing(Map.of(), "Linux", "Headless"));
    }
}
