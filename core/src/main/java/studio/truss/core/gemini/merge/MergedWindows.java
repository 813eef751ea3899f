package studio.truss.core.gemini.merge;

import studio.truss.core.captions.Transcript;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.AnswerProblem.Kind;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.WindowAnswer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What was said about all windows, each thing once.
///
/// @param moments best first, by the scores of their windows
/// @param chapters of the windows one after the other, in order of time
public record MergedWindows(
        List<ModelMoment> moments,
        List<ModelChapter> chapters,
        Transcript transcript,
        List<AnswerProblem> problems) {
    public MergedWindows {
        moments = List.copyOf(moments);
        chapters = List.copyOf(chapters);
        problems = List.copyOf(problems);
    }

    /// @param answers in any order; windows without an answer are left out, and halves stand for
    ///   the whole
    public static MergedWindows of(List<WindowAnswer> answers) {
        List<WindowAnswer> sorted =
                answers.stream()
                        .sorted(Comparator.comparing(answer -> answer.window().range()))
                        .toList();
        ChapterList chapters = ChapterList.joined(sorted);
        return new MergedWindows(
                JoinedMoments.of(sorted),
                chapters.chapters(),
                JoinedSpeech.of(SpeakerNames.unified(sorted)),
                Stream.concat(
                                sorted.stream().flatMap(answer -> answer.problems().stream()),
                                chapters.problems().stream())
                        .toList());
    }

    /// Without what is said: the video has no sound.
    public MergedWindows unheard() {
        int sentences = transcript.segments().size();
        if (sentences == 0) {
            return this;
        }
        AnswerProblem invented =
                new AnswerProblem(
                        Kind.DROPPED,
                        null,
                        "The video has no sound, so nothing is said in it: "
                                + (sentences == 1
                                        ? "a sentence was left out."
                                        : sentences + " sentences were left out."));
        return new MergedWindows(
                moments,
                chapters,
                new Transcript(List.of()),
                Stream.concat(problems.stream(), Stream.of(invented)).toList());
    }
}
