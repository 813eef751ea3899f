package studio.truss.app.measure;

import org.jspecify.annotations.Nullable;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.engine.Engine;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderGroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Five clips of 15 s with a moving crop and loudness, spread over a film and of one moment,
/// against the same clips made the plain way; and the memory that it takes.
public final class RenderBench {
    private static final double SPREAD_TARGET = 1.03;
    private static final double MOMENT_TARGET = 0.90;
    private static final double BUILT_IN_TARGET = 1.05;
    private static final double PARENT_MB = 400;
    private static final double WORKER_MB = 700;
    private static final double ENCODER_MB = 350;

    private final Engine engine;
    private final EncoderLadder ladder;
    private final String encoder;
    private final @Nullable Path ffmpeg;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();

    /// @param encoder used by both sides
    /// @param ffmpeg an outside program as the baseline, null for the built-in one
    /// @param folder for the clips
    public RenderBench(
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

    /// @param lengths of films for the memory, from the shortest; times are taken on the last
    /// @param notes is told the settings
    public List<Row> run(List<Film> lengths, int rounds, List<String> notes) {
        Film film = lengths.getLast();
        BenchClips clips = clips(film, BenchJobs.YARDSTICK);
        try (PlainWay way = PlainWay.open()) {
            // Once unmeasured, so that both worker processes are there and warm.
            List<TimeRange> first = clips.spread().subList(0, 1);
            BenchJobs.Rendered made = way.run(BenchJobs.PLAIN_RENDER, request(film, first));
            clips.make(first);
            notes.add("render, both sides: " + made.settings() + ", 1080x1920, 5 clips of 15 s");
            OutsideFfmpeg outside =
                    ffmpeg == null ? null : new OutsideFfmpeg(ffmpeg, made.options(), film, folder);
            List<TimeRange> spread = clips.spread();
            List<TimeRange> moment = clips.sameMoment();
            compare(
                    "render",
                    () -> clips.make(spread),
                    request(film, spread),
                    way,
                    outside,
                    rounds,
                    SPREAD_TARGET);
            compare(
                    "one moment, other edges",
                    () -> clips.makeOnOnePath(moment),
                    request(film, moment),
                    way,
                    outside,
                    rounds,
                    MOMENT_TARGET);
            compare(
                    "one moment, other crops",
                    () -> clips.make(moment),
                    request(film, moment),
                    way,
                    outside,
                    rounds,
                    MOMENT_TARGET);
        }
        for (Film each : lengths) {
            memory(clips(each, Quality.STANDARD));
        }
        return rows;
    }

    private BenchClips clips(Film film, Quality quality) {
        return new BenchClips(engine, ladder, encoder, quality, film, folder);
    }

    private BenchJobs.PlainRender request(Film film, List<TimeRange> ranges) {
        return new BenchJobs.PlainRender(film.file(), film.info(), ranges, folder, encoder, 0);
    }

    private void compare(
            String name,
            Runnable clips,
            BenchJobs.PlainRender plain,
            PlainWay way,
            @Nullable OutsideFfmpeg outside,
            int rounds,
            double target) {
        Meter.Cost[] ours = new Meter.Cost[rounds];
        Meter.Cost[] builtIn = new Meter.Cost[rounds];
        Meter.Cost[] program = new Meter.Cost[rounds];
        for (int i = 0; i < rounds; i++) {
            ours[i] = Meter.of(clips);
            builtIn[i] = Meter.of(() -> way.run(BenchJobs.PLAIN_RENDER, plain));
            if (outside != null) {
                program[i] = Meter.of(() -> outside.make(plain.ranges()));
            }
        }
        Meter.Cost a = Meter.Cost.median(ours);
        Meter.Cost b = Meter.Cost.median(outside == null ? builtIn : program);
        rows.add(Row.fact(name + ": CPU", a.cpuS(), "s").against(b.cpuS()).over(rounds));
        rows.add(Row.fact(name + ": wall", a.wallS(), "s").against(b.wallS()).over(rounds));
        double[] ratios = new double[rounds];
        Arrays.setAll(
                ratios, i -> ours[i].cpuS() / (outside == null ? builtIn : program)[i].cpuS());
        rows.add(Row.atMost(name + ": CPU ratio", Meter.median(ratios), "", target).over(rounds));
        rows.add(Row.fact(name + ": wall ratio", a.wallS() / b.wallS(), "").over(rounds));
        if (outside != null) {
            double ratio = Meter.Cost.median(builtIn).cpuS() / b.cpuS();
            rows.add(
                    Row.atMost(
                                    name + ": built-in plain way against the program",
                                    Math.max(ratio, 1 / ratio),
                                    "",
                                    BUILT_IN_TARGET)
                            .over(rounds));
        }
    }

    private void memory(BenchClips clips) {
        String of = " of " + clips.film().length();
        Meter.Peak.restart();
        clips.make(clips.spread());
        Meter.Peak one = Meter.Peak.now();
        rows.add(Row.atMost("render" + of + ": parent's memory", one.parentMb(), "MB", PARENT_MB));
        rows.add(Row.atMost("render" + of + ": worker's memory", one.workerMb(), "MB", WORKER_MB));
        Meter.Peak.restart();
        clips.make(clips.sameMoment());
        rows.add(
                Row.atMost(
                        "one moment" + of + ": worker's memory",
                        Meter.Peak.now().workerMb(),
                        "MB",
                        WORKER_MB + ENCODER_MB * (RenderGroup.OPEN_MAX - 1)));
    }
}
