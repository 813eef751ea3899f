package studio.truss.core.render.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

import studio.truss.core.render.FileLimit;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.files.OutputFile;

/// Where one clip lies in its strip, and what has become of it. What goes wrong with its file
/// settles it and no other. One thread for life.
final class Cut implements AutoCloseable {
    /// How much of a clip may be missing at the end of a damaged source before there is no clip.
    private static final double HELD_MOST = 0.5;

    private final RenderPlan plan;
    private final String encoder;
    private final Listener listener;
    private @Nullable ClipFile file;
    private long first = -1;
    private int damagedBefore;
    private int damagedUntil;
    private boolean settled;

    /// Hears of a clip's end, once.
    interface Listener {
        void settled(RenderPlan plan, RenderOutcome outcome);

        /// Its file came out larger than its limit, and is gone.
        void tooLarge(RenderPlan plan, FileLimit limit, long bytes);
    }

    Cut(RenderPlan plan, String encoder, Listener listener) {
        this.plan = plan;
        this.encoder = encoder;
        this.listener = listener;
    }

    RenderPlan plan() {
        return plan;
    }

    boolean begun() {
        return first >= 0;
    }

    boolean settled() {
        return settled;
    }

    /// The frame of the strip at which it begins.
    long first() {
        return first;
    }

    /// The frame of the strip that follows its last.
    long end() {
        return first + plan.frames();
    }

    /// @param damaged frames and packets of the source so far that were not whole
    void beforeStart(int damaged) {
        damagedBefore = damaged;
        damagedUntil = damaged;
    }

    void inside(int damaged) {
        damagedUntil = damaged;
    }

    void begin(long frame, long anchorPts, AVCodecContext picture, Runnable alive) {
        first = frame;
        try {
            file = ClipFile.open(plan, frame, anchorPts, picture, alive);
        } catch (RenderFailure e) {
            settle(e.outcome());
        }
    }

    void take(AVPacket packet) {
        ClipFile open = file;
        if (settled || open == null) {
            return;
        }
        try {
            open.take(packet);
            if (open.whole()) {
                if (damagedUntil > damagedBefore) {
                    open.warn(
                            "Parts of the picture are damaged in the source (%d frames or packets)."
                                    .formatted(damagedUntil - damagedBefore));
                }
                end(open);
            }
        } catch (RenderFailure e) {
            settle(e.outcome());
        }
    }

    private void end(ClipFile open) throws RenderFailure {
        long bytes = open.finish();
        FileLimit limit = plan.limit();
        if (limit != null && bytes > limit.bytesMax()) {
            close();
            listener.tooLarge(plan, limit, bytes);
        } else {
            settle(open.accept(encoder));
        }
    }

    /// The source has ended; its last frame stands for what is missing, unless that is too much.
    ///
    /// @param last frame of the strip at which the source's last is due
    void sourceEnded(long last) {
        ClipFile open = file;
        if (settled || (open != null && last >= end())) {
            return;
        }
        long missing = end() - 1 - last;
        if (open == null || missing > Math.max(1, plan.frames() * HELD_MOST)) {
            settle(
                    new RenderOutcome.Failed(
                            RenderOutcome.Kind.SOURCE_DAMAGED,
                            "The source's picture ends or cannot be read before the clip does."));
            return;
        }
        double missingS = missing / plan.frameRate().toDouble();
        if (missingS > 0.5) {
            open.warn(
                    "The source's picture ends %.1f s before the clip; its last frame is held."
                            .formatted(missingS));
        }
    }

    void noMorePackets() {
        if (!settled) {
            settle(
                    new RenderOutcome.Failed(
                            RenderOutcome.Kind.OUTPUT_WRONG,
                            "The encoder gave fewer pictures than it was sent."));
        }
    }

    private void settle(RenderOutcome outcome) {
        close();
        listener.settled(plan, outcome);
    }

    /// Lets go of everything; a file that was not finished goes away.
    @Override
    public void close() {
        if (!settled) {
            settled = true;
            if (file != null) {
                file.close();
            }
            OutputFile.discard(plan);
        }
    }
}
