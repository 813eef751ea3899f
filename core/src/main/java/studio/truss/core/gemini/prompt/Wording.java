package studio.truss.core.gemini.prompt;

import studio.truss.core.captions.Transcript;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.Window;
import studio.truss.core.media.TimeRange;

import java.util.List;

/// All that the model is told about any video, as one hash: another wording is another answer.
public final class Wording {
    private static final TimeRange SAMPLE = TimeRange.of(0, 60_000);

    private Wording() {}

    public static String hash(Wish wish) {
        ModelMoment moment =
                ModelMoment.once(SAMPLE, "hook", "title", "why", new SubScores(1, 2, 3, 4));
        ModelChapter chapter = new ModelChapter(0, "title", null);
        return Prompt.sha256(
                WindowPrompt.of(new Window(0, SAMPLE), wish, ChatExcerpt.NONE).hash(),
                ComparisonPrompt.of(List.of(moment, moment), new Transcript(List.of()), 0).hash(),
                OutlinePrompt.of(List.of(chapter), SAMPLE.endMs()).hash());
    }
}
