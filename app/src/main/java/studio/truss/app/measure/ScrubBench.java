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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// How long it takes from asking for a frame to having it in the window's memory: at random, the
/// nearest that is had at once, one on, one back; of sources with key frames 2 and 10 s apart and
/// of a proxy. Beside it the way of JavaCV's grabber, driven through libav: the same seeks in the
/// same run, taking turns.
public final class ScrubBench {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int SECONDS = 30;
    private static final int WARM_UP = 8;
    private static final int COMPILED = 300;

    private static final double PROXY_CPU_MS = 16;
    private static final double GOP_2_CPU_MS = 260;
    private static final double GOP_10_CPU_MS = 1_250;
    private static final double NEAR_MS = 50;
    private static final double OF_GRABBER = 0.75;

    private final Engine engine;
    private final Preview preview;
    private final PlainWay plain;
    private final Set<Long> plainWorker;
    private final Path folder;
    private final int frames;

    private ScrubBench(
            Engine engine,
            Preview preview,
            PlainWay plain,
            Set<Long> plainWorker,
            Path folder,
            int frames) {
        this.engine = engine;
        this.preview = preview;
        this.plain = plain;
        this.plainWorker = plainWorker;
        this.folder = folder;
        this.frames = frames;
    }

    /// @param encoder of the films that are measured on
    /// @param frames of each kind
    /// @param measured is given each film's rows as soon as they are there
    public static void run(
            Engine engine, String encoder, Path folder, int frames, Consumer<List<Row>> measured)
            throws IOException {
        try (Preview preview =
                        Preview.open(WIDTH * HEIGHT, WorkerEnvironment.system(FaultLog.none()));
                PlainWay plain = PlainWay.open()) {
            Set<Long> others = workers();
            Path first = film(plain, folder, 2, encoder);
            Set<Long> plainWorker = workers();
            plainWorker.removeAll(others);
            preview.warm();
            ScrubBench bench = new ScrubBench(engine, preview, plain, plainWorker, folder, frames);
            Original source = bench.original(first);
            measured.accept(bench.proxyRows(source));
            measured.accept(bench.rows("GOP 2 s", source.file(), video(source), GOP_2_CPU_MS));
            Original sparse = bench.original(film(plain, folder, 10, encoder));
            measured.accept(bench.rows("GOP 10 s", sparse.file(), video(sparse), GOP_10_CPU_MS));
            double worker = Meter.Peak.now().workerMb();
            measured.accept(List.of(Row.fact("memory of the largest worker", worker, "MB")));
        }
    }

    private static VideoStream video(Original source) {
        return source.info().picture().orElseThrow();
    }

    private static Set<Long> workers() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Path film(PlainWay plain, Path folder, int gopSeconds, String encoder) {
        Path file = folder.resolve("gop-" + gopSeconds + ".mp4");
        plain.run(BenchJobs.GOP_FILM, new BenchJobs.GopFilm(file, SECONDS, gopSeconds, encoder));
        return file;
    }

