package studio.truss.platform.gemini;

import java.time.Duration;

/// How long what may take.
///
/// @param standstill of a file's bytes, or of a small answer
/// @param silence until the model begins to answer, or between two of its words
/// @param whole of a question
record Limits(Duration connect, Duration standstill, Duration silence, Duration whole) {
    /// The model thinks for some minutes about a long stretch; its answer is minutes long too.
    static final Limits USUAL =
            new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15));
}
