package studio.truss.core.render;

import java.nio.file.Path;
import java.util.List;

/// What came of one plan. Unless it is [Rendered] nothing of the clip is left on the disk.
public sealed interface RenderOutcome {

    /// A whole clip, checked by opening it again.
    ///
    /// @param size of its frame, which a limit of the file may have made smaller than planned
    /// @param encoder FFmpeg's name of the encoder that made all of it
    /// @param upscale output pixels for one source pixel, the most of all shots
    /// @param warnings in words for a person
    record Rendered(
            Path file,
            long frames,
            long durationMs,
            FrameSize size,
            String encoder,
            LoudnessResult loudness,
            double upscale,
            List<String> warnings)
            implements RenderOutcome {
        public Rendered {
            warnings = List.copyOf(warnings);
        }
    }

    record Cancelled() implements RenderOutcome {}

    /// @param words for a person: what happened and what to do
    record Failed(Kind kind, String words) implements RenderOutcome {}

    enum Kind {
        NO_SPACE,
        SOURCE_DAMAGED,
        ENCODER,
        OUTPUT_WRONG,
        NOT_WRITABLE,
        /// It does not become as small as it must be.
        TOO_LARGE,
        /// It was not begun, for what was found before.
        REFUSED,
        /// The process that rendered died, or came to a stop and was ended.
        CRASHED
    }
}
