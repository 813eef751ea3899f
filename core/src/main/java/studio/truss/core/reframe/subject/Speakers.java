package studio.truss.core.reframe.subject;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.FaceFrame.Stir;
import studio.truss.core.reframe.Sighting;
import studio.truss.core.reframe.Voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tells who of several people speaks when, from the motion of their mouths while a voice is heard.
///
/// Each mouth is measured against itself, between its own 20th and 80th percentile, for mouths are
/// seen differently well. Over the whole shot the turns are chosen that explain most at the least
/// changes: a laugh or a nod is not worth two of them.
public final class Speakers {
    /// What a change of speaker costs, in windows of undoubted speech.
    private static final double CHANGE = 1.2;

    /// A mouth that moves less than this is closed, whatever its percentiles.
    private static final double MOTION_MIN = 1.5;

    private static final double LOW = 0.2;
    private static final double HIGH = 0.8;

    /// A wide laugh counts no more than clear speech.
    private static final double MOST = 1;

    /// Somebody speaks in a shot who holds this share of the time.
    private static final double SHARE_MIN = 0.15;

    private final List<Person> people;
    private final TimeRange range;
    private final long[] times;
    private final double[][] evidence;

    /// @param people two or more
    public Speakers(List<Person> people, TimeRange range, Voice voice) {
        this.people = people;
        this.range = range;
        times =
                people.stream()
                        .flatMap(person -> person.samples().stream())
                        .mapToLong(Sighting::ms)
                        .distinct()
                        .sorted()
                        .toArray();
        evidence = new double[people.size()][];
        for (int p = 0; p < evidence.length; p++) {
            evidence[p] = evidence(people.get(p), voice);
        }
    }

    private double[] evidence(Person person, Voice voice) {
        double[] mouth = new double[times.length];
        Arrays.fill(mouth, -1);
        for (int i = 0; i < person.samples().size(); i++) {
            Stir stir = person.stirs().get(i);
            int at = Arrays.binarySearch(times, person.samples().get(i).ms());
            mouth[at] = stir.mouth();
        }
        double[] known = Arrays.stream(mouth).filter(m -> m >= 0).sorted().toArray();
        double[] out = new double[mouth.length];
        if (known.length == 0) {
            return out;
        }
        double low = known[(int) (LOW * (known.length - 1))];
        double high = known[(int) Math.round(HIGH * (known.length - 1))];
        double span = Math.max(MOTION_MIN, high - low);
        for (int i = 0; i < out.length; i++) {
            double share = mouth[i] < 0 ? 0 : (mouth[i] - low) / span;
            long end = i + 1 < times.length ? times[i + 1] : range.endMs();
            TimeRange window = TimeRange.of(times[i], Math.max(times[i], end));
            out[i] = Math.clamp(share, 0, MOST) * voice.over(window);
        }
        return out;
    }

    /// Turns that cover the shot, in order of time.
    public List<Turn> turns() {
        int n = times.length;
        int count = people.size();
        double[] total = new double[count];
        int[][] from = new int[n][count];
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int p = 1; p < count; p++) {
                best = total[p] > total[best] ? p : best;
            }
            double[] next = new double[count];
            for (int p = 0; p < count; p++) {
                boolean stays = i == 0 || total[p] >= total[best] - CHANGE;
                from[i][p] = stays ? p : best;
                next[p] = (stays ? total[p] : total[best] - CHANGE) + evidence[p][i];
            }
            total = next;
        }
        int speaker = 0;
        for (int p = 1; p < count; p++) {
            speaker = total[p] > total[speaker] ? p : speaker;
        }
        int[] who = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            who[i] = speaker;
            speaker = from[i][speaker];
        }
        List<Turn> turns = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= n; i++) {
            if (i == n || who[i] != who[start]) {
                long begin = start == 0 ? range.startMs() : times[start];
                long end = i == n ? range.endMs() : times[i];
                turns.add(new Turn(people.get(who[start]), TimeRange.of(begin, end)));
                start = i;
            }
        }
        return turns;
    }

    /// Those who speak in these turns long enough to count.
    public List<Person> speaking(List<Turn> turns) {
        List<Person> speaking = new ArrayList<>();
        for (Person person : people) {
            long ms = 0;
            for (Turn turn : turns) {
                ms += turn.person().equals(person) ? turn.range().lengthMs() : 0;
            }
            if (ms >= SHARE_MIN * range.lengthMs()) {
                speaking.add(person);
            }
        }
        return speaking;
    }

    /// What is to be followed in these turns.
    public static List<Sighting> sightings(List<Turn> turns) {
        List<Sighting> all = new ArrayList<>();
        for (Turn turn : turns) {
            List<Sighting> inside = turn.person().inside(turn.range());
            for (int i = 0; i < inside.size(); i++) {
                Sighting one = inside.get(i);
                all.add(i == 0 ? one.from(Math.min(one.ms(), turn.range().startMs())) : one);
            }
        }
        return all;
    }
}
