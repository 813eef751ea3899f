package studio.truss.core.engine.ffmpeg.show;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.ffmpeg.show.FrameStore.Kept;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.VideoReader;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Finds the frame that a viewer sees at a time, in the order of what is cheap: a frame that is
/// kept, reading on, a seek. On the way to it frames that no other refers to are not decoded. One
/// thread for life.
final class FrameCursor implements AutoCloseable {
    /// As many frames are read on with all of them kept, as playing and stepping do.
    private static final int FEW = 8;

    /// On a longer way decoding the key frame once more, so that it can be shown at once, costs
    /// little beside the rest.
    private static final int MANY = 60;

    private static final long WHOLE = Long.MIN_VALUE;

    private final VideoReader reader;
    private final VideoStream stream;
    private final FrameStore store;
    private final long frameTicks;

    /// From this pts on every frame is decoded.
    private long sureFrom = WHOLE;

    private long position = Long.MIN_VALUE;
    private boolean ended;

    /// Whether whoever asks now has been shown something.
    private boolean told;

    /// The key frame that was given last to somebody who asked for the nearest.
    private long glimpsed = Long.MIN_VALUE;

    private FrameCursor(VideoReader reader, long bytesMax) {
        this.reader = reader;
        this.stream = reader.stream();
        this.store = new FrameStore(bytesMax);
        this.frameTicks = VideoReader.frameTicks(stream);
    }

    /// @param bytesMax of decoded frames that are kept
    static FrameCursor open(Path file, VideoStream stream, int threads, long bytesMax)
            throws MediaException {
        return new FrameCursor(VideoReader.open(file, stream, Decoding.exact(threads)), bytesMax);
    }

    /// What the way to a frame is watched by.
    ///
    /// @param soon is shown one frame of the way where it is long: the key frame, else how far one
    ///   gets until there is enough; borrowed
    /// @param nearest a near frame will do: unless the exact one is next to it the key frame, and
    ///   when that was given before, how far one gets until there is enough
    record Way(
            Heartbeat heartbeat, Consumer<AVFrame> soon, boolean nearest, BooleanSupplier enough) {}

    /// @param frame valid until the next call
    record Found(AVFrame frame, boolean exact) {}

    /// The last frame at or before `ms`, else the first of all, and from there `step` frames on;
    /// null where there is none.
    @Nullable Found at(long ms, int step, Way way) {
        told = false;
        long end = stream.durationMs() > 0 ? Math.max(0, stream.durationMs()) : Long.MAX_VALUE / 4;
        long pts = reader.lastPtsAt(Math.max(0, Math.min(ms, end)));
        Found found = seen(pts, step < 0, way);
        for (int i = 0; i < Math.abs(step) && found != null && found.exact; i++) {
            found = step < 0 ? before(found, way) : after(found, way);
        }
        return found;
    }

    long msOf(AVFrame frame) {
        return reader.msOf(frame);
    }

    private Found after(Found found, Way way) {
        long pts = found.frame.pts();
        if (store.lastPts() == pts && !ended) {
            readOn(way);
        }
        Kept next = store.get(store.indexAt(pts) + 1);
        return next == null ? found : new Found(next.frame(), true);
    }

    private @Nullable Found before(Found found, Way way) {
        long pts = found.frame.pts();
        if (pts <= stream.startPts()) {
            return found;
        }
        return seen(pts - 1, true, way);
    }

    /// @param back earlier frames will be wanted next
    private @Nullable Found seen(long pts, boolean back, Way way) {
        Kept hit = hit(pts);
        if (hit != null) {
            return new Found(hit.frame(), true);
        }
        boolean near =
                !store.isEmpty() && pts < store.firstPts() && pts >= store.firstPts() - span();
        long from = back || near ? pts - span() : pts - margin();
        if (!canReadOn(pts, from)) {
            seek(pts, from);
            Found key = glimpse(pts, way);
            if (key != null) {
                return key;
            }
        } else if (from > position && !withinReach(pts)) {
            store.clear();
            sureFrom = from;
            reader.skipUntil(from);
        }
        Found found = readTo(pts, way);
        if (found == null && sureFrom != WHOLE) {
            // Nothing was shown for longer than was allowed for: what was skipped may be the frame.
            seek(pts, WHOLE);
            found = readTo(pts, way);
        }
        return found;
    }

