package studio.truss.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.FfmpegProber;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.FrameRing.Ticket;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.JobOutcome;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Frames out of a real worker. The film is red for its first second and blue from then on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewTest {
    private static final int RED = 2;
    private static final int BLUE = 0;

    private Path file;
    private VideoStream video;
    private Preview preview;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        String film = "color=red:s=320x180:r=25,drawbox=c=blue:t=fill:enable='gte(t,1)'";
        file = Footage.ofPicture(film).seconds(3).write(folder.resolve("red-blue.mp4"));
        var probed = assertInstanceOf(ProbeResult.Usable.class, new FfmpegProber().probe(file));
        video = probed.info().picture().orElseThrow();
        preview = Preview.open(320 * 180, WorkerEnvironment.system(FaultLog.none()));
    }

    @AfterAll
    void close() throws IOException {
        preview.close();
    }

    @Test
    void theFrameThatIsSeenAtATimeIsShown() throws InterruptedException {
        assertEquals(960, shown(999).ms());
        assertEquals(1000, shown(1000).ms());
        assertEquals(1000, shown(1039).ms());
        assertEquals(0, shown(0).ms());
        assertEquals(2960, shown(9000).ms());
    }

    @Test
    void pixelsArriveAsBgra() throws InterruptedException {
        byte[] red = pixels(shown(960));
        byte[] blue = pixels(shown(1000));
        assertTrue((red[RED] & 0xff) > 200 && (red[BLUE] & 0xff) < 60);
        assertTrue((blue[BLUE] & 0xff) > 200 && (blue[RED] & 0xff) < 60);
        assertEquals((byte) 0xff, blue[blue.length - 1]);
    }

    @Test
    void anArrowKeyMovesByAFrame() throws InterruptedException {
        FrameWish at = FrameWish.exact(file, video, 1039, 320);
        assertEquals(1040, shown(at.stepped(1)).ticket().ms());
        assertEquals(960, shown(at.stepped(-1)).ticket().ms());
        assertEquals(1200, shown(at.stepped(2).stepped(3)).ticket().ms());
    }

    @Test
    void whereTheWayIsLongTheKeyFrameComesFirst(@TempDir Path folder) throws InterruptedException {
        Path sparse =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .seconds(4)
                        .gop(100)
                        .write(folder.resolve("sparse.mp4"));
        var probed = assertInstanceOf(ProbeResult.Usable.class, new FfmpegProber().probe(sparse));
        VideoStream stream = probed.info().picture().orElseThrow();
        List<Shown> soon = new CopyOnWriteArrayList<>();
        var outcome = preview.show(FrameWish.exact(sparse, stream, 3490, 320), soon::add).await();
        Shown exact = (Shown) assertInstanceOf(JobOutcome.Done.class, outcome).value();
        assertTrue(exact.exact());
        assertEquals(3480, exact.ticket().ms());
        assertEquals(List.of(0L), soon.stream().map(s -> s.ticket().ms()).toList());
        assertFalse(soon.getFirst().exact());
    }

    @Test
    void theNearestIsTheKeyFrame() throws InterruptedException {
        shown(2900);
        Shown nearest = shown(FrameWish.nearest(file, video, 970, 320));
        assertFalse(nearest.exact());
        assertEquals(0, nearest.ticket().ms());
        assertTrue(shown(FrameWish.nearest(file, video, 70, 320)).exact());
    }

    @Test
    void theLastFrameStaysReadable() throws InterruptedException {
        Ticket ticket = shown(500);
        assertEquals(ticket, preview.last().orElseThrow());
    }

    private Ticket shown(long ms) throws InterruptedException {
        return shown(FrameWish.exact(file, video, ms, 320)).ticket();
    }

    private Shown shown(FrameWish wish) throws InterruptedException {
        JobOutcome<Shown> outcome = preview.show(wish).await();
        return (Shown) assertInstanceOf(JobOutcome.Done.class, outcome).value();
    }

    private byte[] pixels(Ticket ticket) {
        byte[] copy = new byte[ticket.stride() * ticket.height()];
        assertTrue(preview.read(ticket, MemorySegment.ofArray(copy)));
        return copy;
    }
}
