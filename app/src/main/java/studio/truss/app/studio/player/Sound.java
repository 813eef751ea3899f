package studio.truss.app.studio.player;

/// Whether a source is heard, and why not.
public enum Sound {
    /// It is heard when it plays.
    HEARD,
    /// It is being prepared.
    COMING,
    /// The source has none.
    NONE,
    /// It could not be prepared.
    FAILED,
    /// The machine has no device that plays it.
    NO_DEVICE,
    /// The creator has turned it off.
    OFF
}
