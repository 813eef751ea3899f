package studio.truss.app.evaluation;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.FrameWish;
import studio.truss.core.engine.Preview;
import studio.truss.core.engine.Shown;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Prober;
import studio.truss.core.media.VideoStream;
import studio.truss.core.shots.evaluation.Reel;
import studio.truss.core.worker.FrameRing;
import studio.truss.core.worker.lane.JobOutcome;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the first seconds of videos as reels, by way of the interactive worker. A video that
/// cannot be shown gives none. One thread.
public final class ReelReader {
    private static final int WIDTH = 320;
    private static final long STEP_MS = 40;
    private static final long LENGTH_MS = 16_000;

    private final Prober prober;
    private final Preview preview;

    public ReelReader(Prober prober, Preview preview) {
        this.prober = prober;
        this.preview = preview;
    }

    List<Reel> read(Path file) {
        if (!(prober.probe(file) instanceof ProbeResult.Usable(MediaInfo info))
                || info.picture().isEmpty()) {
            return List.of();
        }
        VideoStream video = info.picture().orElseThrow();
        List<byte[]> pictures = new ArrayList<>();
        for (long ms = 0; ms < Math.min(LENGTH_MS, info.durationMs()); ms += STEP_MS) {
            byte[] picture = picture(file, video, ms);
            if (picture == null) {
                break;
            }
            pictures.add(picture);
        }
        return Reel.cutFrom(String.valueOf(file.getFileName()), pictures);
    }

    private byte @Nullable [] picture(Path file, VideoStream video, long ms) {
        FrameRing.Ticket ticket = ticket(file, video, ms);
        if (ticket == null) {
            return null;
        }
        byte[] bgra = new byte[Math.toIntExact(4L * ticket.width() * ticket.height())];
        MemorySegment target = MemorySegment.ofArray(bgra);
        if (!preview.read(ticket, target)) {
            return null;
        }
        byte[] bgr = new byte[bgra.length / 4 * 3];
        for (int i = 0, j = 0; j < bgr.length; i += 4) {
            for (int c = 0; c < 3; c++) {
                bgr[j++] = target.get(ValueLayout.JAVA_BYTE, i + c);
            }
        }
        return Reel.fill(ticket.width(), ticket.height(), bgr);
    }

    private FrameRing.@Nullable Ticket ticket(Path file, VideoStream video, long ms) {
        try {
            return preview.show(FrameWish.exact(file, video, ms, WIDTH)).await()
                            instanceof JobOutcome.Done<Shown>(Shown shown)
                    ? shown.ticket()
                    : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
