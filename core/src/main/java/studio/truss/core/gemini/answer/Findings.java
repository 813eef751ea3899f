package studio.truss.core.gemini.answer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.AnswerProblem.Kind;
import studio.truss.core.gemini.Window;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts what was wrong with one answer, so that a thousand bad times are one sentence.
final class Findings {
    /// What can be wrong, and what was done about it.
    enum Finding {
        BROKE_OFF(
                Kind.DROPPED,
                "The answer broke off or is damaged; what was whole of it was kept."
                        + " Asking again asks for this part anew.",
                ""),
        VIDEO_CLOCK(
                Kind.REPAIRED,
                "Times in the answer were counted from the video's beginning, not from the part's;"
                        + " they were taken as such.",
                ""),
        MOMENT_TIME(
                Kind.DROPPED,
                "A moment without readable times was left out.",
                "%d moments without readable times were left out."),
        MOMENT_OUTSIDE(
                Kind.DROPPED,
                "A moment at a time that the part does not have was left out.",
                "%d moments at times that the part does not have were left out."),
        MOMENT_LENGTH(
                Kind.DROPPED,
                "A moment that lasts no time was left out.",
                "%d moments that last no time were left out."),
        MOMENT_SCORE(
                Kind.DROPPED,
                "A moment without scores was left out.",
                "%d moments without scores were left out."),
        MOMENT_WORDS(
                Kind.DROPPED,
                "A moment of which nothing is said was left out.",
                "%d moments of which nothing is said were left out."),
        MOMENT_TWICE(
                Kind.DROPPED,
                "A moment that shows the same as a better one was left out.",
                "%d moments that show the same as a better one were left out."),
        MOMENT_TOO_MANY(
                Kind.DROPPED,
                "There were more moments than anybody needs; the weakest one was left out.",
                "There were more moments than anybody needs; the weakest %d were left out."),
        MOMENT_CUT(
                Kind.REPAIRED,
                "A moment that reached a little out of the part was cut at its edge.",
                "%d moments that reached a little out of the part were cut at its edge."),
        MOMENT_TURNED(
                Kind.REPAIRED,
                "A moment ended before it began; its times were swapped.",
                "%d moments ended before they began; their times were swapped."),
        SCORE_SUM(
                Kind.REPAIRED,
                "A moment's score was not the sum of its four; the four were taken.",
                "%d moments' scores were not the sum of their four; the four were taken."),
        SCORE_RANGE(
                Kind.REPAIRED,
                "Scores of a moment were outside of 0 to 25 and were brought there.",
                "Scores of %d moments were outside of 0 to 25 and were brought there."),
        SCORE_MISSING(
                Kind.REPAIRED,
                "A moment lacked some of its four scores; they were filled in from its others.",
                "%d moments lacked some of their four scores; they were filled in from the"
                        + " others."),
        TITLE(
                Kind.REPAIRED,
                "A moment's title was missing or too long and was put right.",
                "%d moments' titles were missing or too long and were put right."),
        CHAPTER(
                Kind.DROPPED,
                "A chapter without a title or a readable time in the part was left out.",
                "%d chapters without a title or a readable time in the part were left out."),
        CHAPTER_TWICE(
                Kind.DROPPED,
                "A chapter that another one repeats, or follows at once, was left out.",
                "%d chapters that others repeat, or follow at once, were left out."),
        CHAPTER_TOO_MANY(
                Kind.DROPPED,
                "There were more chapters than anybody needs; the last one was left out.",
                "There were more chapters than anybody needs; the last %d were left out."),
        SPEECH(
                Kind.DROPPED,
                "A sentence without text or a readable time in the part was left out.",
                "%d sentences without text or a readable time in the part were left out."),
        SPEECH_TWICE(
                Kind.DROPPED,
                "A sentence that stood there twice was left out.",
                "%d sentences that stood there twice were left out."),
        SPEECH_TOO_MANY(
                Kind.DROPPED,
                "There were more sentences than can be said in the part; one was left out.",
                "There were more sentences than can be said in the part; %d were left out."),
        SPEECH_ORDER(
                Kind.REPAIRED,
                "A sentence stood before one that is said earlier; they were put in order.",
                "%d sentences stood before ones that are said earlier; they were put in order."),
        SPEECH_TURNED(
                Kind.REPAIRED,
                "A sentence ended before it began; its end was set by its length.",
                "%d sentences ended before they began; their ends were set by their length."),
        SPEECH_CUT(
                Kind.REPAIRED,
                "A sentence that reached a little out of the part was moved to its edge.",
                "%d sentences that reached a little out of the part were moved to its edge.");

        private final Kind kind;
        private final String one;
        private final String many;

        Finding(Kind kind, String one, String many) {
            this.kind = kind;
            this.one = one;
            this.many = many;
        }

        private String words(int count) {
            return count == 1 || many.isEmpty() ? one : many.formatted(count);
        }
    }

    private final Map<Finding, Integer> counts = new EnumMap<>(Finding.class);

    void add(Finding finding) {
        add(finding, 1);
    }

    void add(Finding finding, int count) {
        if (count > 0) {
            counts.merge(finding, count, Integer::sum);
        }
    }

    /// In the order of the findings, whatever was found first.
    List<AnswerProblem> problems(@Nullable Window window) {
        List<AnswerProblem> problems = new ArrayList<>();
        counts.forEach((finding, count) ->
                problems.add(new AnswerProblem(finding.kind, window, finding.words(count))));
        return problems;
    }
}
