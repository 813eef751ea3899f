package studio.truss.core.derived;

/// What came of asking for something derived.
///
/// @param <T> what was asked for
public sealed interface Made<T> {

    /// It is there. Close what is held when it is no longer shown.
    record Ready<T>(Held<T> held) implements Made<T> {}

    /// It cannot be had; why, and what to do, in words for a person.
    ///
    /// @param code a word for programs: `no-space`, `no-sound`, `no-picture`, `damaged` and the
    ///   other words of [studio.truss.core.media.MediaProblem.Kind]
    record Refused<T>(String code, String message) implements Made<T> {}

    record Cancelled<T>() implements Made<T> {}
}
