package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.ModelChapter;

import java.util.List;

/// Reads the chapters of a whole video.
public final class OutlineReader {
    private OutlineReader() {}

    /// @param chapters in order of time, at least one
    public record Outline(List<ModelChapter> chapters, List<AnswerProblem> problems) {
        public Outline {
            chapters = List.copyOf(chapters);
            problems = List.copyOf(problems);
        }
    }

    public static ReadResult<Outline> read(String text, boolean whole, long durationMs) {
        ReadResult<JsonNode> found = LooseJson.find(text, root -> list(root).isArray());
        return switch (found) {
            case ReadResult.Read<JsonNode>(JsonNode root) -> outline(list(root), durationMs);
            case ReadResult.Unreadable<JsonNode>(String reason, boolean truncated) ->
                    new ReadResult.Unreadable<>(reason, truncated || !whole);
        };
    }

    private static ReadResult<Outline> outline(JsonNode list, long durationMs) {
        Findings findings = new Findings();
        List<ModelChapter> chapters = Chapters.of(list, new PartClock(0, durationMs, 0), findings);
        return chapters.isEmpty()
                ? new ReadResult.Unreadable<>("The answer names no chapter of the video.", false)
                : new ReadResult.Read<>(new Outline(chapters, findings.problems(null)));
    }

    private static JsonNode list(JsonNode root) {
        return root.isArray() ? root : new LooseFields(root).list(Chapters.NAMES);
    }
}
