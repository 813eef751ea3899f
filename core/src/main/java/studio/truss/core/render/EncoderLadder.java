package studio.truss.core.render;

import java.util.List;

/// The H.264 encoders of this machine, best first, with what each said to a real tiny encode.
///
/// @param build the FFmpeg build that was asked, so that a stored ladder is not taken for another's
public record EncoderLadder(String build, List<Rung> rungs) {

    /// Device encoders first (they leave the processor to the rest), then x264, then OpenH264.
    public static final List<String> ORDER =
            List.of(
                    "h264_nvenc",
                    "h264_qsv",
                    "h264_videotoolbox",
                    "h264_vaapi",
                    "h264_mf",
                    "libx264",
                    "libopenh264");

    /// @param encoder FFmpeg's name
    /// @param works it has encoded and flushed a few frames
    /// @param words what it said, for a person
    public record Rung(String encoder, boolean works, String words) {}

    public EncoderLadder {
        rungs = List.copyOf(rungs);
    }

    /// The encoders to try for a plan, in order: what it asks for first, then every working rung
    /// below it.
    ///
    /// @param wanted a rung's name or [RenderPlan#AUTO]
    public List<String> candidates(String wanted) {
        List<String> working = rungs.stream().filter(Rung::works).map(Rung::encoder).toList();
        if (wanted.equals(RenderPlan.AUTO)) {
            return working;
        }
        int at = working.indexOf(wanted);
        return at < 0 ? List.of() : working.subList(at, working.size());
    }
}
