package studio.truss.core.gemini.merge;

import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.gemini.prompt.OutlinePrompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The chapters of a whole video, as services that show chapters take them: the first at 0, each at
/// least ten seconds after the one before, and no more than somebody reads.
public final class ChapterList {
    private static final long APART_MS = 10_000;

    private ChapterList() {}

    /// The windows' chapters in order of time, those of an overlap from one window only.
    ///
    /// @param answers in order of time
    static List<ModelChapter> joined(List<WindowAnswer> answers) {
        List<ModelChapter> joined = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            long from = i == 0 ? Long.MIN_VALUE : Seam.ms(answers.get(i - 1), answers.get(i));
            long to =
                    i + 1 == answers.size()
                            ? Long.MAX_VALUE
                            : Seam.ms(answers.get(i), answers.get(i + 1));
            for (ModelChapter chapter : answers.get(i).chapters()) {
                // what the next window names at its very beginning, since it must begin somehow,
                // lies before the seam and is no chapter of the whole
                boolean own = chapter.startMs() >= from && chapter.startMs() < to;
                if (own && !repeats(joined, chapter)) {
                    joined.add(chapter);
                }
            }
        }
        return joined;
    }

    /// @param outline of the whole video; empty where it was not asked for or did not come
    /// @param ofWindows in order of time
    public static List<ModelChapter> of(
            List<ModelChapter> outline, List<ModelChapter> ofWindows, long durationMs) {
        List<ModelChapter> all =
                outline.isEmpty()
                        ? ofWindows
                        : outline.stream().map(c -> at(c, ofWindows)).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        List<ModelChapter> list = new ArrayList<>();
        for (ModelChapter chapter : fewer(all, OutlinePrompt.most(durationMs))) {
            long start = list.isEmpty() ? 0 : chapter.startMs();
            if (list.isEmpty() || start - list.getLast().startMs() >= APART_MS) {
                list.add(new ModelChapter(start, chapter.title(), chapter.summary()));
            }
        }
        if (list.size() > 1 && durationMs - list.getLast().startMs() < APART_MS) {
            list.removeLast();
        }
        return List.copyOf(list);
    }

    /// An outline is made of what the windows named, at times that were told in whole seconds.
    private static ModelChapter at(ModelChapter chapter, List<ModelChapter> ofWindows) {
        long start =
                ofWindows.stream()
                        .map(ModelChapter::startMs)
                        .min(Comparator.comparing(ms -> Math.abs(ms - chapter.startMs())))
                        .orElse(chapter.startMs());
        return new ModelChapter(start, chapter.title(), chapter.summary());
    }

    /// Leaves out the shortest until there are few enough; the first stays.
    private static List<ModelChapter> fewer(List<ModelChapter> all, int most) {
        List<ModelChapter> left = new ArrayList<>(all);
        while (left.size() > most) {
            int shortest = 1;
            for (int i = 2; i < left.size(); i++) {
                if (sinceLast(left, i) < sinceLast(left, shortest)) {
                    shortest = i;
                }
            }
            left.remove(shortest);
        }
        return left;
    }

    private static long sinceLast(List<ModelChapter> list, int i) {
        return list.get(i).startMs() - list.get(i - 1).startMs();
    }

    private static boolean repeats(List<ModelChapter> joined, ModelChapter chapter) {
        return !joined.isEmpty()
                && (chapter.startMs() - joined.getLast().startMs() < APART_MS
                        || chapter.title().equalsIgnoreCase(joined.getLast().title()));
    }
}
