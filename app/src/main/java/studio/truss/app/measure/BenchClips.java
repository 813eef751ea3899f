package studio.truss.app.measure;

import studio.truss.core.engine.Engine;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Clips of the bench as the product makes them: a crop that moves all the time, loudness, the file
/// checked.
///
/// @param encoder a rung of the ladder
record BenchClips(
        Engine engine,
        EncoderLadder ladder,
        String encoder,
        Quality quality,
        Film film,
        Path folder) {
    static final int COUNT = 5;
    private static final long LENGTH_MS = 15_000;
    private static final long EDGE_MS = 700;

    /// Spread over the film, none touching another.
    List<TimeRange> spread() {
        List<TimeRange> ranges = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            ranges.add(range((film.info().durationMs() - LENGTH_MS) * i / COUNT));
        }
        return ranges;
    }

    /// The same moment with other edges.
    List<TimeRange> sameMoment() {
        long start = film.info().durationMs() / 3;
        List<TimeRange> ranges = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            ranges.add(range(start + i * EDGE_MS));
        }
        return ranges;
    }

    private static TimeRange range(long startMs) {
        return TimeRange.of(startMs, startMs + LENGTH_MS);
    }

    /// The middle of the film, or all of it.
    TimeRange middle() {
        long length = Math.min(LENGTH_MS, film.info().durationMs());
        return TimeRange.of(
                (film.info().durationMs() - length) / 2, (film.info().durationMs() + length) / 2);
    }

    /// Each with a path of its own for the crop, as presets of the camera give.
    void make(List<TimeRange> ranges) {
        render(ranges.stream().map(range -> plan(range, moving(film.video(), range))).toList());
    }

    /// One whose crop stands still in the middle, as that of the plain way.
    void makeStill(TimeRange range) {
        double width = film.video().height() * 9.0 / 16;
        double x = Math.max(0, film.video().width() - width) / 2;
        render(
                List.of(
                        plan(
                                range,
                                framing(
                                        range,
                                        List.of(key(range.startMs(), x, width, film.video()))))));
    }

    /// All with one path, as a creator gets who tries other edges.
    void makeOnOnePath(List<TimeRange> ranges) {
        TimeRange all = TimeRange.of(ranges.getFirst().startMs(), ranges.getLast().endMs());
        render(ranges.stream().map(range -> plan(range, moving(film.video(), all))).toList());
    }

    private void render(List<RenderPlan> plans) {
        Renderer renderer = engine.renderer(ladder, 0);
        for (RenderGroup group : RenderGroup.of(plans)) {
            for (RenderOutcome outcome :
                    renderer.render(group, Heartbeat.none(), Renderer.Listener.none())) {
                if (!(outcome instanceof RenderOutcome.Rendered)) {
                    throw new IllegalStateException("a clip was not rendered: " + outcome);
                }
            }
        }
    }

    private RenderPlan plan(TimeRange range, ShotFraming framing) {
        return RenderPlan.of(
                        film.file(),
                        film.info(),
                        range,
                        List.of(framing),
                        new ClipTags("", ""),
                        folder.resolve("ours-" + range.startMs() + ".mp4"))
                .withEncoder(encoder)
                .withQuality(quality);
    }

    /// From a third of the way to the right to two thirds, and back.
    private static ShotFraming moving(VideoStream video, TimeRange range) {
        double width = video.height() * 9.0 / 16;
        double room = Math.max(0, video.width() - width);
        List<CropKey> keys =
                List.of(
                        key(range.startMs(), room / 3, width, video),
                        key(range.middleMs(), room * 2 / 3, width, video),
                        key(range.endMs(), room / 3, width, video));
        return framing(range, keys);
    }

    private static ShotFraming framing(TimeRange range, List<CropKey> keys) {
        return new ShotFraming(
                range, new Layout.Crop(new Region(Region.Role.MAIN, keys)), "bench", List.of());
    }

    private static CropKey key(long ms, double x, double width, VideoStream video) {
        return new CropKey(ms, new Box(x, 0, width, video.height()), false);
    }
}
