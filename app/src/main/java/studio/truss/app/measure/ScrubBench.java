package studio.truss.app.measure;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.derived.PictureProxy;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.FrameWish;
import studio.truss.core.engine.Original;
import studio.truss.core.engine.Preview;
import studio.truss.core.engine.Shown;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.JobOutcome;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// How long it takes from asking for a frame to having it in the window's memory: at random, one
/// on, one back; of sources with key frames 2 and 10 s apart and of a proxy. Beside it the way of
/// JavaCV's grabber, driven through libav: the same seeks in the same run, taking turns.
public final class ScrubBench {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int SECONDS = 40;
    private static final int WARM_UP = 8;

    private static final double PROXY_CPU_MS = 16;
    private static final double GOP_2_CPU_MS = 260;
    private static final double GOP_10_CPU_MS = 1_250;
    private static final double NEAR_MS = 50;
    private static final double OF_GRABBER = 0.75;

    private final Engine engine;
    private final Preview preview;
    private final PlainWay plain;
    private final Path folder;
    private final int seeks;

    private ScrubBench(Engine engine, Preview preview, PlainWay plain, Path folder, int seeks) {
        this.engine = engine;
        this.preview = preview;
        this.plain = plain;
        this.folder = folder;
        this.seeks = seeks;
    }

    /// @param encoder of the films that are measured on
    /// @param seeks of each kind
    public static List<Row> run(Engine engine, String encoder, Path folder, int seeks)
            throws IOException {
        try (Preview preview =
                        Preview.open(WIDTH * HEIGHT, WorkerEnvironment.system(FaultLog.none()));
                PlainWay plain = PlainWay.open()) {
            preview.warm();
            ScrubBench bench = new ScrubBench(engine, preview, plain, folder, seeks);
            List<Row> rows = new ArrayList<>();
            Original source = bench.film(2, encoder);
            rows.addAll(bench.rows("GOP 2 s", source.file(), video(source), GOP_2_CPU_MS));
            Original sparse = bench.film(10, encoder);
            rows.addAll(bench.rows("GOP 10 s", sparse.file(), video(sparse), GOP_10_CPU_MS));
            rows.addAll(bench.proxyRows(source));
            rows.add(Row.fact("memory of the worker", Meter.Peak.now().workerMb(), "MB"));
            return rows;
        }
    }

    private static VideoStream video(Original source) {
        return source.info().picture().orElseThrow();
    }

    private Original film(int gopSeconds, String encoder) {
        Path file = folder.resolve("gop-" + gopSeconds + ".mp4");
        plain.run(BenchJobs.GOP_FILM, new BenchJobs.GopFilm(file, SECONDS, gopSeconds, encoder));
        return switch (engine.probe(file)) {
            case ProbeResult.Usable(var info) -> new Original(file, "%064d".formatted(0), info);
            case ProbeResult.Partly(var info, var problem, var ms) ->
                    throw new IllegalStateException(problem.message());
            case ProbeResult.Unusable(var problem, var info) ->
                    throw new IllegalStateException(problem.message());
        };
    }

    private List<Row> proxyRows(Original source) {
        Path caches = folder.resolve("derived");
        try (DerivedCache cache = DerivedCache.open(caches, 1L << 33, Clock.systemUTC())) {
            List<Made<PictureProxy>> made = new ArrayList<>();
            Meter.Cost cost =
                    Meter.of(() ->
                            made.add(
                                    new Derivatives(cache, engine, 0)
                                            .pictureProxy(source, Heartbeat.none())));
            if (!(made.getFirst() instanceof Made.Ready<PictureProxy>(Held<PictureProxy> held))) {
                throw new IllegalStateException("no proxy: " + made.getFirst());
            }
            try (held) {
                PictureProxy proxy = held.value();
                List<Row> rows =
                        new ArrayList<>(rows("proxy", proxy.file(), proxy.stream(), PROXY_CPU_MS));
                rows.add(Row.fact("proxy: CPU for a second of source", cost.cpuS() / SECONDS, "s"));
                return rows;
            }
        }
    }

    private record Times(double[] wallMs, double[] cpuMs, double[] firstMs) {
        static Times of(int count) {
            return new Times(new double[count], new double[count], new double[count]);
        }
    }

    private List<Row> rows(String name, Path file, VideoStream stream, double cpuTarget) {
        Times ours = Times.of(seeks);
        Times grabber = Times.of(seeks);
        Random random = new Random(42);
        for (int i = -WARM_UP; i < seeks; i++) {
            long ms = (long) (random.nextDouble() * (SECONDS - 1) * 1000);
            show(FrameWish.exact(file, stream, ms, WIDTH), ours, i);
            grab(file, ms, grabber, i);
        }
        double grabberWall = part(grabber.wallMs, 0.95);
        return List.of(
                Row.atMost(name + ": random, CPU p95", part(ours.cpuMs, 0.95), "ms", cpuTarget)
                        .against(part(grabber.cpuMs, 0.95)),
                Row.fact(name + ": random, CPU p50", part(ours.cpuMs, 0.5), "ms")
                        .against(part(grabber.cpuMs, 0.5)),
                Row.fact(name + ": random, wall p95", part(ours.wallMs, 0.95), "ms")
                        .against(grabberWall),
                Row.fact(name + ": random, wall p50", part(ours.wallMs, 0.5), "ms")
                        .against(part(grabber.wallMs, 0.5)),
                Row.atMost(
                        name + ": random, wall p95 of the grabber's",
                        part(ours.wallMs, 0.95) / grabberWall,
                        "",
                        OF_GRABBER),
                Row.atMost(
                        name + ": first picture, wall p50", part(ours.firstMs, 0.5), "ms", NEAR_MS),
                Row.fact(name + ": first picture, wall p95", part(ours.firstMs, 0.95), "ms"),
                step(name + ": one on, CPU p95", file, stream, 1),
                step(name + ": one back, CPU p95", file, stream, -1));
    }

    private Row step(String name, Path file, VideoStream stream, int step) {
        Times times = Times.of(seeks);
        long ms = SECONDS * 500L;
        for (int i = -WARM_UP; i < seeks; i++) {
            ms = show(FrameWish.exact(file, stream, ms, WIDTH).stepped(step), times, i);
        }
        return Row.fact(name, part(times.cpuMs, 0.95), "ms");
    }

    /// @param index where the times are put; none for warming up
    private long show(FrameWish wish, Times times, int index) {
        long cpu = CpuClock.nanos();
        long start = System.nanoTime();
        long[] first = new long[1];
        try {
            var outcome = preview.show(wish, soon -> first[0] = System.nanoTime()).await();
            long end = System.nanoTime();
            if (!(outcome instanceof JobOutcome.Done<Shown>(Shown shown))) {
                throw new IllegalStateException("no frame at " + wish.ms() + " ms: " + outcome);
            }
            if (index >= 0) {
                times.wallMs[index] = (end - start) / 1e6;
                times.cpuMs[index] = (CpuClock.nanos() - cpu) / 1e6;
                times.firstMs[index] = ((first[0] == 0 ? end : first[0]) - start) / 1e6;
            }
            return shown.ticket().ms();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void grab(Path file, long ms, Times times, int index) {
        long cpu = CpuClock.nanos();
        long start = System.nanoTime();
        plain.run(BenchJobs.GRAB, new BenchJobs.Grab(file, ms, WIDTH, HEIGHT));
        long end = System.nanoTime();
        if (index >= 0) {
            times.wallMs[index] = (end - start) / 1e6;
            times.cpuMs[index] = (CpuClock.nanos() - cpu) / 1e6;
        }
    }

    private static double part(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    }
}
