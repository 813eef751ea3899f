package studio.truss.platform.gemini.access;

/// A key to Gemini. It is never printed.
public final class GeminiKey {
    private static final int LENGTH_MAX = 4096;

    private final String value;

    private GeminiKey(String value) {
        this.value = value;
    }

    /// @throws IllegalArgumentException when that cannot be a key; its message is for a person and
    ///   does not quote it
    public static GeminiKey of(String typed) {
        String key = typed.strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("The key is empty.");
        }
        if (key.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("That is too long for a key.");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "A key is one word of letters, digits and signs, without spaces: copy it"
                            + " anew.");
        }
        return new GeminiKey(key);
    }

    /// For the header that carries it, and nothing else.
    public String value() {
        return value;
    }

    /// A text of the service with the key taken out, should it quote it.
    public String keepOutOf(String text) {
        return text.replace(value, "(the key)");
    }

    @Override
    public String toString() {
        return "GeminiKey";
    }
}