    /// Shows the key frame that was sought where the way from there is long; it is returned where
    /// it will do.
    private @Nullable Found glimpse(long pts, Way way) {
        long far = pts - reader.soughtPts();
        boolean again = way.nearest && reader.soughtPts() == glimpsed;
        boolean wanted = far > (way.nearest ? 1 : MANY) * frameTicks;
        AVFrame key = again || !wanted ? null : reader.peekKey();
        if (key == null || key.pts() > pts) {
            return null;
        }
        if (way.nearest) {
            glimpsed = key.pts();
            return new Found(key, false);
        }
        tellSoon(key, way);
        return null;
    }

    private void tellSoon(AVFrame frame, Way way) {
        told = true;
        way.soon.accept(frame);
    }

    /// The frame if it is kept and known to be the one.
    private @Nullable Kept hit(long pts) {
        int index = store.indexAt(pts);
        if (index < 0) {
            boolean first = !store.isEmpty() && store.firstPts() <= stream.startPts();
            return first ? store.first() : null;
        }
        boolean last = index == store.size() - 1;
        return last && !ended && !lasts(store.lastFrame(), pts) ? null : store.get(index);
    }

    /// Whether a frame surely is what is seen at `pts`, although the next one is not known.
    private boolean lasts(AVFrame frame, long pts) {
        boolean steady = !stream.variableRate() && Math.abs(frame.duration() - frameTicks) <= 1;
        return pts == frame.pts() || (steady && pts < frame.pts() + frameTicks - 1);
    }

    private boolean canReadOn(long pts, long from) {
        boolean behind = position != Long.MIN_VALUE && pts >= position && !ended;
        boolean whole = !store.isEmpty() || from >= sureFrom;
        return behind && whole && (withinReach(pts) || !reader.keyAhead(pts));
    }

    private boolean withinReach(long pts) {
        return pts <= position + FEW * frameTicks;
    }

    private void seek(long pts, long from) {
        store.clear();
        ended = false;
        sureFrom = from;
        position = Long.MIN_VALUE;
        reader.seekToPts(pts);
        reader.skipUntil(from);
    }

    /// Reads until the frame of `pts` is known; null where skipped frames make that impossible.
    private @Nullable Found readTo(long pts, Way way) {
        AVFrame frame = readOn(way);
        while (frame != null && hit(pts) == null && frame.pts() <= pts) {
            boolean show = way.nearest ? frame.pts() != glimpsed : !told;
            if (show && way.enough.getAsBoolean()) {
                if (way.nearest) {
                    return new Found(frame, false);
                }
                tellSoon(frame, way);
            }
            frame = readOn(way);
        }
        Kept hit = hit(pts);
        if (hit != null) {
            return new Found(hit.frame(), true);
        }
        return sureFrom == WHOLE && !store.isEmpty()
                ? new Found(store.first().frame(), true)
                : null;
    }

    /// The next frame, kept where those before it are known; null at the end.
    private @Nullable AVFrame readOn(Way way) {
        way.heartbeat.beat(0, 0);
        AVFrame frame = reader.next();
        if (frame == null) {
            ended = true;
            return null;
        }
        position = frame.pts();
        if (position >= sureFrom) {
            store.add(frame);
        }
        return frame;
    }

    /// So long a frame may stay for it to be found although others were skipped.
    private long margin() {
        return stream.variableRate() ? stream.timeBase().fromMillis(1000) : 2 * frameTicks;
    }

    /// As much as can be kept of what lies before a frame.
    private long span() {
        return Math.max(1, store.room() - FEW) * frameTicks;
    }

    @Override
    public void close() {
        store.close();
        reader.close();
    }
}
