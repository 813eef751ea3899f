package studio.truss.core.engine.ffmpeg.show;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.FrameWish;
import studio.truss.core.engine.Shown;
import studio.truss.core.engine.ffmpeg.show.FrameCursor.Found;
import studio.truss.core.engine.ffmpeg.show.FrameCursor.Way;
import studio.truss.core.media.MediaException;
import studio.truss.core.worker.FrameRing;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Puts the frame that is wished for into the ring, a nearer one before it where that takes long.
/// The sources of the last requests stay open.
public final class ShowJob implements WorkerJob<EngineJobs.Show, Shown> {
    /// What a person takes for at once (50 ms), less what painting and handing over take.
    private static final long AT_ONCE = TimeUnit.MILLISECONDS.toNanos(20);

    private final OpenFilms films = new OpenFilms();
    private @Nullable OpenRing ring;

    private record OpenRing(Path file, FrameRing ring) {}

    @Override
    public JobType<EngineJobs.Show, Shown> type() {
        return EngineJobs.SHOW;
    }

    @Override
    public Shown run(EngineJobs.Show request, JobContext context) throws JobFailure {
        long start = System.nanoTime();
        FrameWish wish = request.wish();
        boolean nearest = wish.accuracy() == FrameWish.Accuracy.NEAREST;
        try {
            OpenFilms.Film film = films.open(wish.file(), wish.stream());
            FrameRing target = ring(request);
            Way way =
                    new Way(
                            context,
                            key -> context.emit(put(film, key, wish, target, false)),
                            nearest,
                            () -> System.nanoTime() - start > AT_ONCE);
            Found found = film.cursor().at(wish.ms(), wish.step(), way);
            if (found == null) {
                throw new JobFailure("damaged", "No frame of this file can be decoded");
            }
            return put(film, found.frame(), wish, target, found.exact());
        } catch (MediaException e) {
            throw JobFailure.of(e);
        } catch (IOException e) {
            throw new JobFailure("no-ring", "The picture could not be handed over", e);
        }
    }

    private static Shown put(
            OpenFilms.Film film, AVFrame frame, FrameWish wish, FrameRing ring, boolean exact) {
        var painter = film.painter(wish.maxWidth());
        long ms = film.cursor().msOf(frame);
        return new Shown(
                ring.write(
                        painter.width(),
                        painter.height(),
                        4 * painter.width(),
                        ms,
                        pixels -> painter.paint(frame, pixels)),
                exact);
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
}
