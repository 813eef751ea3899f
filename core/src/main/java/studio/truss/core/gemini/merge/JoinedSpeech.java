package studio.truss.core.gemini.merge;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.gemini.WindowAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One transcript of all windows. A sentence of an overlap is taken from the window in whose middle
/// it lies rather than from the one at whose edge it does; where the windows' clocks differ, none
/// is taken twice, and none is lost.
final class JoinedSpeech {
    /// A sentence of the other window that lies over so much of one says the same in other words.
    private static final double COVERED = 0.4;

    private JoinedSpeech() {}

    /// @param answers in order of time
    static Transcript of(List<WindowAnswer> answers) {
        List<Segment> joined = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (i == 0) {
                joined.addAll(answers.get(0).speech());
            } else {
                join(joined, answers.get(i - 1), answers.get(i));
            }
        }
        return new Transcript(apart(new Transcript(joined).segments()));
    }

    /// Nobody overlaps himself, as he may where two windows' clocks differ.
    private static List<Segment> apart(List<Segment> sorted) {
        List<Segment> apart = new ArrayList<>(sorted);
        for (int i = 0; i + 1 < apart.size(); i++) {
            Segment said = apart.get(i);
            Segment next = apart.get(i + 1);
            boolean own = Objects.equals(said.speaker(), next.speaker());
            // a word takes a millisecond at least
            boolean room = next.startMs() - said.startMs() >= said.words().size();
            if (own && room && next.startMs() < said.endMs()) {
                apart.set(
                        i, Segment.of(said.startMs(), next.startMs(), said.speaker(), said.text()));
            }
        }
        return apart;
    }

    private static void join(List<Segment> joined, WindowAnswer before, WindowAnswer next) {
        long seam = Seam.ms(before, next);
        int from = joined.size();
        while (from > 0 && mayMeet(joined.get(from - 1), next)) {
            from--;
        }
        List<Segment> tail = joined.subList(from, joined.size());
        List<Segment> ofBefore = tail.stream().filter(s -> Likeness.middle(s) < seam).toList();
        List<Segment> ofNext =
                next.speech().stream().filter(s -> Likeness.middle(s) >= seam).toList();
        List<Segment> taken = new ArrayList<>(ofBefore);
        for (Segment segment : tail) {
            if (!ofBefore.contains(segment) && isLost(segment, ofNext)) {
                taken.add(segment);
            }
        }
        List<Segment> all = new ArrayList<>(taken);
        for (Segment segment : next.speech()) {
            if (ofNext.contains(segment)
                    ? taken.stream().noneMatch(s -> Likeness.isSame(s, segment))
                    : isLost(segment, taken)) {
                all.add(segment);
            }
        }
        tail.clear();
        joined.addAll(all);
    }

    private static boolean mayMeet(Segment segment, WindowAnswer next) {
        return segment.endMs() > next.window().range().startMs() - Likeness.LONG_NEAR_MS;
    }

    private static boolean isLost(Segment segment, List<Segment> taken) {
        long length = segment.endMs() - segment.startMs();
        return taken.stream()
                .noneMatch(other ->
                        Likeness.isSame(segment, other)
                                || Likeness.overlapMs(segment, other) > COVERED * length);
    }
}
