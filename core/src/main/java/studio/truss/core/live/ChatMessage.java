package studio.truss.core.live;

import org.jspecify.annotations.Nullable;

/// One line of chat.
///
/// @param ms raw log time; negative in the waiting room before a stream
/// @param user the name as the log gives it, null where the log has no names
/// @param text what was written, never null and never longer than {@value #TEXT_MAX} characters
public record ChatMessage(long ms, @Nullable String user, String text, Kind kind) {
    /// Longer lines are cut here: platforms allow 200 to 500 characters.
    public static final int TEXT_MAX = 1_000;

    /// What sort of line it is; only [Kind#NORMAL] and [Kind#PAID] are somebody speaking.
    public enum Kind {
        NORMAL,
        COMMAND,
        BOT,
        NOTICE,
        GIFT,
        RAID,
        PAID
    }

    public ChatMessage {
        if (text.length() > TEXT_MAX) {
            throw new IllegalArgumentException("chat text has " + text.length() + " characters");
        }
    }
}
