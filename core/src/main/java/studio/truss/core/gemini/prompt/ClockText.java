package studio.truss.core.gemini.prompt;

/// Times as the model reads and writes them.
final class ClockText {
    private ClockText() {}

    /// `05:00`, and `75:00` for an hour and a quarter.
    static String minutes(long ms) {
        long seconds = ms / 1000;
        return "%02d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /// `01:15:00`.
    static String hours(long ms) {
        long seconds = ms / 1000;
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
