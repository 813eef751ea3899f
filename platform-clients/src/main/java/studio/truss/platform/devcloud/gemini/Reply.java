package studio.truss.platform.devcloud.gemini;

/// What the model writes.
///
/// @param thoughts what it writes for itself before; empty for none
/// @param finish why it ended, `STOP` where it was done; empty where it does not say
public record Reply(String text, String thoughts, String finish) {
    public static Reply of(String text) {
        return new Reply(text, "", "STOP");
    }

    /// Ended because it became too long.
    public static Reply cut(String text) {
        return new Reply(text, "", "MAX_TOKENS");
    }

    /// Refused for the model's rules.
    public static Reply blocked(String finish) {
        return new Reply("", "", finish);
    }
}
