package studio.truss.app.studio.editor;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.timeline.model.Curve;
import studio.truss.app.studio.timeline.model.Filmstrip;
import studio.truss.app.studio.timeline.model.SignalLane;
import studio.truss.app.studio.timeline.model.TimelineCandidate;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.app.studio.timeline.model.Waveform;
import studio.truss.core.clips.Analysis;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Rejected;
import studio.truss.core.moments.ledger.ScoreScale;
import studio.truss.core.moments.ledger.SignalCurve;
import studio.truss.core.moments.signal.GeminiSignal;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the timeline shows of a video, in the timeline's own terms. Curves are made once a video.
final class TimelineFeed {
    private static final int PICTURES_MOST = 600;

    private final TimelineModel still;

    /// @param fps frames a second of the video
    TimelineFeed(OpenVideo video, double fps, Messages messages) {
        TimelineModel model = TimelineModel.of(Math.max(1, video.info().durationMs()), fps);
        Analysis analysis = video.analysis();
        still = analysis == null ? model : analysed(model, analysis, messages);
    }

    private static TimelineModel analysed(
            TimelineModel model, Analysis analysis, Messages messages) {
        List<SignalLane> lanes = new ArrayList<>();
        Curve score = Curve.EMPTY;
        for (SignalCurve curve : analysis.findings().curves()) {
            if (curve.signal().equals("fused")) {
                score = score(curve);
            } else {
                lanes.add(
                        new SignalLane(
                                curve.signal(),
                                messages.of("signal." + curve.signal()),
                                lane(curve, analysis)));
            }
        }
        List<TimelineCandidate> candidates = new ArrayList<>();
        List<Rejected> rejected = analysis.findings().rejected();
        for (int i = 0; i < rejected.size(); i++) {
            Rejected each = rejected.get(i);
            candidates.add(
                    new TimelineCandidate(
                            String.valueOf(i), each.range(), each.score(), each.reason()));
        }
        SoundTrack sound = analysis.observed().sound();
        return model.withScore(score)
                .withLanes(lanes)
                .withCandidates(candidates)
                .withCuts(
                        analysis.shots().stream()
                                .map(Shot::range)
                                .map(TimeRange::startMs)
                                .filter(ms -> ms > 0)
                                .toList())
                .withSilences(sound == null ? List.of() : sound.pauses());
    }

    /// Each lasts until the next begins, the last until the end.
    private List<TimelineChapter> chapters(List<Chapter> chapters) {
        List<Chapter> inside =
                chapters.stream()
                        .filter(each -> each.startMs() < still.durationMs())
                        .sorted(Comparator.comparingLong(Chapter::startMs))
                        .toList();
        List<TimelineChapter> shown = new ArrayList<>();
        for (int i = 0; i < inside.size(); i++) {
            long start = inside.get(i).startMs();
            long end = i + 1 < inside.size() ? inside.get(i + 1).startMs() : still.durationMs();
            if (end > start) {
                shown.add(new TimelineChapter(TimeRange.of(start, end), inside.get(i).title()));
            }
        }
        return shown;
    }

    /// What Gemini named is shown as it scored it: of few moments the ranks hide all but the best.
    private static Curve lane(SignalCurve curve, Analysis analysis) {
        GeminiSignal gemini = new GeminiSignal();
        float[] scores =
                curve.signal().equals(gemini.name())
                        ? gemini.curve(analysis.observed(), curve.rank().length)
                        : null;
        if (scores == null) {
            return new Curve(curve.hopMs(), unusual(curve.rank()));
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= 100;
        }
        return new Curve(curve.hopMs(), scores);
    }

    /// What stands out of its source: nothing up to the middle rank, which a signal that stays flat
    /// has all the time.
    private static float[] unusual(float[] ranks) {
        float[] out = new float[ranks.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(0, 2 * ranks[i] - 1);
        }
        return out;
    }

    private static Curve score(SignalCurve fused) {
        float[] scores = new float[fused.rank().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (ScoreScale.score(fused.rank()[i]) / 100);
        }
        return new Curve(fused.hopMs(), scores);
    }

    /// @param rejected whether clips that the creator rejected are shown
    /// @param words of the transcript
    TimelineModel with(
            List<Clip> clips, boolean rejected, List<Chapter> chapters, List<TimeRange> words) {
        return still.withChapters(chapters(chapters))
                .withWords(words)
                .withMoments(
                        clips.stream()
                                .filter(c -> rejected || c.status() != Clip.Status.REJECTED)
                                .map(c ->
                                        new TimelineMoment(
                                                c.clipId().value(),
                                                TimeRange.of(c.startMs(), c.endMs()),
                                                c.viralityScore().doubleValue(),
                                                c.title(),
                                                c.status()))
                                .toList());
    }

    static @Nullable Waveform waveform(studio.truss.core.derived.@Nullable Waveform made) {
        return made == null
                ? null
                : (fromMs, msPerColumn, columns, min, max, rms) -> {
                    var level = made.level(msPerColumn);
                    for (int i = 0; i < columns; i++) {
                        int first = level.bucketAt(fromMs + i * msPerColumn);
                        int last = level.bucketAt(fromMs + (i + 1) * msPerColumn);
                        column(level, first, Math.max(first, last - 1), i, min, max, rms);
                    }
                    return true;
                };
    }

    private static void column(
            studio.truss.core.derived.Waveform.Level level,
            int first,
            int last,
            int column,
            float[] min,
            float[] max,
            float[] rms) {
        float low = 0;
        float high = 0;
        double square = 0;
        int count = 0;
        for (int b = Math.max(0, first); b <= last && b < level.buckets(); b++) {
            low = Math.min(low, level.min(b));
            high = Math.max(high, level.max(b));
            square += level.rms(b) * level.rms(b);
            count++;
        }
        min[column] = low;
        max[column] = high;
        rms[column] = count == 0 ? 0 : (float) Math.sqrt(square / count);
    }

    static @Nullable Filmstrip filmstrip(studio.truss.core.derived.@Nullable Filmstrip made) {
        return made == null || made.tiles() == 0 ? null : new Strip(made);
    }

    /// The tiles as images, those that were shown last kept.
    private static final class Strip implements Filmstrip {
        private final studio.truss.core.derived.Filmstrip tiles;
        private final Map<Integer, Image> images = new HashMap<>();

        Strip(studio.truss.core.derived.Filmstrip tiles) {
            this.tiles = tiles;
        }

        @Override
        public double aspect() {
            return (double) tiles.tileWidth() / tiles.tileHeight();
        }

        @Override
        public Image at(long ms, int height) {
            if (images.size() > PICTURES_MOST) {
                images.clear();
            }
            return images.computeIfAbsent(tiles.indexAt(ms), this::image);
        }

        private Image image(int index) {
            var tile = tiles.tile(index);
            WritableImage image = new WritableImage(tile.width(), tile.height());
            image.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            tile.width(),
                            tile.height(),
                            PixelFormat.getByteBgraPreInstance(),
                            tile.bgra(),
                            tile.width() * 4);
            return image;
        }
    }
}
