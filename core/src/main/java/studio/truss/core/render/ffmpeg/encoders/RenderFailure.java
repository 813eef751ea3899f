package studio.truss.core.render.ffmpeg.encoders;

import studio.truss.core.render.RenderOutcome;

import java.io.Serial;

/// Why one clip cannot be finished. An [RenderOutcome.Kind#ENCODER] failure may be mended by the
/// next rung of the ladder.
public final class RenderFailure extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private static final int NO_SPACE_LEFT = -28;
    private static final int QUOTA_EXCEEDED = -122;

    private final RenderOutcome.Kind kind;

    public RenderFailure(RenderOutcome.Kind kind, String words) {
        super(words);
        this.kind = kind;
    }

    /// Of a return code while the clip's file is written.
    public static RenderFailure writing(String what, int code) {
        return code == NO_SPACE_LEFT || code == QUOTA_EXCEEDED
                ? new RenderFailure(
                        RenderOutcome.Kind.NO_SPACE, "The disk is full; make room and try again.")
                : new RenderFailure(
                        RenderOutcome.Kind.NOT_WRITABLE,
                        "The clip cannot be written (" + what + ": " + Codes.text(code) + ").");
    }

    public RenderOutcome.Kind kind() {
        return kind;
    }

    public RenderOutcome.Failed outcome() {
        return new RenderOutcome.Failed(kind, String.valueOf(getMessage()));
    }
}
