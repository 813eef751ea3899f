package studio.truss.platform.gemini.failure;

import java.io.IOException;

/// Carries a refusal through the SDK, which passes on what its connection throws.
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super("status " + refusal.status());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
