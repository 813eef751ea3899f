package studio.truss.app.studio.look;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// The studio's texts, by key, from the properties files of `assets`, one for each part of the
/// window. A key that is not there is a bug and fails.
public final class Messages {
    private static final List<String> PARTS =
            List.of(
                    "shell",
                    "keys",
                    "library",
                    "editor",
                    "gemini",
                    "timeline",
                    "player",
                    "queue",
                    "export",
                    "settings",
                    "sync",
                    "transfers");

    private final Map<String, String> texts;

    private Messages(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    public static Messages load() {
        Map<String, String> texts = new HashMap<>();
        for (String part : PARTS) {
            ResourceBundle bundle =
                    ResourceBundle.getBundle("studio.truss.assets.messages." + part, Locale.ROOT);
            for (String key : bundle.keySet()) {
                if (texts.putIfAbsent(key, bundle.getString(key)) != null) {
                    throw new IllegalStateException("two texts for " + key);
                }
            }
        }
        return new Messages(texts);
    }

    /// @throws IllegalArgumentException for an unknown key
    public String of(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return text;
    }

    /// The text with its `{0}`, `{1}`... filled in, as [MessageFormat] does; a plain apostrophe is
    /// written twice in such a text.
    public String of(String key, Object... values) {
        return new MessageFormat(of(key), Locale.ENGLISH).format(values);
    }
}
