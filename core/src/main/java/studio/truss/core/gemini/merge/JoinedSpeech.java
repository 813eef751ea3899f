package studio.truss.core.gemini.merge;

import studio.truss.core.captions.Transcript;
import studio.truss.core.gemini.WindowAnswer;

import java.util.List;

/// One transcript of all windows, without doubled sentences where they overlap.
final class JoinedSpeech {
    private JoinedSpeech() {}

    /// @param answers in order of time
    static Transcript of(List<WindowAnswer> answers) {
        return new Transcript(
                answers.stream().flatMap(answer -> answer.speech().stream()).toList());
    }
}
