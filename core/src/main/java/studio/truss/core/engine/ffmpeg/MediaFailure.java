package studio.truss.core.engine.ffmpeg;

import studio.truss.core.media.MediaException;
import studio.truss.core.worker.JobFailure;

/// A file's problem as a job's failure: its code is the problem's word.
final class MediaFailure {
    private MediaFailure() {}

    static JobFailure of(MediaException e) {
        return new JobFailure(e.problem().kind().word(), e.problem().message(), e);
    }
}
