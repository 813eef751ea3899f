package studio.truss.core.clips.watch;

import java.util.Locale;

/// How much of a source's picture is looked at.
public enum Depth {
    /// All of a short source, a long one from coarse to fine.
    AUTO,
    /// Every frame.
    ALL,
    /// The key frames, then every frame around the best moments.
    COARSE;

    /// From here on a coarse look saves more than half of the work. Below, the whole is watched in
    /// a minute.
    private static final long COARSE_FROM_MS = 10 * 60_000;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a source of this length is watched from coarse to fine.
    public boolean coarse(long durationMs) {
        return switch (this) {
            case AUTO -> durationMs >= COARSE_FROM_MS;
            case ALL -> false;
            case COARSE -> true;
        };
    }
}
