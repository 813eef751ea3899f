package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Strip;
import studio.truss.core.render.ffmpeg.encoders.Codes;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;

import java.util.List;

/// One attempt at one strip with one encoder: takes the source's frames in order, shows each for as
/// many frames of the strip as its time asks, and gives each clip its part. One thread for life.
final class StripJob implements AutoCloseable {
    private final RenderPlan whole;
    private final String encoderName;
    private final VideoEncoder.Factory encoders;
    private final int threads;
    private final Runnable alive;
    private final List<Cut> cuts;
    private final AVFrame held = av_frame_alloc();
    private boolean holding;
    private long heldMs;
    private @Nullable FrameClock clock;
    private @Nullable StripPictures pictures;

    /// @param alive called between pieces of work; may throw to stop
    StripJob(
            Strip strip,
            String encoderName,
            VideoEncoder.Factory encoders,
            int threads,
            Cut.Listener listener,
            Runnable alive) {
        this.whole = strip.whole();
        this.encoderName = encoderName;
        this.encoders = encoders;
        this.threads = threads;
        this.alive = alive;
        this.cuts =
                strip.plans().stream().map(plan -> new Cut(plan, encoderName, listener)).toList();
    }

    /// Every clip has its outcome.
    boolean done() {
        return cuts.stream().allMatch(Cut::settled);
    }

    /// Clips without an outcome.
    List<RenderPlan> open() {
        return cuts.stream().filter(cut -> !cut.settled()).map(Cut::plan).toList();
    }

    long startMs() {
        return whole.range().startMs();
    }

    /// Milliseconds shown so far of the clips that have no outcome yet.
    long doneMs() {
        StripPictures shown = pictures;
        if (shown == null) {
            return 0;
        }
        long frames =
                cuts.stream()
                        .filter(cut -> cut.begun() && !cut.settled())
                        .mapToLong(cut -> Math.min(shown.frames(), cut.end()) - cut.first())
                        .sum();
        return whole.frameRate().inverse().rescale(frames, Rational.MILLIS);
    }

    /// @param frame stays the caller's
    /// @param ms its time on the source's clock
    /// @param damaged frames and packets of the source so far that were not whole
    void take(AVFrame frame, long ms, int damaged) throws RenderFailure {
        if (ms >= startMs()) {
            StripPictures open = pictures == null ? openPictures() : pictures;
            FrameClock begun = clock == null ? clockFrom(whole, frame) : clock;
            clock = begun;
            long due = begun.frameOf(frame.pts());
            for (Cut cut : cuts) {
                if (!cut.begun() && ms >= cut.plan().range().startMs()) {
                    long at = begun.frameOf(clockFrom(cut.plan(), frame).anchorPts());
                    cut.begin(at, begun.ptsOf(at), open.context(), alive);
                } else if (cut.begun() && due < cut.end()) {
                    cut.inside(damaged);
                }
            }
            showUntil(open, due);
            if (due >= end()) {
                finish(open);
            }
        }
        for (Cut cut : cuts) {
            if (!cut.begun()) {
                cut.beforeStart(damaged);
            }
        }
        hold(frame, ms);
    }

    private FrameClock clockFrom(RenderPlan plan, AVFrame frame) {
        VideoStream video = plan.video();
        long startPts = video.startPts() + video.timeBase().fromMillis(plan.range().startMs());
        return FrameClock.startingAt(
                startPts, frame.pts(), holding, video.timeBase(), plan.frameRate());
    }

    private StripPictures openPictures() throws RenderFailure {
        VideoEncoder encoder =
                encoders.open(
                        encoderName,
                        new VideoEncoder.Settings(
                                whole.size(),
                                whole.frameRate(),
                                whole.quality(),
                                threads,
                                whole.limit() == null ? 0 : whole.limit().pictureBits()));
        StripPictures opened = new StripPictures(whole, encoder, this::give);
        pictures = opened;
        return opened;
    }

    private void give(AVPacket packet) {
        cuts.forEach(cut -> cut.take(packet));
    }

    private void hold(AVFrame frame, long ms) {
        av_frame_unref(held);
        Codes.check(av_frame_ref(held, frame), "hold a frame");
        holding = true;
        heldMs = ms;
    }

    /// The frame after the last that a clip wants; without bound while one has not begun.
    private long end() {
        return cuts.stream()
                .filter(cut -> !cut.settled())
                .mapToLong(cut -> cut.begun() ? cut.end() : Long.MAX_VALUE)
                .max()
                .orElse(0);
    }

    private void showUntil(StripPictures open, long frame) throws RenderFailure {
        while (open.frames() < Math.min(frame, end())) {
            long next = open.frames();
            boolean key =
                    cuts.stream()
                            .anyMatch(cut ->
                                    cut.begun() && (cut.first() == next || cut.end() == next));
            open.show(held, heldMs, key);
            alive.run();
        }
    }

    private void finish(StripPictures open) throws RenderFailure {
        open.finish();
        cuts.forEach(Cut::noMorePackets);
    }

    /// The source has no more frames.
    void sourceEnded() throws RenderFailure {
        StripPictures open = pictures;
        long last = clock == null ? 0 : clock.frameOf(held.pts());
        cuts.forEach(cut -> cut.sourceEnded(last));
        if (open != null) {
            showUntil(open, end());
            finish(open);
        }
    }

    /// Lets go of everything; files that were not finished go away.
    @Override
    public void close() {
        cuts.forEach(Cut::close);
        if (pictures != null) {
            pictures.close();
        }
        av_frame_free(held);
    }
}
