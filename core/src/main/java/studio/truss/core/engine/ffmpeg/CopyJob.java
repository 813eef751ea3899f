package studio.truss.core.engine.ffmpeg;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.ffmpeg.ChapteredCopy;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Copies a source with chapters, whole or not at all.
final class CopyJob implements WorkerJob<EngineJobs.Copy, EngineJobs.Copied> {
    private volatile @Nullable Path unfinished;

    @Override
    public JobType<EngineJobs.Copy, EngineJobs.Copied> type() {
        return EngineJobs.COPY;
    }

    @Override
    public EngineJobs.Copied run(EngineJobs.Copy request, JobContext context) throws JobFailure {
        Path file = request.output();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        unfinished = part;
        try {
            try {
                ChapteredCopy.write(
                        request.file(), request.info(), request.chapters(), part, context);
                Files.move(
                        part,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
                unfinished = null;
            }
            return new EngineJobs.Copied(Files.size(file));
        } catch (MediaException e) {
            throw JobFailure.of(e);
        } catch (IOException e) {
            throw new JobFailure(Kind.NOT_WRITABLE.word(), file + " cannot be written.", e);
        }
    }

    @Override
    public void abandon() {
        Path part = unfinished;
        if (part != null) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // nobody is left to hear of it
            }
        }
    }
}
