package studio.truss.app.measure;

import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import studio.truss.app.studio.timeline.model.Curve;
import studio.truss.app.studio.timeline.model.Filmstrip;
import studio.truss.app.studio.timeline.model.SignalLane;
import studio.truss.app.studio.timeline.model.TimelineCandidate;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.app.studio.timeline.model.Waveform;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// A made-up source as it looks after its analysis: moments with curves that rise around them,
/// words, silences, cuts, chapters, sound and pictures. The same seed gives the same.
public final class TimelineSample {
    private static final int HOP_MS = 500;
    private static final List<String> SIGNALS =
            List.of(
                    "Laughter",
                    "Cheering",
                    "Speech",
                    "Loudness",
                    "Motion",
                    "Bursts",
                    "Faces",
                    "Chat");
    private static final List<String> TITLES =
            List.of(
                    "Impossible last-second shot",
                    "“I deleted the whole save”",
                    "Boss phase two on one heart",
                    "The donation read goes wrong",
                    "Explaining the trick in ten words",
                    "Nobody expected that door");
    private static final List<String> CHAPTERS =
            List.of("Warm-up and chat", "Ranked, map 1", "The bet", "Boss run", "Questions");

    private final long durationMs;
    private final SplittableRandom random;
    private final float[] strength;

    private TimelineSample(long durationMs, long seed) {
        this.durationMs = durationMs;
        this.random = new SplittableRandom(seed);
        this.strength = new float[(int) (durationMs / HOP_MS) + 1];
    }

    /// @param lanes how many signals, at most eight
    public static TimelineModel model(long durationMs, int moments, int lanes, long seed) {
        return new TimelineSample(durationMs, seed).build(moments, lanes);
    }

    private TimelineModel build(int count, int laneCount) {
        List<TimelineMoment> moments = moments(count);
        List<SignalLane> lanes = new ArrayList<>();
        for (int i = 0; i < laneCount; i++) {
            String name = SIGNALS.get((SIGNALS.size() - laneCount + i) % SIGNALS.size());
            lanes.add(new SignalLane(name.toLowerCase(Locale.ROOT), name, signal()));
        }
        List<TimeRange> words = new ArrayList<>();
        List<TimeRange> silences = new ArrayList<>();
        for (long at = 400; at < durationMs - 1_000; ) {
            long length = random.nextLong(90, 520);
            words.add(TimeRange.of(at, at + length));
            at += length + 30;
            if (random.nextInt(9) == 0) {
                long quiet = random.nextLong(400, 2_500);
                silences.add(TimeRange.of(at, Math.min(durationMs, at + quiet)));
                at += quiet;
            }
        }
        List<Long> cuts = new ArrayList<>();
        for (long at = 0; at < durationMs; at += random.nextLong(4_000, 90_000)) {
            cuts.add(at);
        }
        return TimelineModel.of(durationMs, 30_000 / 1_001.0)
                .withMoments(moments)
                .withCandidates(candidates(count))
                .withScore(new Curve(HOP_MS, noisy(0.12, 0.04, 1)))
                .withLanes(lanes)
                .withWords(words)
                .withSilences(silences)
                .withCuts(cuts)
                .withChapters(chapters());
    }

    private List<TimelineMoment> moments(int count) {
        List<TimelineMoment> moments = new ArrayList<>();
        Clip.Status[] states = {
            Clip.Status.APPROVED,
            Clip.Status.PROPOSED,
            Clip.Status.PROPOSED,
            Clip.Status.REJECTED,
            Clip.Status.RENDERED,
            Clip.Status.PROPOSED
        };
        for (int i = 0; i < count; i++) {
            long middle = (long) ((i + 0.25 + random.nextDouble() * 0.5) * durationMs / count);
            long length = random.nextLong(18_000, 48_000);
            double score = 45 + 50 * random.nextDouble();
            rise(middle, length, score / 100);
            long start = Math.clamp(middle - length / 2, 0, durationMs - length);
            moments.add(
                    new TimelineMoment(
                            "moment-" + i,
                            TimeRange.of(start, start + length),
                            score,
                            TITLES.get(i % TITLES.size()),
                            states[i % states.length]));
        }
        moments.sort(Comparator.comparingDouble(TimelineMoment::score).reversed());
        return moments;
    }

