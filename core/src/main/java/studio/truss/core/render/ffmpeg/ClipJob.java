package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Rational;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.encoders.Codes;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.render.ffmpeg.files.OutputFile;
import studio.truss.core.render.ffmpeg.sound.ClipSound;

import java.util.ArrayList;
import java.util.List;

/// One attempt at one clip with one encoder: takes the source's frames in order, shows each for as
/// many frames of the clip as its time asks, and ends with a checked file. One thread for life.
final class ClipJob implements AutoCloseable {
    /// How much of a clip may be missing at the end of a damaged source before there is no clip.
    private static final double HELD_MOST = 0.5;

    private final RenderPlan plan;
    private final String encoderName;
    private final VideoEncoder.Factory encoders;
    private final int threads;
    private final Runnable alive;
    private final Framing framing;
    private final long total;
    private final AVFrame held = av_frame_alloc();
    private final List<String> warnings = new ArrayList<>();
    private boolean holding;
    private long heldMs;
    private @Nullable FrameClock clock;
    private @Nullable ClipSound sound;
    private @Nullable ClipWriter writer;
    private boolean done;

    /// @param alive called between pieces of work; may throw to stop
    ClipJob(
            RenderPlan plan,
            String encoderName,
            VideoEncoder.Factory encoders,
            int threads,
            Runnable alive) {
        this.plan = plan;
        this.encoderName = encoderName;
        this.encoders = encoders;
        this.threads = threads;
        this.alive = alive;
        this.framing = new Framing(plan);
        this.total = plan.frames();
    }

    RenderPlan plan() {
        return plan;
    }

    String encoderName() {
        return encoderName;
    }

    /// All frames that the clip needs have been taken.
    boolean done() {
        return done;
    }

    long doneMs() {
        return writer == null
                ? 0
                : plan.frameRate().inverse().rescale(writer.frames(), Rational.MILLIS);
    }

    /// @param frame stays the caller's
    /// @param ms its time on the source's clock
    void take(AVFrame frame, long ms) throws RenderFailure {
        if (done) {
            return;
        }
        if (ms < plan.range().startMs()) {
            hold(frame, ms);
            return;
        }
        long due;
        if (clock == null) {
            long startPts =
                    plan.video().startPts()
                            + plan.video().timeBase().fromMillis(plan.range().startMs());
            FrameClock begun =
                    FrameClock.startingAt(
                            startPts,
                            frame.pts(),
                            holding,
                            plan.video().timeBase(),
                            plan.frameRate());
            clock = begun;
            open(begun.anchorPts());
            due = begun.frameOf(frame.pts());
        } else {
            due = clock.frameOf(frame.pts());
        }
        showUntil(Math.min(due, total));
        hold(frame, ms);
        done = due >= total;
    }

    private void hold(AVFrame frame, long ms) {
        av_frame_unref(held);
        Codes.check(av_frame_ref(held, frame), "hold a frame");
        holding = true;
        heldMs = ms;
    }

    private void open(long anchorPts) throws RenderFailure {
        ClipSound made = ClipSound.make(plan, anchorPts, total, alive);
        sound = made;
        if (made.warning() != null) {
            warnings.add(made.warning());
        }
        VideoEncoder encoder =
                encoders.open(
                        encoderName,
                        new VideoEncoder.Settings(
                                plan.size(), plan.frameRate(), plan.quality(), threads));
        writer = ClipWriter.open(plan, plan.part(), framing, encoder, made.aac());
    }

    private void showUntil(long frame) throws RenderFailure {
        ClipWriter open = writer;
        while (open != null && open.frames() < frame) {
            open.write(held, heldMs);
            alive.run();
        }
    }

    /// The source has no more frames: the last one stands for what is missing.
    void sourceEnded() throws RenderFailure {
        if (done) {
            return;
        }
        FrameClock begun = clock;
        long missing = begun == null ? total : total - 1 - begun.frameOf(held.pts());
        if (begun == null || missing > Math.max(1, total * HELD_MOST)) {
            throw new RenderFailure(
                    RenderOutcome.Kind.SOURCE_DAMAGED,
                    "The source's picture ends or cannot be read before the clip does.");
        }
        double missingS = missing / plan.frameRate().toDouble();
        if (missingS > 0.5) {
            warnings.add(
                    "The source's picture ends %.1f s before the clip; its last frame is held."
                            .formatted(missingS));
        }
        showUntil(total);
        done = true;
    }

    /// Completes the file, looks at it as a player would and moves it to its name.
    ///
    /// @param damaged frames of the source in the clip that were not whole
    RenderOutcome.Rendered finish(int damaged) throws RenderFailure {
        ClipWriter open = writer;
        ClipSound made = sound;
        if (open == null || made == null) {
            throw new IllegalStateException("finish before the first frame");
        }
        open.finish();
        long durationMs = plan.frameRate().inverse().rescale(total, Rational.MILLIS);
        OutputFile.accept(plan, total);
        if (damaged > 0) {
            warnings.add(
                    "Parts of the picture are damaged in the source (%d frames or packets)."
                            .formatted(damaged));
        }
        double upscale = Math.round(framing.upscale() * 100) / 100.0;
        if (upscale > 2) {
            warnings.add(
                    "The picture is enlarged %.1f times and will look soft.".formatted(upscale));
        }
        return new RenderOutcome.Rendered(
                plan.output(), total, durationMs, encoderName, made.loudness(), upscale, warnings);
    }

    /// Lets go of everything; a file that was not finished goes away.
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        if (sound != null) {
            sound.aac().close();
        }
        av_frame_free(held);
        OutputFile.discard(plan);
    }
}
