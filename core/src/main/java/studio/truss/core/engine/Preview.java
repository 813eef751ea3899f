package studio.truss.core.engine;

import studio.truss.core.worker.FrameRing;
import studio.truss.core.worker.FrameRing.Ticket;
import studio.truss.core.worker.lane.InteractiveLane;
import studio.truss.core.worker.lane.JobHandle;
import studio.truss.core.worker.lane.JobListener;
import studio.truss.core.worker.lane.WorkerEnvironment;
import studio.truss.core.worker.lane.WorkerSpec;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Frames for the window: the newest request wins, and the last frame stays readable while a
/// crashed worker is replaced. Requests from any thread; frames are read on any thread.
public final class Preview implements AutoCloseable {
    private static final int SLOTS = 4;

    private final InteractiveLane lane;
    private final FrameRing ring;
    private final Path ringFile;
    private final long pictureBytes;

    private Preview(InteractiveLane lane, FrameRing ring, Path ringFile, long pictureBytes) {
        this.lane = lane;
        this.ring = ring;
        this.ringFile = ringFile;
        this.pictureBytes = pictureBytes;
    }

    /// @param maxPixels of one picture
    public static Preview open(int maxPixels, WorkerEnvironment environment) throws IOException {
        Path file = Files.createTempFile("truss-frames-", ".ring");
        file.toFile().deleteOnExit();
        long bytes = 4L * maxPixels;
        FrameRing ring = FrameRing.open(file, SLOTS, bytes);
        InteractiveLane lane =
                InteractiveLane.open(WorkerSpec.interactive(Engine.WORKER_MAIN), environment);
        return new Preview(lane, ring, file, bytes);
    }

    /// Starts the worker, so that the first frame does not wait for it.
    public void warm() {
        lane.warm();
    }

    /// Asks for a frame: BGRA, opaque, without padding, at most as wide as wished.
    ///
    /// @param soon is given a near frame first, where the exact one takes long; on the lane's
    ///   thread
    public JobHandle<Shown> show(FrameWish wish, Consumer<Shown> soon) {
        EngineJobs.Show request = new EngineJobs.Show(wish, ringFile, SLOTS, pictureBytes);
        JobListener listener =
                new JobListener() {
                    @Override
                    public void event(Event event) {
                        soon.accept(event.as(Shown.class));
                    }
                };
        return lane.submit(EngineJobs.SHOW, request, listener);
    }

    /// As above, for those who wait for the end.
    public JobHandle<Shown> show(FrameWish wish) {
        return show(wish, shown -> {});
    }

    /// As [FrameRing#read].
    public boolean read(Ticket ticket, MemorySegment target) {
        return ring.read(ticket, target);
    }

    /// The newest whole frame.
    public Optional<Ticket> last() {
        return ring.last();
    }

    /// Ends the worker. No frame may be read during or after this.
    @Override
    public void close() throws IOException {
        lane.close();
        ring.close();
        Files.deleteIfExists(ringFile);
    }
}
