package studio.truss.core.gemini.merge;

import studio.truss.core.captions.Segment;
import studio.truss.core.gemini.WindowAnswer;

import java.util.List;

/// One name for a voice in all windows.
final class SpeakerNames {
    private SpeakerNames() {}

    /// What is said in each window, the speakers' names the same in all of them.
    static List<WindowAnswer> unified(List<WindowAnswer> answers) {
        return answers;
    }

    static List<Segment> speech(WindowAnswer answer) {
        return answer.speech();
    }
}
