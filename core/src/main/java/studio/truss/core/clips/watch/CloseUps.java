package studio.truss.core.clips.watch;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Pending;
import studio.truss.core.engine.Watched;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.signal.CloseLook;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.reframe.look.PictureTrack;
import studio.truss.core.reframe.look.StillPart;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionTrack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The ranges of one source that are looked at closely, as many at a time as there are workers, and
/// what was seen in them. One thread.
final class CloseUps {
    /// Seen on both sides of a moment: a transition needs a few seconds to be told, and an edge may
    /// move to a cut.
    private static final long MARGIN_MS = 5_000;

    /// An edge moves this far to a cut.
    private static final long EDGE_MS = 1_500;

    private final Engine engine;
    private final Path file;
    private final VideoStream picture;
    private final long durationMs;
    private final @Nullable Path faceModel;
    private final TreeMap<TimeRange, Watched> looked = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    CloseUps(
            Engine engine,
            Path file,
            VideoStream picture,
            long durationMs,
            @Nullable Path faceModel) {
        this.engine = engine;
        this.file = file;
        this.picture = picture;
        this.durationMs = durationMs;
        this.faceModel = faceModel;
    }

    /// Takes over what was seen before, so that it is not looked at again.
    void know(CloseLook before, Seen seen) {
        for (TimeRange range : before.ranges()) {
            TimeRange within = TimeRange.of(range.startMs(), range.endMs() + 1);
            looked.put(
                    range,
                    new Watched(
                            before.cuts().stream()
                                    .filter(cut -> within.contains(cut.ms()))
                                    .toList(),
                            before.motion().inside(range),
                            seen.look().inside(within),
                            seen.still().stream()
                                    .filter(part -> within.overlaps(part.range()))
                                    .toList(),
                            seen.faces().stream()
                                    .filter(frame -> within.contains(frame.ms()))
                                    .toList(),
                            0,
                            0,
                            "none",
                            null));
        }
    }

    /// Looks at what has not been looked at yet of these moments and a little around them.
    ///
    /// @return whether there was anything
    boolean add(List<TimeRange> moments, Heartbeat heartbeat) {
        Ranges wanted = new Ranges();
        for (TimeRange moment : moments) {
            if (!covered(wider(moment, EDGE_MS))) {
                wanted.add(wider(moment, MARGIN_MS));
            }
        }
        if (wanted.isEmpty()) {
            return false;
        }
        // A range that grows is looked at again as a whole: a seam would look like a cut.
        looked.keySet().stream()
                .filter(wanted::touches)
                .toList()
                .forEach(known -> {
                    wanted.add(known);
                    looked.remove(known);
                });
        look(wanted.list(), heartbeat);
        return true;
    }

    private TimeRange wider(TimeRange range, long ms) {
        return TimeRange.of(
                Math.max(0, range.startMs() - ms), Math.min(durationMs, range.endMs() + ms));
    }

    private boolean covered(TimeRange range) {
        return looked.keySet().stream()
                .anyMatch(known ->
                        known.startMs() <= range.startMs() && known.endMs() >= range.endMs());
    }

    private void look(List<TimeRange> ranges, Heartbeat heartbeat) {
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = Math.max(1, cores / Math.min(engine.workers(), ranges.size()));
        long totalMs = ranges.stream().mapToLong(TimeRange::lengthMs).sum();
        List<Pending<Watched>> pending = new ArrayList<>();
        try {
            long before = 0;
            for (TimeRange range : ranges) {
                long offset = before - range.startMs();
                pending.add(
                        engine.watching(
                                EngineJobs.Watch.range(file, picture, range, threads, faceModel),
                                (doneMs, endMs) ->
                                        heartbeat.beat(Math.max(0, doneMs + offset), totalMs)));
                before += range.lengthMs();
            }
            for (int i = 0; i < ranges.size(); i++) {
                take(ranges.get(i), pending.get(i).await());
            }
        } finally {
            pending.forEach(Pending::close);
        }
    }

    private void take(TimeRange range, EngineResult<Watched> result) {
        switch (result) {
            case EngineResult.Got<Watched>(var watched) -> looked.put(range, watched);
            case EngineResult.Refused<Watched>(var problem) -> {
                problems.add(
                        "The picture from %d to %d s could not be looked at: %s"
                                .formatted(
                                        range.startMs() / 1000,
                                        range.endMs() / 1000,
                                        problem.message()));
                looked.put(range, nothing());
            }
            case EngineResult.Cancelled<Watched>() -> throw new Heartbeat.Cancelled();
        }
    }

    private static Watched nothing() {
        return new Watched(
                List.of(),
                silence(0),
                PictureTrack.empty(),
                List.of(),
                List.of(),
                0,
                0,
                "none",
                null);
    }

    CloseLook look() {
        return new CloseLook(List.copyOf(looked.keySet()), cuts(), motion());
    }

    long lookedMs() {
        return looked.keySet().stream().mapToLong(TimeRange::lengthMs).sum();
    }

    /// Frames are counted from the beginning of the source, which nobody has done here.
    private List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        for (Watched watched : looked.values()) {
            for (Cut cut : watched.cuts()) {
                cuts.add(new Cut(-1, cut.ms(), cut.kind(), cut.endMs()));
            }
        }
        return cuts;
    }

    /// The exact cuts, and of the rough ones those that lie elsewhere, in order of time.
    List<Cut> cutsAnd(List<Cut> rough) {
        List<Cut> all = new ArrayList<>(cuts());
        for (Cut cut : rough) {
            if (!covered(TimeRange.of(cut.ms(), cut.ms()))) {
                all.add(cut);
            }
        }
        all.sort(Comparator.comparingLong(Cut::ms));
        return all;
    }

    private MotionTrack motion() {
        MotionTrack whole = silence(hops(durationMs));
        looked.forEach((range, watched) -> {
            int at = (int) (range.startMs() / whole.hopMs());
            copy(watched.motion().motion(), whole.motion(), at);
            copy(watched.motion().brightness(), whole.brightness(), at);
            copy(watched.motion().contrast(), whole.contrast(), at);
        });
        return whole;
    }

    private static int hops(long ms) {
        return Math.toIntExact((ms + MotionTrack.HOP_MS - 1) / MotionTrack.HOP_MS);
    }

    private static MotionTrack silence(int hops) {
        return new MotionTrack(
                MotionTrack.HOP_MS, new float[hops], new float[hops], new float[hops]);
    }

    private static void copy(float[] part, float[] whole, int at) {
        System.arraycopy(part, 0, whole, at, Math.min(part.length, whole.length - at));
    }

    List<StillPart> still() {
        return looked.values().stream().flatMap(w -> w.still().stream()).toList();
    }

    List<FaceFrame> faces() {
        return looked.values().stream().flatMap(w -> w.faces().stream()).toList();
    }

    PictureTrack pictures() {
        return PictureTrack.joined(looked.values().stream().map(Watched::look).toList());
    }

    /// @param first how the source was looked at
    List<String> notes(String first) {
        List<String> notes = new ArrayList<>();
        notes.add(first);
        notes.addAll(problems);
        return notes;
    }
}
