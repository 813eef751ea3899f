package studio.truss.core.engine.ffmpeg;

import studio.truss.core.derived.ffmpeg.AnalysisFilmMaker;
import studio.truss.core.derived.ffmpeg.PictureProxyMaker;
import studio.truss.core.derived.ffmpeg.PosterMaker;
import studio.truss.core.derived.ffmpeg.SoundMaker;
import studio.truss.core.derived.ffmpeg.StripMaker;
import studio.truss.core.engine.DerivedJobs;
import studio.truss.core.engine.DerivedJobs.Written;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Derives one of the editor's files. A full disk is told as what it is.
final class DerivedJob<Q> implements WorkerJob<Q, Written> {
    private static final long FULL_BYTES = 1 << 20;

    private final JobType<Q, Written> type;
    private final Function<Q, Path> folder;
    private final Maker<Q> maker;

    private interface Maker<Q> {
        int make(Q request, Heartbeat heartbeat) throws MediaException, IOException;
    }

    private DerivedJob(JobType<Q, Written> type, Function<Q, Path> folder, Maker<Q> maker) {
        this.type = type;
        this.folder = folder;
        this.maker = maker;
    }

    /// One of each kind.
    static List<WorkerJob<?, ?>> all() {
        return List.of(
                new DerivedJob<>(
                        DerivedJobs.PICTURE,
                        DerivedJobs.Proxy::folder,
                        (q, beat) ->
                                PictureProxyMaker.make(
                                        q.file(),
                                        q.stream(),
                                        q.durationMs(),
                                        q.threads(),
                                        q.folder(),
                                        beat)),
                new DerivedJob<>(
                        DerivedJobs.SOUND,
                        DerivedJobs.Sound::folder,
                        (q, beat) ->
                                SoundMaker.proxy(q.file(), q.info(), q.stream(), q.folder(), beat)),
                new DerivedJob<>(
                        DerivedJobs.WAVEFORM,
                        DerivedJobs.Sound::folder,
                        (q, beat) ->
                                SoundMaker.waveform(
                                        q.file(), q.info(), q.stream(), q.folder(), beat)),
                new DerivedJob<>(
                        DerivedJobs.FILMSTRIP,
                        DerivedJobs.Pictures::folder,
                        (q, beat) ->
                                StripMaker.make(
                                        q.file(), q.stream(), q.durationMs(), q.folder(), beat)),
                new DerivedJob<>(
                        DerivedJobs.POSTER,
                        DerivedJobs.Pictures::folder,
                        (q, beat) -> {
                            PosterMaker.make(
                                    q.file(), q.stream(), q.durationMs(), q.folder(), beat);
                            return 0;
                        }),
                new DerivedJob<>(
                        DerivedJobs.ANALYSIS_FILM,
                        DerivedJobs.Whole::folder,
                        (q, beat) ->
                                AnalysisFilmMaker.make(
                                        q.file(), q.info(), q.threads(), q.folder(), beat)));
    }

    @Override
    public JobType<Q, Written> type() {
        return type;
    }

    @Override
    public Written run(Q request, JobContext context) throws JobFailure {
        try {
            return new Written(maker.make(request, context));
        } catch (MediaException e) {
            throw JobFailure.of(e);
        } catch (IOException e) {
            throw unwritten(folder.apply(request), e);
        }
    }

    private static JobFailure unwritten(Path folder, IOException cause) {
        if (full(folder)) {
            return new JobFailure(
                    Kind.NO_SPACE.word(),
                    "The disk of the cache is full; make room on it and try again.",
                    cause);
        }
        return new JobFailure(
                Kind.NOT_WRITABLE.word(),
                "The preview files cannot be written: " + cause.getMessage() + ".",
                cause);
    }

    private static boolean full(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return disk.getUsableSpace() < FULL_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
