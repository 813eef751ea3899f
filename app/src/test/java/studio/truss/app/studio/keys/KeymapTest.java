package studio.truss.app.studio.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.app.studio.look.Messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class KeymapTest {
    private static Stroke stroke(String text) {
        return Stroke.parse(text);
    }

    @Test
    void theUsualKeysDoTheUsualThings() {
        Keymap usual = new Keymap(Map.of());
        assertEquals("play.toggle", usual.action(stroke("Space")));
        assertEquals("step.second.back", usual.action(stroke("Shift+Left")));
        assertEquals("edit.redo", usual.action(stroke("Shortcut+Shift+Z")));
        assertEquals("help.keys", usual.action(stroke("?")));
        assertNull(usual.action(stroke("Shortcut+Space")));
    }

    @Test
    void noTwoActionsShareAUsualKeyAndEachHasItsWords() {
        Map<Stroke, String> owners = new HashMap<>();
        Messages messages = Messages.load();
        for (Action action : Actions.all()) {
            for (String key : action.keys()) {
                assertNull(owners.put(stroke(key), action.id()), key);
            }
            assertTrue(!messages.of("action." + action.id()).isBlank());
            assertTrue(!messages.of("group." + action.group()).isBlank());
        }
    }

    @Test
    void aChangedKeyWinsOverItsUsualOwner() {
        Keymap changed = new Keymap(Map.of("moment.approve", List.of("Space")));
        assertEquals("moment.approve", changed.action(stroke("Space")));
        assertNull(changed.action(stroke("A")));
        assertEquals(List.of(), changed.strokes("play.toggle"));
    }

    @Test
    void aStrokeReadsWhatItWrites() {
        for (String text : List.of("Shortcut+Alt+Shift+F5", "/", "PageUp", "Shift+I", "+")) {
            assertEquals(stroke(text), stroke(stroke(text).text()));
        }
        assertThrows(IllegalArgumentException.class, () -> stroke("Hyper+Q"));
        assertThrows(IllegalArgumentException.class, () -> stroke(" "));
    }
}
