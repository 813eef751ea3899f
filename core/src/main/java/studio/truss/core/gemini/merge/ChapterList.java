package studio.truss.core.gemini.merge;

import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.AnswerProblem.Kind;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.gemini.prompt.OutlinePrompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The chapters of a whole video, as services that show chapters take them: the first at 0, each at
/// least ten seconds after the one before, and no more than somebody reads.
///
/// @param problems which were moved or left out for that
public record ChapterList(List<ModelChapter> chapters, List<AnswerProblem> problems) {
    private static final long APART_MS = 10_000;

    /// An outline's times are whole seconds.
    private static final long ROUNDED_MS = 1_000;

    private static final List<String> REPEATED =
            List.of(
                    "A chapter that the part before named already, or ended with, was left out.",
                    "%d chapters that the part before named already, or ended with, were left"
                            + " out.");
    private static final List<String> MOVED =
            List.of(
                    "A chapter of the whole was moved to where its part has it.",
                    "%d chapters of the whole were moved to where their parts have them.");
    private static final List<String> LATE =
            List.of("The first chapter did not begin with the video; it was moved there.");
    private static final List<String> TOO_MANY =
            List.of(
                    "There were more chapters than anybody reads; the shortest one was left out.",
                    "There were more chapters than anybody reads; the shortest %d were left out.");
    private static final List<String> TOO_NEAR =
            List.of(
                    "A chapter less than ten seconds from the one before or the end was left out.",
                    "%d chapters less than ten seconds from the one before or the end were left"
                            + " out.");

    public ChapterList {
        chapters = List.copyOf(chapters);
        problems = List.copyOf(problems);
    }

    /// How many chapters the windows of a video can name at most.
    public static long most(long durationMs) {
        return Math.ceilDiv(durationMs, APART_MS);
    }

    /// The windows' chapters in order of time, those of an overlap from one window only.
    ///
    /// @param answers in order of time
    static ChapterList joined(List<WindowAnswer> answers) {
        List<ModelChapter> joined = new ArrayList<>();
        int repeated = 0;
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
                if (own && repeats(joined, chapter)) {
                    repeated++;
                } else if (own) {
                    joined.add(chapter);
                }
            }
        }
        return new ChapterList(joined, counted(Kind.DROPPED, repeated, REPEATED).toList());
    }

    /// @param outline of the whole video; empty where it was not asked for or did not come
    /// @param ofWindows in order of time
    public static ChapterList of(
            List<ModelChapter> outline, List<ModelChapter> ofWindows, long durationMs) {
        List<ModelChapter> all =
                outline.isEmpty()
                        ? ofWindows
                        : outline.stream().map(c -> at(c, ofWindows)).toList();
        int moved = 0;
        for (int i = 0; i < outline.size(); i++) {
            if (Math.abs(all.get(i).startMs() - outline.get(i).startMs()) >= ROUNDED_MS) {
                moved++;
            }
        }
        List<ModelChapter> few = fewer(all, OutlinePrompt.most(durationMs));
        List<ModelChapter> list = new ArrayList<>();
        for (ModelChapter chapter : few) {
            long start = list.isEmpty() ? 0 : chapter.startMs();
            if (list.isEmpty() || start - list.getLast().startMs() >= APART_MS) {
                list.add(new ModelChapter(start, chapter.title(), chapter.summary()));
            }
        }
        if (list.size() > 1 && durationMs - list.getLast().startMs() < APART_MS) {
            list.removeLast();
        }
        boolean late = !few.isEmpty() && few.getFirst().startMs() > 0;
        return new ChapterList(
                list,
                Stream.of(
                                counted(Kind.REPAIRED, moved, MOVED),
                                counted(Kind.REPAIRED, late ? 1 : 0, LATE),
                                counted(Kind.DROPPED, all.size() - few.size(), TOO_MANY),
                                counted(Kind.DROPPED, few.size() - list.size(), TOO_NEAR))
                        .flatMap(found -> found)
                        .toList());
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

    /// @param words for one, then for more
    private static Stream<AnswerProblem> counted(Kind kind, int count, List<String> words) {
        return count == 0
                ? Stream.empty()
                : Stream.of(
                        new AnswerProblem(
                                kind,
                                null,
                                count == 1 ? words.getFirst() : words.getLast().formatted(count)));
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
