package studio.truss.core.render.ffmpeg;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.Renderer;
import studio.truss.core.render.ffmpeg.encoders.LibavEncoder;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;

import java.util.List;

/// Renders with FFmpeg's libraries in this process. One call at a time.
///
/// A clip whose encoder fails starts again from its first frame on the next rung of the ladder, in
/// a pass of its own.
public final class FfmpegRenderer implements Renderer {
    private final EncoderLadder ladder;
    private final int threads;
    private final VideoEncoder.Factory encoders;

    /// @param threads for decoding and encoding, 0 for one per core
    public FfmpegRenderer(EncoderLadder ladder, int threads) {
        this(ladder, threads, LibavEncoder::open);
    }

    FfmpegRenderer(EncoderLadder ladder, int threads, VideoEncoder.Factory encoders) {
        this.ladder = ladder;
        this.threads = threads;
        this.encoders = encoders;
    }

    @Override
    public List<RenderOutcome> render(RenderGroup group, Heartbeat heartbeat, Listener listener) {
        RenderRun run =
                new RenderRun(group.plans(), ladder, threads, encoders, heartbeat, listener);
        try {
            run.all();
        } catch (Heartbeat.Cancelled e) {
            run.settleRest(new RenderOutcome.Cancelled());
        }
        return run.outcomes();
    }
}
