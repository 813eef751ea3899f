package studio.truss.core.captions;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Words as blocks over time: at most two lines of twenty columns, about two seconds, never across
/// a cut, rather at the ends of sentences and in pauses. Pure.
public final class CaptionLayout {
    static final int COLUMNS = 20;
    static final long LONGEST_MS = 2_000;

    /// A pause that ends a block.
    private static final long PAUSE_MS = 700;

    /// A block stays until the next one where that is sooner, else this long after its last word.
    private static final long HELD_MS = 400;

    private static final long SHORT_MS = 900;
    private static final String SENTENCE_ENDS = ".?!…。？！؟۔।";
    private static final String CLAUSE_ENDS = ",;:—–،؛、，；：";

    private CaptionLayout() {}

    /// @param words in the order of their times
    /// @param range of the clip; words that lie outside for the most part are left out
    /// @param cutsMs where the picture changes; those outside the range do not count
    public static List<CaptionBlock> blocks(List<Word> words, TimeRange range, List<Long> cutsMs) {
        List<Long> edges = new ArrayList<>(List.of(range.startMs()));
        cutsMs.stream()
                .filter(cut -> cut > range.startMs() && cut < range.endMs())
                .sorted()
                .distinct()
                .forEach(edges::add);
        edges.add(range.endMs());
        List<CaptionBlock> blocks = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            TimeRange shot = TimeRange.of(edges.get(i), edges.get(i + 1));
            shot(inside(words, shot), shot, blocks);
        }
        return List.copyOf(blocks);
    }

    /// The words of a shot; one that is said over a cut belongs where most of it is said.
    private static List<Word> inside(List<Word> words, TimeRange shot) {
        List<Word> inside = new ArrayList<>();
        for (Word word : words) {
            if (shot.contains((word.startMs() + word.endMs()) / 2)) {
                long start = Math.max(word.startMs(), shot.startMs());
                inside.add(word.between(start, Math.min(word.endMs(), shot.endMs())));
            }
        }
        return inside;
    }

    private static void shot(List<Word> words, TimeRange shot, List<CaptionBlock> blocks) {
        List<List<Word>> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size()
                    || words.get(i).startMs() - words.get(i - 1).endMs() >= PAUSE_MS) {
                groups.addAll(groups(words.subList(from, i)));
                from = i;
            }
        }
        for (int i = 0; i < groups.size(); i++) {
            long until =
                    i + 1 < groups.size() ? groups.get(i + 1).getFirst().startMs() : shot.endMs();
            List<Word> group = groups.get(i);
            long start = group.getFirst().startMs();
            blocks.add(
                    new CaptionBlock(
                            start,
                            Math.max(start + 1, end(group, until)),
                            LineBreaks.pair(group, COLUMNS).orElseThrow()));
        }
    }

    private static long end(List<Word> group, long until) {
        long start = group.getFirst().startMs();
        long said = group.getLast().endMs();
        long held = Math.min(said + HELD_MS, Math.max(said, start + LONGEST_MS));
        return Math.min(held, until);
    }

    /// Cuts a run of words without pauses where it costs least: the shortest way through all ways
    /// to cut it.
    private static List<List<Word>> groups(List<Word> run) {
        int count = run.size();
        double[] cost = new double[count + 1];
        int[] from = new int[count + 1];
        Arrays.fill(cost, Double.MAX_VALUE);
        cost[0] = 0;
        for (int to = 1; to <= count; to++) {
            for (int start = to - 1; start >= 0; start--) {
                List<Word> group = run.subList(start, to);
                if (group.size() > 1 && !fits(group)) {
                    break;
                }
                double sum = cost[start] + cost(group, to == count ? null : run.get(to));
                if (sum < cost[to]) {
                    cost[to] = sum;
                    from[to] = start;
                }
            }
        }
        List<List<Word>> groups = new ArrayList<>();
        for (int to = count; to > 0; to = from[to]) {
            groups.add(run.subList(from[to], to));
        }
        Collections.reverse(groups);
        return groups;
    }

    /// A word that is drawn smaller stands alone, so that it alone is smaller.
    private static boolean fits(List<Word> group) {
        return group.stream().noneMatch(word -> LineBreaks.overlong(word, COLUMNS))
                && group.getLast().endMs() - group.getFirst().startMs() <= LONGEST_MS
                && LineBreaks.pair(group, COLUMNS).isPresent();
    }

    /// Few blocks, that end where thoughts do, and none that flashes by or ends within a word.
    ///
    /// @param next the word that follows, null after the last
    private static double cost(List<Word> group, @Nullable Word next) {
        double cost = 1;
        boolean within = false;
        if (next != null && !ends(group.getLast(), SENTENCE_ENDS)) {
            within = true;
            cost += ends(group.getLast(), CLAUSE_ENDS) ? 0.2 : 0.5;
            cost += SpokenText.torn(group.getLast(), next) ? 1 : 0;
        }
        for (Word word : group.subList(0, group.size() - 1)) {
            // an end of a sentence with a piece of the next is worse than two that are whole
            double sentence = within ? 2.6 : 1.6;
            cost += ends(word, SENTENCE_ENDS) ? sentence : ends(word, CLAUSE_ENDS) ? 0.1 : 0;
        }
        long length = group.getLast().endMs() - group.getFirst().startMs();
        return cost + Math.max(0, 1 - (double) length / SHORT_MS);
    }

    private static boolean ends(Word word, String marks) {
        String text = word.text();
        int at = text.length() - 1;
        while (at > 0 && "\"'”’»)」』".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return marks.indexOf(text.charAt(at)) >= 0;
    }
}