    private void rise(long middleMs, long lengthMs, double height) {
        double width = lengthMs * 0.55 / HOP_MS;
        int centre = (int) (middleMs / HOP_MS);
        int reach = (int) (4 * width);
        int last = Math.min(strength.length - 1, centre + reach);
        for (int i = Math.max(0, centre - reach); i <= last; i++) {
            double away = (i - centre) / width;
            strength[i] = Math.max(strength[i], (float) (height * Math.exp(-away * away / 1.6)));
        }
    }

    private List<TimelineCandidate> candidates(int count) {
        List<TimelineCandidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long start = random.nextLong(Math.max(1, durationMs - 20_000));
            candidates.add(
                    new TimelineCandidate(
                            "rejected-" + i,
                            TimeRange.of(start, Math.min(durationMs, start + 20_000)),
                            20 + 20 * random.nextDouble(),
                            "too near to a better one"));
        }
        return candidates;
    }

    private List<TimelineChapter> chapters() {
        List<TimelineChapter> chapters = new ArrayList<>();
        long each = durationMs / CHAPTERS.size();
        for (int i = 0; i < CHAPTERS.size(); i++) {
            chapters.add(
                    new TimelineChapter(TimeRange.of(i * each, (i + 1) * each), CHAPTERS.get(i)));
        }
        return chapters;
    }

    private Curve signal() {
        return new Curve(
                HOP_MS,
                noisy(
                        0.02 + 0.06 * random.nextDouble(),
                        0.1 + 0.4 * random.nextDouble(),
                        0.6 + 0.4 * random.nextDouble()));
    }

    private float[] noisy(double ground, double noise, double follow) {
        float[] values = new float[strength.length];
        for (int i = 0; i < values.length; i++) {
            double wild = Math.pow(random.nextDouble(), 3) * (0.5 + strength[i]);
            double rising = follow * strength[i] * (1 - noise * random.nextDouble());
            values[i] = (float) Math.clamp(ground + 2 * noise * wild + rising, 0, 1);
        }
        return values;
    }

    /// Sound that is loud where the score is high.
    public static Waveform waveform(TimelineModel model) {
        float[] score = model.score().values();
        int hop = model.score().hopMs();
        return (fromMs, msPerColumn, columns, min, max, rms) -> {
            for (int i = 0; i < columns; i++) {
                long column = Math.round(fromMs / msPerColumn) + i;
                int at = (int) (column * msPerColumn / hop);
                double loud = at < 0 || at >= score.length ? 0 : 0.25 + 0.6 * score[at];
                max[i] = (float) (loud * (0.6 + 0.4 * hash(column)));
                min[i] = (float) (-loud * (0.6 + 0.4 * hash(column + 7)));
                rms[i] = (float) (loud * 0.4);
            }
            return true;
        };
    }

    private static double hash(long value) {
        long mixed = (value ^ 0x5DEECE66DL) * 0x9E3779B97F4A7C15L;
        return (mixed >>> 40) / (double) (1 << 24);
    }

    /// Forty drawn pictures, another every ten seconds.
    public static Filmstrip filmstrip() {
        List<Image> pictures = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pictures.add(picture(i));
        }
        return new Filmstrip() {
            @Override
            public double aspect() {
                return 16 / 9.0;
            }

            @Override
            public Image at(long ms, int height) {
                return pictures.get((int) (hash(ms / 10_000) * pictures.size()));
            }
        };
    }

    private static Image picture(int number) {
        WritableImage image = new WritableImage(160, 90);
        PixelWriter pixels = image.getPixelWriter();
        double hue = number * 47 % 360;
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 160; x++) {
                double away = Math.hypot(x - 50 - number * 1.5, y - 55);
                pixels.setColor(
                        x,
                        y,
                        away < 26
                                ? Color.hsb(hue + 40, 0.35, 0.85)
                                : Color.hsb(hue, 0.55, 0.25 + 0.3 * y / 90));
            }
        }
        return image;
    }
}
