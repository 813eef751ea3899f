package studio.truss.app.studio.player;

/// How the process that decodes does.
public enum DecoderState {
    WELL,
    /// It died, and is asked for the same frame again.
    RESTARTING,
    /// It died of one frame again and again.
    FAILING
}
