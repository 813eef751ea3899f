package studio.truss.app.studio.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

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
    void oneKeyOfTwoActionsIsTheFirstsAndBothKnowOfTheOther() {
        Map<String, List<String>> same =
                Map.of("moment.reject", List.of("F7", "F8"), "moment.approve", List.of("F7"));
        Keymap keymap = new Keymap(same);
        assertEquals("moment.approve", keymap.action(stroke("F7")));
        assertEquals(
                Map.of(stroke("F7"), List.of("moment.reject")), keymap.rivals("moment.approve"));
        assertEquals(
                Map.of(stroke("F7"), List.of("moment.approve")), keymap.rivals("moment.reject"));
        assertEquals(List.of(stroke("F8")), keymap.strokes("moment.reject"));
        assertEquals(List.of(stroke("F7"), stroke("F8")), keymap.asked("moment.reject"));
        assertEquals(Map.of(), new Keymap(Map.of()).rivals("moment.approve"));
    }

    @Test
    void aDigitWithAltIsItselfWhateverSignTheKeyboardWrites() {
        KeyEvent mac =
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "¡", KeyCode.DIGIT1, false, false, true, false);
        assertEquals(stroke("Alt+1"), Stroke.of(mac));
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
