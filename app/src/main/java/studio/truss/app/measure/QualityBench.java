package studio.truss.app.measure;

import org.jspecify.annotations.Nullable;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.engine.Engine;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.Quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One clip of up to 15 s at the product's standard quality against the plain way with x264's
/// preset veryfast: what it costs, how like the original it is and how large. The crop stands still
/// on both sides, as only the same pictures can be of the same quality; what it costs when ours
/// moves is printed beside it.
public final class QualityBench {
    private static final double CPU_TARGET = 0.75;
    private static final double SSIM_TARGET = -0.001;
    private static final double BYTES_TARGET = 1.05;

    private final Engine engine;
    private final EncoderLadder ladder;
    private final String encoder;
    private final @Nullable Path ffmpeg;
    private final Path folder;

    /// @param encoder used by both sides
    /// @param ffmpeg an outside program as the baseline of the cost, null for the built-in one
    /// @param folder for the clips
    public QualityBench(
            Engine engine,
            EncoderLadder ladder,
            String encoder,
            @Nullable Path ffmpeg,
            Path folder) {
        this.engine = engine;
        this.ladder = ladder;
        this.encoder = encoder;
        this.ffmpeg = ffmpeg;
        this.folder = folder;
    }

    public List<Row> run(List<Film> films, int rounds) {
        List<Row> rows = new ArrayList<>();
        try (PlainWay way = PlainWay.open()) {
            films.forEach(film -> compare(film, way, rounds, rows));
        }
        return rows;
    }

    private void compare(Film film, PlainWay way, int rounds, List<Row> rows) {
        String name = String.valueOf(film.file().getFileName());
        BenchClips clips = new BenchClips(engine, ladder, encoder, Quality.STANDARD, film, folder);
        TimeRange range = clips.middle();
        BenchJobs.PlainRender plain =
                new BenchJobs.PlainRender(
                        film.file(), film.info(), List.of(range), folder, encoder, 0);
        BenchJobs.Rendered made = way.run(BenchJobs.PLAIN_RENDER, plain);
        clips.make(List.of(range));
        OutsideFfmpeg outside =
                ffmpeg == null ? null : new OutsideFfmpeg(ffmpeg, made.options(), film, folder);
        double[] ratios = new double[rounds];
        double[] moving = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            double ours = Meter.of(() -> clips.makeStill(range)).cpuS();
            double theirs =
                    outside == null
                            ? Meter.of(() -> way.run(BenchJobs.PLAIN_RENDER, plain)).cpuS()
                            : Meter.of(() -> outside.make(List.of(range))).cpuS();
            ratios[i] = ours / theirs;
            moving[i] = Meter.of(() -> clips.make(List.of(range))).cpuS() / theirs;
        }
        BenchJobs.Compared compared =
                way.run(
                        BenchJobs.COMPARE_QUALITY,
                        new BenchJobs.CompareQuality(film.file(), film.video(), range, encoder));
        BenchJobs.Encoded yardstick = compared.yardstick();
        BenchJobs.Encoded standard = compared.standard();
        rows.add(
                Row.atMost(name + ": CPU ratio", Meter.median(ratios), "", CPU_TARGET)
                        .over(rounds));
        rows.add(
                Row.fact(name + ": CPU ratio, our crop moving", Meter.median(moving), "")
                        .over(rounds));
        rows.add(
                Row.atLeast(
                                name + ": SSIM difference",
                                standard.ssim() - yardstick.ssim(),
                                "",
                                SSIM_TARGET)
                        .against(yardstick.ssim()));
        rows.add(
                Row.atMost(
                                name + ": bytes ratio",
                                (double) standard.bytes() / yardstick.bytes(),
                                "",
                                BYTES_TARGET)
                        .against((double) yardstick.bytes()));
    }
}
