package studio.truss.app.studio.keys;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/// One press of a key with its modifiers, as text: `Shift+Left`, `Shortcut+Z`, `?`. `Shortcut` is
/// Ctrl, on a Mac Cmd. A sign that needs Shift on some keyboards (`?`, `+`) is named by itself, so
/// that it is found wherever it lies.
public record Stroke(boolean shortcut, boolean alt, boolean shift, String key) {
    private static final Map<String, KeyCode> SIGNS =
            Map.of(
                    ",", KeyCode.COMMA,
                    ".", KeyCode.PERIOD,
                    "-", KeyCode.MINUS,
                    "=", KeyCode.EQUALS,
                    "\\", KeyCode.BACK_SLASH,
                    "/", KeyCode.SLASH,
                    "+", KeyCode.PLUS);

    /// @throws IllegalArgumentException for a text that names no key
    public static Stroke parse(String text) {
        boolean shortcut = false;
        boolean alt = false;
        boolean shift = false;
        String rest = text;
        while (true) {
            String lower = rest.toLowerCase(Locale.ROOT);
            if (lower.startsWith("shortcut+") && rest.length() > 9) {
                shortcut = true;
                rest = rest.substring(9);
            } else if (lower.startsWith("alt+") && rest.length() > 4) {
                alt = true;
                rest = rest.substring(4);
            } else if (lower.startsWith("shift+") && rest.length() > 6) {
                shift = true;
                rest = rest.substring(6);
            } else {
                break;
            }
        }
        if (rest.isBlank()) {
            throw new IllegalArgumentException("no key in \"" + text + "\"");
        }
        return new Stroke(shortcut, alt, shift, canonical(rest));
    }

    /// What was pressed; null for a modifier alone.
    public static @Nullable Stroke of(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || (code == KeyCode.UNDEFINED && event.getText().isBlank())) {
            return null;
        }
        String typed = event.getText();
        // with Ctrl or Alt some keyboards write another sign for a digit or a letter
        boolean named =
                (event.isShortcutDown() || event.isAltDown())
                        && (code.isDigitKey() || code.isLetterKey());
        boolean sign =
                !named
                        && typed.length() == 1
                        && !Character.isLetterOrDigit(typed.charAt(0))
                        && typed.charAt(0) > ' ';
        return new Stroke(
                event.isShortcutDown(),
                event.isAltDown(),
                event.isShiftDown() && !sign,
                sign ? typed : canonical(code.getName()));
    }

    private static String canonical(String key) {
        if (key.length() == 1) {
            return key.toUpperCase(Locale.ROOT);
        }
        for (Map.Entry<String, KeyCode> sign : SIGNS.entrySet()) {
            if (sign.getValue().getName().equalsIgnoreCase(key)) {
                return sign.getKey();
            }
        }
        String plain = key.replace(" ", "");
        for (KeyCode code : KeyCode.values()) {
            if (code.getName().replace(" ", "").equalsIgnoreCase(plain)) {
                return code.getName().replace(" ", "");
            }
        }
        throw new IllegalArgumentException("no such key: " + key);
    }

    /// The text that [#parse] reads.
    public String text() {
        return (shortcut ? "Shortcut+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + key;
    }

    /// As it is printed on the keys.
    public String words(boolean mac) {
        String arrows =
                switch (key) {
                    case "Left" -> "←";
                    case "Right" -> "→";
                    case "Up" -> "↑";
                    case "Down" -> "↓";
                    default -> key;
                };
        return mac
                ? (alt ? "⌥" : "") + (shift ? "⇧" : "") + (shortcut ? "⌘" : "") + arrows
                : (shortcut ? "Ctrl+" : "")
                        + (alt ? "Alt+" : "")
                        + (shift ? "Shift+" : "")
                        + arrows;
    }
}
