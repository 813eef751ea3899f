package studio.truss.core.clips.watch;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Skimmed;
import studio.truss.core.engine.Watched;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.Findings;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentFinder;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.moments.signal.CloseLook;
import studio.truss.core.moments.signal.ModelMark;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.Voice;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.reframe.subject.FaceTracker;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.Shot;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Watches one source and finds its moments. Blocks; one thread. What it finds depends on the
/// source and the settings alone, not on the number of workers.
public final class Watcher {
    /// Exact edges may let another moment win a place; that settles after a round or two.
    private static final int ROUNDS_MOST = 4;

    private final Engine engine;
    private final Path file;
    private final VideoStream picture;
    private final long durationMs;
    private final @Nullable Path faceModel;
    private final MomentFinder finder = new MomentFinder();

    /// @param faceModel the face detector's weights, null where the build could not fetch them
    public Watcher(
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

    /// Looks at every frame.
    ///
    /// @param sounds asked for when the picture has been seen
    public EngineResult<Looked> all(
            Supplier<Sounds> sounds, MomentSettings settings, WatchProgress progress) {
        EngineJobs.Watch request = EngineJobs.Watch.whole(file, picture, durationMs, faceModel);
        return switch (engine.watch(request, progress.watching())) {
            case EngineResult.Got<Watched>(var watched) ->
                    new EngineResult.Got<>(weigh(watched, sounds.get(), settings));
            case EngineResult.Refused<Watched>(var problem) -> new EngineResult.Refused<>(problem);
            case EngineResult.Cancelled<Watched>() -> new EngineResult.Cancelled<>();
        };
    }

    private Looked weigh(Watched watched, Sounds sounds, MomentSettings settings) {
        List<Shot> shots = Shot.between(watched.cuts(), durationMs);
        List<FaceFrame> faces = FaceTracker.track(watched.faces(), shots);
        Observations seen =
                new Observations(
                        durationMs,
                        sounds.track(),
                        watched.cuts(),
                        watched.motion(),
                        FaceSummary.of(faces, durationMs, picture.height()),
                        sounds.chat());
        return new Looked(
                finder.find(seen, settings),
                sounds.chat(),
                shots,
                new Seen(
                        faces,
                        watched.motion(),
                        watched.look(),
                        watched.still(),
                        SpokenVoice.of(sounds.track())),
                watched.detector(),
                watched.weightsSha256(),
                seen,
                List.of());
    }

    /// Looks at the key frames, ranks, and looks at every frame around the moments that rank best,
    /// until each moment's range has been looked at. Ranks stay those of the coarse look, which
    /// measured the whole source in one way; the close look sets edges and rules out what is black
    /// or frozen.
    ///
    /// @param sounds asked for when the key frames have been seen
    public EngineResult<Looked> coarseToFine(
            Supplier<Sounds> sounds, MomentSettings settings, WatchProgress progress) {
        EngineJobs.Skim request = EngineJobs.Skim.of(file, picture, durationMs, faceModel);
        return switch (engine.skim(request, progress.skimming())) {
            case EngineResult.Got<Skimmed>(var skimmed) ->
                    new EngineResult.Got<>(refine(skimmed, sounds.get(), settings, progress));
            case EngineResult.Refused<Skimmed>(var problem) -> new EngineResult.Refused<>(problem);
            case EngineResult.Cancelled<Skimmed>() -> new EngineResult.Cancelled<>();
        };
    }

    private Looked refine(
            Skimmed skimmed, Sounds sounds, MomentSettings settings, WatchProgress progress) {
        CloseUps close = new CloseUps(engine, file, picture, durationMs, faceModel);
        Observations coarse =
                new Observations(
                        durationMs,
                        sounds.track(),
                        skimmed.changes(),
                        skimmed.motion(),
                        FaceSummary.ofSamples(skimmed.faces(), durationMs, picture.height()),
                        sounds.chat(),
                        close.look(),
                        null);
        Findings first = finder.find(coarse, settings);
        progress.ranked(first.moments());
        Findings findings = settled(first, coarse, close, settings, progress);
        List<Shot> shots = Shot.between(close.cutsAnd(skimmed.changes()), durationMs);
        return new Looked(
                findings,
                sounds.chat(),
                shots,
                seen(close, shots, SpokenVoice.of(sounds.track())),
                skimmed.detector(),
                skimmed.weightsSha256(),
                coarse.with(close.look()),
                close.notes(how(skimmed, close.lookedMs())));
    }

    private Findings settled(
            Findings first,
            Observations coarse,
            CloseUps close,
            MomentSettings settings,
            WatchProgress progress) {
        Findings findings = first;
        boolean news = close.add(ranges(findings), progress.watching());
        for (int round = 1; news && round < ROUNDS_MOST; round++) {
            findings = finder.find(coarse.with(close.look()), settings);
            news = close.add(ranges(findings), progress.watching());
        }
        return findings;
    }

    /// Weighs again what was watched before, with what a model named. Where that was done from
    /// coarse to fine, moments that win a place by it are looked at closely; nothing else is looked
    /// at or listened to again.
    ///
    /// @return with notes of what was looked at now
    public Looked goOn(
            Looked before, List<ModelMark> marks, MomentSettings settings, WatchProgress progress) {
        Observations seen = before.observed().withMarks(marks);
        Findings findings = finder.find(seen, settings);
        CloseLook known = seen.close();
        if (known == null) {
            return before.with(findings, seen);
        }
        CloseUps close = new CloseUps(engine, file, picture, durationMs, faceModel);
        close.know(known, before.seen());
        long knownMs = close.lookedMs();
        findings = settled(findings, seen, close, settings, progress);
        if (close.lookedMs() == knownMs) {
            return before.with(findings, seen);
        }
        List<Cut> rough = seen.cuts() == null ? List.of() : seen.cuts();
        List<Shot> shots = Shot.between(close.cutsAnd(rough), durationMs);
        return new Looked(
                findings,
                before.chat(),
                shots,
                seen(close, shots, before.seen().voice()),
                before.detector(),
                before.weightsSha256(),
                seen.with(close.look()),
                close.notes(
                        "Gemini brought up other moments: another %d s were looked at in full."
                                .formatted((close.lookedMs() - knownMs) / 1000)));
    }

    private static Seen seen(CloseUps close, List<Shot> shots, Voice voice) {
        return new Seen(
                FaceTracker.track(close.faces(), shots),
                close.look().motion(),
                close.pictures(),
                close.still(),
                voice);
    }

    private static List<TimeRange> ranges(Findings findings) {
        return findings.moments().stream().map(Moment::range).toList();
    }

    private String how(Skimmed skimmed, long closeMs) {
        return String.format(
                Locale.ROOT,
                "The picture was ranked by %d %s, one in %.1f s, and looked at in full for %d s"
                        + " around the moments; '--watch all' looks at every frame.",
                skimmed.pictures(),
                skimmed.keys() ? "key frames" : "pictures",
                durationMs / 1000.0 / Math.max(1, skimmed.pictures()),
                closeMs / 1000);
    }
}
