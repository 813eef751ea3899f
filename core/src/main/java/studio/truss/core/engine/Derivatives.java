package studio.truss.core.engine;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.AnalysisFilm;
import studio.truss.core.derived.CacheException;
import studio.truss.core.derived.Derivation;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.derived.DerivedCache.Draft;
import studio.truss.core.derived.DerivedKey;
import studio.truss.core.derived.Filmstrip;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.derived.PictureProxy;
import studio.truss.core.derived.Poster;
import studio.truss.core.derived.SoundProxy;
import studio.truss.core.derived.Waveform;
import studio.truss.core.engine.DerivedJobs.Written;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.VideoStream;
import studio.truss.core.worker.JobType;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// What the editor needs of a source: from the cache, else made by the engine's workers. Calls
/// block and beat the caller's heartbeat on the caller's thread; where somebody else makes the
/// same, they wait for it. Several threads may call at once.
public final class Derivatives {
    private static final long WAIT_NANOS = 100_000_000;

    private final DerivedCache cache;
    private final Engine engine;
    private final int threads;

    /// @param engine whose workers do the work: one of its own keeps long work out of the way of
    ///   analysis and renders
    /// @param threads of a picture proxy's decoder and encoder, 0 for one per core
    public Derivatives(DerivedCache cache, Engine engine, int threads) {
        this.cache = cache;
        this.engine = engine;
        this.threads = threads;
    }

    /// What is there already; never makes anything.
    public <T> Optional<Held<T>> find(Original source, Derivation<T> derivation) {
        return cache.find(source.sha256(), derivation);
    }

    /// Long work: about a third of the source's length for one core.
    public Made<PictureProxy> pictureProxy(Original source, Heartbeat heartbeat) {
        return ofPicture(
                source,
                Derivation.PICTURE_PROXY,
                DerivedSizes.pictureProxy(source.info()),
                heartbeat,
                DerivedJobs.PICTURE,
                (video, folder) ->
                        new DerivedJobs.Proxy(
                                source.file(), video, source.info().durationMs(), threads, folder));
    }

    /// Some hundred times as quick as the source plays.
    public Made<SoundProxy> soundProxy(Original source, Heartbeat heartbeat) {
        return ofSound(
                source,
                Derivation.SOUND_PROXY,
                DerivedSizes.soundProxy(source.info()),
                heartbeat,
                DerivedJobs.SOUND);
    }

    /// Some hundred times as quick as the source plays.
    public Made<Waveform> waveform(Original source, Heartbeat heartbeat) {
        return ofSound(
                source,
                Derivation.WAVEFORM,
                DerivedSizes.waveform(source.info()),
                heartbeat,
                DerivedJobs.WAVEFORM);
    }

    /// Some tens of times as quick as the source plays.
    public Made<Filmstrip> filmstrip(Original source, Heartbeat heartbeat) {
        return ofPicture(
                source,
                Derivation.FILMSTRIP,
                DerivedSizes.FILMSTRIP,
                heartbeat,
                DerivedJobs.FILMSTRIP,
                (video, folder) -> pictures(source, video, folder));
    }

    /// Quick for a source of any length.
    public Made<Poster> poster(Original source, Heartbeat heartbeat) {
        return ofPicture(
                source,
                Derivation.POSTER,
                DerivedSizes.POSTER,
                heartbeat,
                DerivedJobs.POSTER,
                (video, folder) -> pictures(source, video, folder));
    }

    /// What a model is shown instead of the source.
    public Made<AnalysisFilm> analysisFilm(Original source, Heartbeat heartbeat) {
        return ofPicture(
                source,
                Derivation.ANALYSIS_FILM,
                DerivedSizes.analysisFilm(source.info()),
                heartbeat,
                DerivedJobs.ANALYSIS_FILM,
                (video, folder) ->
                        new DerivedJobs.Whole(source.file(), source.info(), threads, folder));
    }

    private static DerivedJobs.Pictures pictures(Original source, VideoStream video, Path folder) {
        return new DerivedJobs.Pictures(source.file(), video, source.info().durationMs(), folder);
    }

    private interface PictureRequest<Q> {
        Q of(VideoStream video, Path folder);
    }

    private <Q, T> Made<T> ofPicture(
            Original source,
            Derivation<T> derivation,
            long bytes,
            Heartbeat heartbeat,
            JobType<Q, Written> job,
            PictureRequest<Q> request) {
        VideoStream video = source.info().video();
        return video == null
                ? new Made.Refused<>("no-picture", "This source has no picture.")
                : made(source, derivation, bytes, heartbeat, job, f -> request.of(video, f));
    }

    private <T> Made<T> ofSound(
            Original source,
            Derivation<T> derivation,
            long bytes,
            Heartbeat heartbeat,
            JobType<DerivedJobs.Sound, Written> job) {
        AudioStream sound = source.info().audio();
        return sound == null
                ? new Made.Refused<>("no-sound", "This source has no sound.")
                : made(
                        source,
                        derivation,
                        bytes,
                        heartbeat,
                        job,
                        f -> new DerivedJobs.Sound(source.file(), source.info(), sound, f));
    }

    private <Q, T> Made<T> made(
            Original source,
            Derivation<T> derivation,
            long bytes,
            Heartbeat heartbeat,
            JobType<Q, Written> job,
            Function<Path, Q> request) {
        DerivedKey key = new DerivedKey(source.sha256(), derivation.kind());
        try {
            while (true) {
                Optional<Held<T>> found = cache.find(source.sha256(), derivation);
                if (found.isPresent()) {
                    return new Made.Ready<>(found.get());
                }
                Optional<Draft> begun = cache.begin(key, bytes);
                if (begun.isPresent()) {
                    Made<T> failure = make(begun.get(), heartbeat, job, request);
                    if (failure != null) {
                        return failure;
                    }
                } else {
                    heartbeat.beat(0, 0);
                    LockSupport.parkNanos(WAIT_NANOS);
                }
            }
        } catch (CacheException e) {
            return new Made.Refused<>(e.problem().word(), String.valueOf(e.getMessage()));
        } catch (Heartbeat.Cancelled e) {
            return new Made.Cancelled<>();
        }
    }

    /// Null where it was made.
    private <Q, T> @Nullable Made<T> make(
            Draft draft, Heartbeat heartbeat, JobType<Q, Written> job, Function<Path, Q> request) {
        try (draft) {
            return switch (engine.derive(job, request.apply(draft.folder()), heartbeat)) {
                case EngineResult.Got<Written> got -> {
                    draft.keep();
                    yield null;
                }
                case EngineResult.Refused<Written>(var problem) ->
                        new Made.Refused<>(problem.kind().word(), problem.message());
                case EngineResult.Cancelled<Written>() -> new Made.Cancelled<>();
            };
        }
    }
}
