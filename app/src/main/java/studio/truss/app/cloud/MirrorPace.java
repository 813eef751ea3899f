package studio.truss.app.cloud;

/// When the next round is due: now and then, and as soon as edits have settled.
final class MirrorPace {
    private static final long FRONT_MS = 30_000;
    private static final long BACK_MS = 300_000;

    private long last;
    private boolean begun;
    private long waiting;
    private boolean unsent;
    private boolean asked;

    /// Asked once in a tick.
    ///
    /// @param front whether somebody looks at the window
    /// @param nowWaiting how many changes wait that may be sent
    boolean due(long nowMs, boolean front, long nowWaiting) {
        boolean settled = unsent && nowWaiting == waiting;
        unsent = unsent || nowWaiting > waiting;
        waiting = nowWaiting;
        return !begun || asked || settled || nowMs - last >= (front ? FRONT_MS : BACK_MS);
    }

    /// A round is wanted with the next tick.
    void ask() {
        asked = true;
    }

    /// A round has ended.
    void ran(long nowMs, long stillWaiting) {
        begun = true;
        last = nowMs;
        waiting = stillWaiting;
        unsent = false;
        asked = false;
    }
}
