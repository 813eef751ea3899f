package studio.truss.platform.gemini.failure;

import java.io.IOException;

/// Carries a refusal through the SDK, which passes on what its connection throws.
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final boolean inAnswer;

    public RefusedException(Refusal refusal) {
        this(refusal, false);
    }

    /// @param inAnswer whether some of an answer came before
    public RefusedException(Refusal refusal, boolean inAnswer) {
        super("status " + refusal.status());
        this.refusal = refusal;
        this.inAnswer = inAnswer;
    }

    public Refusal refusal() {
        return refusal;
    }

    public boolean isInAnswer() {
        return inAnswer;
    }
}
