package studio.truss.core.live;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Turns a curve of excitement into ranked spikes with edges, counts and sample lines.
final class Spikes {
    private static final int APART_S = 120;
    private static final int MOST = 40;

    /// So many are listed of a quiet chat too, where it is long enough.
    private static final int LISTED = 20;

    private static final float BURST_Z = 3.5f;
    private static final int BURST_PEOPLE = 4;
    private static final int EDGE_WINDOW_S = 5;
    private static final float EDGE_Z = 1;
    private static final int EDGE_GAP_S = 3;
    private static final int BEFORE_MAX_S = 25;
    private static final int AFTER_MAX_S = 35;
    private static final int LENGTH_MIN_S = 12;
    private static final int SAMPLES = 5;
    private static final int SAMPLE_LENGTH = 120;

    private final Timeline log;
    private final boolean named;
    private final float[] weight;
    private final Crowd crowd;
    private final float[] z;
    private final int[] reacting;
    private final float[] reactingZ;
    private final float[] reactingZOfAll;
    private final float[] edge;

    Spikes(Timeline log, boolean named, float[] weight, Crowd crowd, float[] z) {
        this.log = log;
        this.named = named;
        this.weight = weight;
        this.crowd = crowd;
        this.z = z;
        this.reacting = new int[z.length];
        for (int s = 0; s < z.length; s++) {
            reacting[s] = Math.round(crowd.reacting()[s]);
        }
        this.reactingZ = LocalLevel.z(reacting);
        this.reactingZOfAll = LocalLevel.zOfAll(reacting);
        this.edge = LocalLevel.z(Crowd.of(log, weight, EDGE_WINDOW_S).people());
    }

    List<ChatSpike> best(float[] excitement) {
        List<ChatSpike> spikes = new ArrayList<>();
        List<Integer> peaks = peaks(excitement, APART_S, MOST);
        // In a quiet chat those follow at which most people wrote.
        float[] people = new float[excitement.length];
        for (int s = 0; s < people.length; s++) {
            people[s] = crowd.people()[s];
        }
        add(peaks, people, APART_S, LISTED);
        for (int peak : peaks) {
            spikes.add(spike(peak, excitement[peak]));
        }
        return spikes;
    }

    /// The highest seconds of a curve, best first, so far apart.
    static List<Integer> peaks(float[] curve, int apart, int most) {
        List<Integer> peaks = new ArrayList<>();
        add(peaks, curve, apart, most);
        return peaks;
    }

    private static void add(List<Integer> peaks, float[] curve, int apart, int most) {
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < curve.length; s++) {
            boolean rises = s == 0 || curve[s] > curve[s - 1];
            boolean falls = s == curve.length - 1 || curve[s] >= curve[s + 1];
            if (curve[s] > 0 && rises && falls) {
                order.add(s);
            }
        }
        order.sort((a, b) -> Float.compare(curve[b], curve[a])); // stable: the earlier first
        for (int s : order) {
            if (peaks.size() >= most) {
                break;
            }
            if (peaks.stream().noneMatch(p -> Math.abs(p - s) < apart)) {
                peaks.add(s);
            }
        }
    }

    private ChatSpike spike(int peak, float score) {
        int start = walk(peak, -1, BEFORE_MAX_S);
        int end = walk(peak, 1, AFTER_MAX_S) + 1;
        int missing = LENGTH_MIN_S - (end - start);
        if (missing > 0) {
            start = Math.max(0, start - missing / 2);
            end += missing - missing / 2;
        }
        int from = log.firstAt(start);
        int to = log.firstAt(end);
        return new ChatSpike(
                ms(start),
                ms(peak),
                ms(end),
                score,
                burst(peak),
                to - from,
                named ? chatters(from, to) : null,
                discounted(from, to),
                samples(from, to));
    }

    private long ms(int second) {
        return log.startMs() + second * 1000L;
    }

    /// More people than around; or more of them react than around, or than in most of the log.
    private boolean burst(int peak) {
        int reach = EDGE_WINDOW_S;
        int last = Math.min(z.length - 1, peak + reach);
        for (int s = Math.max(0, peak - reach); s <= last; s++) {
            boolean people = z[s] >= BURST_Z && crowd.people()[s] >= BURST_PEOPLE;
            float most = Math.max(reactingZ[s], reactingZOfAll[s]);
            boolean laughing = most >= BURST_Z && reacting[s] >= BURST_PEOPLE;
            if (people || laughing) {
                return true;
            }
        }
        return false;
    }

    /// The last second from the peak on before the chat is as it was, short lulls passed over.
    private int walk(int peak, int step, int most) {
        int last = peak;
        int lull = 0;
        for (int k = 1; k <= most; k++) {
            int s = peak + k * step;
            if (s < 0 || s >= edge.length) {
                break;
            }
            if (edge[s] >= EDGE_Z) {
                last = s;
                lull = 0;
            } else if (++lull > EDGE_GAP_S) {
                break;
            }
        }
        return last;
    }

    private int chatters(int from, int to) {
        Set<String> names = new HashSet<>();
        for (int i = from; i < to; i++) {
            ChatMessage m = log.messages().get(i);
            if (m.user() != null && m.kind() != ChatMessage.Kind.BOT) {
                names.add(m.user());
            }
        }
        return names.size();
    }

    private int discounted(int from, int to) {
        int discounted = 0;
        for (int i = from; i < to; i++) {
            discounted += log.counted()[i] ? 0 : 1;
        }
        return discounted;
    }

    private static final class Line {
        final String text;
        float weight;

        Line(String text) {
            this.text = text;
        }
    }

    /// What most people wrote, in their order of frequency; reactions before other lines.
    private List<String> samples(int from, int to) {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            String text = log.messages().get(i).text();
            String key = key(text);
            if (log.counted()[i] && key != null) {
                Line line = lines.computeIfAbsent(key, k -> new Line(shortened(text)));
                line.weight += 1 + weight[i];
            }
        }
        return lines.values().stream()
                .sorted(Comparator.comparingDouble((Line l) -> -l.weight))
                .limit(SAMPLES)
                .map(l -> l.text)
                .toList();
    }

    /// Lines that differ in case, marks or the length of a laugh are one; null for no words.
    private static @Nullable String key(String text) {
        String low = text.strip().toLowerCase(Locale.ROOT);
        if (low.isEmpty()) {
            return null;
        }
        String first = low.split("\\s+", 2)[0];
        boolean laugh = ReactionWords.repeats(first, 1) || ReactionWords.repeats(first, 2);
        return laugh
                ? first.substring(0, Math.min(2, first.length()))
                : low.replaceAll("[.!?]", "");
    }

    private static String shortened(String text) {
        if (text.length() <= SAMPLE_LENGTH) {
            return text;
        }
        int cut = SAMPLE_LENGTH - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut)
                + "…";
    }
}
