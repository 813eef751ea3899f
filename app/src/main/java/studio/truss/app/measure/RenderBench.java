package studio.truss.app.measure;

import org.jspecify.annotations.Nullable;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.engine.Engine;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Five clips of 15 s with a moving crop and loudness, against the same clips made the plain way.
public final class RenderBench {
    private static final int CLIPS = 5;
    private static final long CLIP_MS = 15_000;
    private static final double TARGET = 1.10;

    private final Engine engine;
    private final EncoderLadder ladder;
    private final String encoder;
    private final @Nullable Path ffmpeg;

    /// @param encoder used by both sides
    /// @param ffmpeg an outside program as the baseline, null for the built-in one
    public RenderBench(Engine engine, EncoderLadder ladder, String encoder, @Nullable Path ffmpeg) {
        this.engine = engine;
        this.ladder = ladder;
        this.encoder = encoder;
        this.ffmpeg = ffmpeg;
    }

    public List<Row> run(Path source, MediaInfo info, Path folder, int rounds, List<String> notes) {
        List<TimeRange> ranges = ranges(info.durationMs());
        Meter.Cost[] ours = new Meter.Cost[rounds];
        Meter.Cost[] plain = new Meter.Cost[rounds];
        try (PlainWay way = PlainWay.open()) {
            var request = new BenchJobs.PlainRender(source, info, ranges, folder, encoder, 0);
            // Once unmeasured, so that both worker processes are there and warm.
            String settings = way.run(BenchJobs.PLAIN_RENDER, request.first()).settings();
            render(source, info, ranges.subList(0, 1), folder);
            notes.add(
                    "render, both sides: " + settings + ", 1080x1920, " + CLIPS + " clips of 15 s");
            for (int i = 0; i < rounds; i++) {
                ours[i] = Meter.of(() -> render(source, info, ranges, folder));
                plain[i] =
                        Meter.of(() -> {
                            if (ffmpeg == null) {
                                way.run(BenchJobs.PLAIN_RENDER, request);
                            } else {
                                outside(ffmpeg, source, info, ranges, folder);
                            }
                        });
            }
        }
        Meter.Cost a = Meter.Cost.median(ours);
        Meter.Cost b = Meter.Cost.median(plain);
        return List.of(
                Row.fact("render: CPU", a.cpuS(), "s").against(b.cpuS()).over(rounds),
                Row.fact("render: wall", a.wallS(), "s").against(b.wallS()).over(rounds),
                Row.atMost("render: CPU ratio", a.cpuS() / b.cpuS(), "", TARGET).over(rounds),
                Row.fact("render: wall ratio", a.wallS() / b.wallS(), "").over(rounds));
    }

    private static List<TimeRange> ranges(long durationMs) {
        List<TimeRange> ranges = new ArrayList<>();
        for (int i = 0; i < CLIPS; i++) {
            long start = (durationMs - CLIP_MS) * i / CLIPS;
            ranges.add(TimeRange.of(start, start + CLIP_MS));
        }
        return ranges;
    }

    private void render(Path source, MediaInfo info, List<TimeRange> ranges, Path folder) {
        List<RenderPlan> plans = new ArrayList<>();
        for (TimeRange range : ranges) {
            plans.add(
                    RenderPlan.of(
                                    source,
                                    info,
                                    range,
                                    List.of(moving(info.picture().orElseThrow(), range)),
                                    new ClipTags("", ""),
                                    folder.resolve("ours-" + range.startMs() + ".mp4"))
                            .withEncoder(encoder));
        }
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

    /// From a third of the way to the right to two thirds, and back.
    private static ShotFraming moving(VideoStream video, TimeRange range) {
        double width = video.height() * 9.0 / 16;
        double room = Math.max(0, video.width() - width);
        List<CropKey> keys =
                List.of(
                        key(range.startMs(), room / 3, width, video),
                        key(range.middleMs(), room * 2 / 3, width, video),
                        key(range.endMs(), room / 3, width, video));
        return new ShotFraming(
                range, new Layout.Crop(new Region(Region.Role.MAIN, keys)), "bench", List.of());
    }

    private static CropKey key(long ms, double x, double width, VideoStream video) {
        return new CropKey(ms, new Box(x, 0, width, video.height()), false);
    }

    private static void outside(
            Path ffmpeg, Path source, MediaInfo info, List<TimeRange> ranges, Path folder) {
        int height = info.picture().orElseThrow().height();
        for (TimeRange range : ranges) {
            String filters =
                    "crop=%d:%d,scale=1080:1920,format=yuv420p"
                            .formatted(height * 9 / 16 / 2 * 2, height);
            List<String> command =
                    List.of(
                            ffmpeg.toString(),
                            "-v",
                            "error",
                            "-y",
                            "-nostdin",
                            "-ss",
                            seconds(range.startMs()),
                            "-t",
                            seconds(range.lengthMs()),
                            "-i",
                            source.toString(),
                            "-vf",
                            filters,
                            "-c:v",
                            "libx264",
                            "-preset",
                            "veryfast",
                            "-crf",
                            "19",
                            "-g",
                            "60",
                            "-bf",
                            "2",
                            "-c:a",
                            "aac",
                            "-b:a",
                            "192k",
                            "-movflags",
                            "+faststart",
                            folder.resolve("outside.mp4").toString());
            try {
                int code = new ProcessBuilder(command).inheritIO().start().waitFor();
                if (code != 0) {
                    throw new IllegalStateException(ffmpeg + " ended with " + code);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start " + ffmpeg, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.3f", ms / 1000.0);
    }
}
