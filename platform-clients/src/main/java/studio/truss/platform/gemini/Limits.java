package studio.truss.platform.gemini;

import studio.truss.core.gemini.remote.GeminiService;

import java.time.Duration;

/// How long what may take.
///
/// @param standstill of a file's bytes, or of a small answer
/// @param silence until the model begins to answer, or between two of its words
/// @param whole of a question
record Limits(Duration connect, Duration standstill, Duration silence, Duration whole) {
    static final Limits USUAL =
            new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    GeminiService.SILENCE_MOST,
                    GeminiService.QUESTION_MOST);
}
