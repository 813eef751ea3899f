package studio.truss.core.gemini;

import studio.truss.core.captions.Transcript;

import java.util.List;
import java.util.stream.Stream;

/// What the model said about a whole video.
///
/// @param model that answered, as the service names it, several with commas between them; empty
///   where nobody was asked
/// @param promptHash of all that the model is told, so that another wording is another answer
/// @param moments best first
public record VideoAnswer(
        String model,
        String promptHash,
        List<ModelMoment> moments,
        List<ModelChapter> chapters,
        Transcript transcript,
        List<AnswerProblem> problems) {
    public VideoAnswer {
        moments = List.copyOf(moments);
        chapters = List.copyOf(chapters);
        problems = List.copyOf(problems);
    }

    /// The same with more to say about it.
    public VideoAnswer with(List<AnswerProblem> further) {
        return new VideoAnswer(
                model,
                promptHash,
                moments,
                chapters,
                transcript,
                Stream.concat(problems.stream(), further.stream()).toList());
    }

    /// Of a video about which nobody was asked.
    ///
    /// @param why a sentence for a person
    public static VideoAnswer notAsked(String why) {
        return new VideoAnswer(
                "",
                "",
                List.of(),
                List.of(),
                new Transcript(List.of()),
                List.of(new AnswerProblem(AnswerProblem.Kind.NOT_ASKED, null, why)));
    }
}
