package studio.truss.core.shots;

/// Where a new shot begins.
///
/// @param frame index of the first frame in which the new shot is seen, in presentation order: for
///   a dissolve the first mixed frame, for a fade the first frame that rises out of the one colour
/// @param ms its time
/// @param endMs where a fade or dissolve has ended; equals `ms` for a cut
public record Cut(int frame, long ms, Kind kind, long endMs) {

    public enum Kind {
        CUT,
        FADE,
        DISSOLVE
    }
}