    private Original original(Path file) {
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
                warm(proxy);
                List<Row> rows =
                        new ArrayList<>(rows("proxy", proxy.file(), proxy.stream(), PROXY_CPU_MS));
                rows.add(Row.fact("proxy: CPU for a second of source", cost.cpuS() / SECONDS, "s"));
                return rows;
            }
        }
    }

    private record Times(double[] wallMs, double[] cpuMs) {
        static Times of(int count) {
            return new Times(new double[count], new double[count]);
        }

        /// @param index none for warming up
        void put(int index, long start, CpuClock cpu) {
            long end = System.nanoTime();
            double used = cpu.ms();
            if (index >= 0) {
                wallMs[index] = (end - start) / 1e6;
                cpuMs[index] = used;
            }
        }
    }

    private List<Row> rows(String name, Path file, VideoStream stream, double cpuTarget) {
        Times ours = Times.of(frames);
        Times grabber = Times.of(frames);
        Random random = new Random(42);
        for (int i = -WARM_UP; i < frames; i++) {
            long ms = (long) (random.nextDouble() * (SECONDS - 1) * 1000);
            show(FrameWish.exact(file, stream, ms, WIDTH), ours, i);
            grab(file, ms, grabber, i);
        }
        Times near = Times.of(frames);
        for (int i = -WARM_UP; i < frames; i++) {
            long ms = (long) (random.nextDouble() * (SECONDS - 1) * 1000);
            show(FrameWish.nearest(file, stream, ms, WIDTH), near, i);
        }
        String sought = name + ": random, ";
        String nearest = name + ": nearest, ";
        double grabberWall = part(grabber.wallMs, 0.95);
        return List.of(
                Row.atMost(sought + "CPU p95", part(ours.cpuMs, 0.95), "ms", cpuTarget)
                        .against(part(grabber.cpuMs, 0.95)),
                Row.fact(sought + "CPU p50", part(ours.cpuMs, 0.5), "ms")
                        .against(part(grabber.cpuMs, 0.5)),
                Row.fact(sought + "wall p95", part(ours.wallMs, 0.95), "ms").against(grabberWall),
                Row.fact(sought + "wall p50", part(ours.wallMs, 0.5), "ms")
                        .against(part(grabber.wallMs, 0.5)),
                Row.atMost(
                        sought + "wall p95 of the grabber's",
                        part(ours.wallMs, 0.95) / grabberWall,
                        "",
                        OF_GRABBER),
                Row.fact(
                        sought + "wall p50 of the grabber's",
                        part(ours.wallMs, 0.5) / part(grabber.wallMs, 0.5),
                        ""),
                Row.atMost(nearest + "CPU p95", part(near.cpuMs, 0.95), "ms", NEAR_MS),
                Row.fact(nearest + "CPU p50", part(near.cpuMs, 0.5), "ms"),
                Row.fact(nearest + "wall p95", part(near.wallMs, 0.95), "ms"),
                Row.fact(nearest + "wall p50", part(near.wallMs, 0.5), "ms"),
                step(name + ": one on, CPU p95", file, stream, 1),
                step(name + ": one back, CPU p95", file, stream, -1));
    }

    /// So often that the Java machines on both sides have compiled what is measured.
    private void warm(PictureProxy proxy) {
        Times none = Times.of(0);
        for (int i = -COMPILED; i < 0; i++) {
            long ms = SECONDS * 1000L * -i / (COMPILED + 1);
            show(FrameWish.exact(proxy.file(), proxy.stream(), ms, WIDTH), none, i);
            grab(proxy.file(), ms, none, i);
        }
    }

    private Row step(String name, Path file, VideoStream stream, int step) {
        Times times = Times.of(frames);
        long ms = SECONDS * 500L;
        for (int i = -WARM_UP; i < frames; i++) {
            ms = show(FrameWish.exact(file, stream, ms, WIDTH).stepped(step), times, i);
        }
        return Row.fact(name, part(times.cpuMs, 0.95), "ms");
    }

    /// @return the time of the frame that came
    private long show(FrameWish wish, Times times, int index) {
        Set<Long> ours = workers();
        ours.removeAll(plainWorker);
        CpuClock cpu = CpuClock.start(ours);
        long start = System.nanoTime();
        try {
            var outcome = preview.show(wish).await();
            times.put(index, start, cpu);
            if (!(outcome instanceof JobOutcome.Done<Shown>(Shown shown))) {
                throw new IllegalStateException("no frame at " + wish.ms() + " ms: " + outcome);
            }
            return shown.ticket().ms();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void grab(Path file, long ms, Times times, int index) {
        CpuClock cpu = CpuClock.start(plainWorker);
        long start = System.nanoTime();
        plain.run(BenchJobs.GRAB, new BenchJobs.Grab(file, ms, WIDTH, HEIGHT));
        times.put(index, start, cpu);
    }

    private static double part(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
    }
}
