package studio.truss.core.engine.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.Skimmed;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.KeyFrames;
import studio.truss.core.media.ffmpeg.SmallFrames;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

/// Sees a source at its key frames, one other frame beside each. A source whose key frames are too
/// far apart is decoded without the frames that no other needs, and looked at as often.
final class SkimJob implements WorkerJob<EngineJobs.Skim, Skimmed> {
    /// After so much of a source it is known how far apart its key frames are.
    private static final long TRIAL_MS = 120_000;

    /// Fewer key frames in that time are too few.
    private static final int KEYS_IN_TRIAL = 12;

    @Override
    public JobType<EngineJobs.Skim, Skimmed> type() {
        return EngineJobs.SKIM;
    }

    @Override
    public Skimmed run(EngineJobs.Skim request, JobContext context) throws JobFailure {
        try {
            Skimmed byKeys = keys(request, context);
            return byKeys == null ? referenceFrames(request, context) : byKeys;
        } catch (MediaException e) {
            throw JobFailure.of(e);
        }
    }

    /// Null where key frames are too rare.
    private static @Nullable Skimmed keys(EngineJobs.Skim request, JobContext context)
            throws MediaException {
        try (KeyFrames keys = KeyFrames.open(request.file(), request.stream(), request.everyMs());
                SmallFrames small = new SmallFrames(request.stream(), request.width());
                Glancing glancing = new Glancing(request)) {
            long last = 0;
            while (keys.advance()) {
                AVFrame key = keys.key();
                long ms = keys.msOf(key);
                if (ms >= request.durationMs() || rare(ms, glancing.pictures())) {
                    last = ms;
                    break;
                }
                last = ms;
                glancing.first(small.convert(key, glancing.pictures(), ms));
                AVFrame follower = keys.follower();
                if (follower != null) {
                    glancing.second(small.convert(follower, -1, keys.msOf(follower)));
                }
                context.beat(ms, request.durationMs());
            }
            long seen = Math.max(last, Math.min(request.durationMs(), TRIAL_MS));
            boolean tooFew = keys.givenUp() || rare(seen, glancing.pictures());
            return tooFew ? null : glancing.finish(true, keys.damaged());
        }
    }

    private static boolean rare(long ms, int keys) {
        return ms >= TRIAL_MS && keys * TRIAL_MS < KEYS_IN_TRIAL * ms;
    }

    private static Skimmed referenceFrames(EngineJobs.Skim request, JobContext context)
            throws MediaException {
        Decoding decoding = new Decoding(1, Decoding.Skip.NON_REFERENCE, true);
        try (VideoReader reader = VideoReader.open(request.file(), request.stream(), decoding);
                SmallFrames small = new SmallFrames(request.stream(), request.width());
                Glancing glancing = new Glancing(request)) {
            long due = 0;
            boolean second = false;
            AVFrame frame = reader.next();
            while (frame != null && reader.msOf(frame) < request.durationMs()) {
                long ms = reader.msOf(frame);
                if (second) {
                    glancing.second(small.convert(frame, -1, ms));
                    second = false;
                } else if (ms >= due) {
                    glancing.first(small.convert(frame, glancing.pictures(), ms));
                    due = ms + request.everyMs();
                    second = true;
                }
                context.beat(ms, request.durationMs());
                frame = reader.next();
            }
            return glancing.finish(false, reader.damaged());
        }
    }
}
