package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.answer.Findings.Finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// The chapters of an answer, of a part or of a whole video.
final class Chapters {
    static final List<String> NAMES = List.of("chapters", "topics", "outline", "sections");
    private static final int CHAPTERS_MAX = 40;
    private static final int TITLE_MAX = 100;
    private static final int SUMMARY_MAX = 300;

    /// What services that show chapters demand between two.
    private static final long APART_MS = 10_000;

    private Chapters() {}

    /// In order of time, each with a title, ten seconds apart.
    static List<ModelChapter> of(JsonNode list, PartClock clock, Findings findings) {
        List<ModelChapter> all = new ArrayList<>();
        for (JsonNode element : list) {
            LooseFields fields = new LooseFields(element);
            String title = fields.text(TITLE_MAX, "title", "name", "chapter", "headline", "topic");
            OptionalLong start = PartClock.written(fields).start();
            if (title.isEmpty() || start.isEmpty() || !clock.isNear(start.getAsLong())) {
                findings.add(Finding.CHAPTER);
                continue;
            }
            String summary = fields.text(SUMMARY_MAX, "summary", "about", "description");
            all.add(
                    new ModelChapter(
                            clock.clamped(clock.placed(start.getAsLong())),
                            title,
                            summary.isEmpty() ? null : summary));
        }
        all.sort(Comparator.comparingLong(ModelChapter::startMs));
        List<ModelChapter> apart = new ArrayList<>();
        for (ModelChapter chapter : all) {
            if (!apart.isEmpty() && isRepeated(apart.getLast(), chapter)) {
                findings.add(Finding.CHAPTER_TWICE);
            } else if (apart.size() == CHAPTERS_MAX) {
                findings.add(Finding.CHAPTER_TOO_MANY);
            } else {
                apart.add(chapter);
            }
        }
        return apart;
    }

    private static boolean isRepeated(ModelChapter last, ModelChapter next) {
        return next.startMs() - last.startMs() < APART_MS
                || next.title().equalsIgnoreCase(last.title());
    }
}
