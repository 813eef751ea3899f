package studio.truss.core.transfer.flow;

import java.io.IOException;

/// A transfer ends early because somebody wants it so.
public final class TransferStop extends IOException {
    private static final long serialVersionUID = 1;

    public enum Why {
        PAUSED,
        CANCELLED,
        /// The program ends, or rests.
        CLOSED
    }

    private final Why why;

    public TransferStop(Why why) {
        super("stopped: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
