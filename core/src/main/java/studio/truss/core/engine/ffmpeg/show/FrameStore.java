package studio.truss.core.engine.ffmpeg.show;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Decoded frames that follow one another without a gap, in a bounded piece of memory: the first go
/// when it is full. Holds the decoder's own buffers, no copies. One thread.
final class FrameStore implements AutoCloseable {
    private static final int FEWEST = 3;

    private final long bytesMax;
    private final List<Kept> kept = new ArrayList<>();
    private long bytes;
    private long frameBytes;

    FrameStore(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// One frame, valid until it is dropped.
    record Kept(AVFrame frame, long pts, long bytes) {}

    /// Adds the frame that follows on the last.
    void add(AVFrame frame) {
        AVFrame own = av_frame_alloc();
        if (av_frame_ref(own, frame) < 0) {
            throw new IllegalStateException("no memory for a frame");
        }
        Kept next = new Kept(own, frame.pts(), sizeOf(frame));
        kept.add(next);
        bytes += next.bytes;
        frameBytes = next.bytes;
        while (bytes > bytesMax && kept.size() > FEWEST) {
            drop(kept.removeFirst());
        }
    }

    private static long sizeOf(AVFrame frame) {
        return Math.max(
                1, av_image_get_buffer_size(frame.format(), frame.width(), frame.height(), 32));
    }

    /// How many frames like the last have room; a few where there was none yet.
    int room() {
        return (int) Math.max(FEWEST, frameBytes == 0 ? 0 : bytesMax / frameBytes);
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    long firstPts() {
        return kept.getFirst().pts;
    }

    long lastPts() {
        return kept.getLast().pts;
    }

    Kept first() {
        return kept.getFirst();
    }

    AVFrame lastFrame() {
        return kept.getLast().frame;
    }

    /// The number of the last frame at or before `pts`; -1 where all are later.
    int indexAt(long pts) {
        int low = 0;
        int high = kept.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (kept.get(middle).pts <= pts) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /// Null beyond the ends.
    @Nullable Kept get(int index) {
        return index < 0 || index >= kept.size() ? null : kept.get(index);
    }

    int size() {
        return kept.size();
    }

    void clear() {
        kept.forEach(this::drop);
        kept.clear();
    }

    private void drop(Kept frame) {
        bytes -= frame.bytes;
        av_frame_free(frame.frame);
    }

    @Override
    public void close() {
        clear();
    }
}
