package studio.truss.core.live;

/// How long after the picture the chat reacts: subtract it from log time.
///
/// @param confidence 0..1; 0 for a default
/// @param estimated false where the default is used
/// @param reason why this number, in words for a person
public record ChatDelay(long ms, double confidence, boolean estimated, String reason) {
    public ChatDelay {
        if (ms < 0) {
            throw new IllegalArgumentException("chat before the picture: " + ms);
        }
    }
}
