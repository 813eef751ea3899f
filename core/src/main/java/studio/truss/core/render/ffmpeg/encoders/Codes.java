package studio.truss.core.render.ffmpeg.encoders;

import org.bytedeco.ffmpeg.avutil.AVRational;

import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.render.RenderOutcome;

/// FFmpeg's return codes and rationals in our types.
public final class Codes {
    private Codes() {}

    public static String text(int code) {
        return Libav.errorText(code);
    }

    /// For calls that fail through us only: a graph that we wrote, memory that is not there.
    public static int check(int code, String what) {
        if (code < 0) {
            throw new IllegalStateException(what + ": " + text(code));
        }
        return code;
    }

    /// For calls that fail through the encoder.
    public static int encoding(int code, String encoder) throws RenderFailure {
        if (code < 0) {
            throw new RenderFailure(
                    RenderOutcome.Kind.ENCODER,
                    "The encoder " + encoder + " failed: " + text(code) + ".");
        }
        return code;
    }

    public static AVRational rational(Rational value) {
        AVRational result = new AVRational();
        result.num(Math.toIntExact(value.num()));
        result.den(Math.toIntExact(value.den()));
        return result;
    }
}
