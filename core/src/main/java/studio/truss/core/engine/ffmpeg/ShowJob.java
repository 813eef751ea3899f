package studio.truss.core.engine.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.SmallFrame;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.SmallFrames;
import studio.truss.core.worker.FrameRing;
import studio.truss.core.worker.FrameRing.Ticket;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// Puts the frame that is seen at a time into the ring, BGRA without padding. The source of the
/// last request stays open.
final class ShowJob implements WorkerJob<EngineJobs.Show, Ticket> {
    private @Nullable OpenSource open;
    private @Nullable OpenRing ring;

    private record OpenSource(Path file, VideoStream stream, FrameCursor cursor) {}

    private record OpenRing(Path file, FrameRing ring) {}

    @Override
    public JobType<EngineJobs.Show, Ticket> type() {
        return EngineJobs.SHOW;
    }

    @Override
    public Ticket run(EngineJobs.Show request, JobContext context) throws JobFailure {
        try {
            FrameCursor cursor = cursor(request);
            AVFrame frame = cursor.at(request.ms(), context);
            if (frame == null) {
                throw new JobFailure("damaged", "No frame of this file can be decoded");
            }
            try (SmallFrames small = new SmallFrames(request.stream(), request.maxWidth())) {
                return put(small.convert(frame, -1, cursor.shownMs()), ring(request));
            }
        } catch (MediaException e) {
            throw MediaFailure.of(e);
        } catch (IOException e) {
            throw new JobFailure("no-ring", "The picture could not be handed over", e);
        }
    }

    private FrameCursor cursor(EngineJobs.Show request) throws MediaException {
        OpenSource now = open;
        if (now != null && now.file.equals(request.file()) && now.stream.equals(request.stream())) {
            return now.cursor;
        }
        open = null;
        if (now != null) {
            now.cursor.close();
        }
        FrameCursor cursor = FrameCursor.open(request.file(), request.stream());
        open = new OpenSource(request.file(), request.stream(), cursor);
        return cursor;
    }

    private FrameRing ring(EngineJobs.Show request) throws IOException {
        OpenRing now = ring;
        if (now != null && now.file.equals(request.ring())) {
            return now.ring;
        }
        ring = null;
        if (now != null) {
            now.ring.close();
        }
        FrameRing opened = FrameRing.open(request.ring(), request.ringSlots(), request.ringBytes());
        ring = new OpenRing(request.ring(), opened);
        return opened;
    }

    private static Ticket put(SmallFrame frame, FrameRing ring) {
        int stride = frame.width() * 4;
        return ring.write(
                frame.width(), frame.height(), stride, frame.ms(), p -> paint(frame.bgr(), p));
    }

    private static void paint(byte[] bgr, MemorySegment bgra) {
        for (int in = 0, out = 0; in < bgr.length; in += 3, out += 4) {
            int pixel =
                    (bgr[in] & 0xff)
                            | (bgr[in + 1] & 0xff) << 8
                            | (bgr[in + 2] & 0xff) << 16
                            | 0xff << 24;
            bgra.set(LITTLE_ENDIAN, out, pixel);
        }
    }

    private static final ValueLayout.OfInt LITTLE_ENDIAN =
            ValueLayout.JAVA_INT.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN);
}
