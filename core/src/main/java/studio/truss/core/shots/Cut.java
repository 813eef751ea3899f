package studio.truss.core.shots;

/// Where a new shot begins.
///
/// @param frame index of the first frame of the new shot in presentation order
/// @param ms its time; for a fade or dissolve the time at which the transition begins
/// @param endMs where a fade or dissolve has ended; equals `ms` for a cut
public record Cut(int frame, long ms, Kind kind, long endMs) {

    public enum Kind {
        CUT,
        FADE,
        DISSOLVE
    }
}
