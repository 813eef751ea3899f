package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

import studio.truss.core.media.Rational;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.encoders.Codes;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.files.Mp4Writer;
import studio.truss.core.render.ffmpeg.files.OutputFile;
import studio.truss.core.render.ffmpeg.sound.ClipSound;

import java.util.ArrayList;
import java.util.List;

/// The open file of one clip: takes its part of a strip's packets beside its sound, and ends as a
/// checked file with its own name. One thread for life.
final class ClipFile implements AutoCloseable {
    private final RenderPlan plan;
    private final long first;
    private final ClipSound sound;
    private final Mp4Writer file;
    private final AVPacket own = av_packet_alloc();
    private final List<String> warnings = new ArrayList<>();
    private long written;

    private ClipFile(RenderPlan plan, long first, ClipSound sound, Mp4Writer file) {
        this.plan = plan;
        this.first = first;
        this.sound = sound;
        this.file = file;
        if (sound.warning() != null) {
            warnings.add(sound.warning());
        }
    }

    /// @param first its first frame, in frames of the strip
    /// @param anchorPts time of that frame, in the time base of the source's picture
    /// @param alive called often; may throw to stop
    static ClipFile open(
            RenderPlan plan, long first, long anchorPts, AVCodecContext picture, Runnable alive)
            throws RenderFailure {
        ClipSound sound = ClipSound.make(plan, anchorPts, plan.frames(), alive);
        try {
            Mp4Writer file = Mp4Writer.open(plan.part(), picture, sound.aac(), plan.tags());
            return new ClipFile(plan, first, sound, file);
        } catch (RenderFailure | RuntimeException | Error e) {
            sound.aac().close();
            throw e;
        }
    }

    void warn(String words) {
        warnings.add(words);
    }

    /// @param packet of the strip, stays the caller's; what lies outside the clip is let by
    void take(AVPacket packet) throws RenderFailure {
        if (packet.pts() < first || packet.pts() >= first + plan.frames()) {
            return;
        }
        if (written == 0 && (packet.pts() != first || (packet.flags() & AV_PKT_FLAG_KEY) == 0)) {
            throw new RenderFailure(
                    RenderOutcome.Kind.OUTPUT_WRONG,
                    "The encoder made no key frame where the clip starts.");
        }
        Codes.check(av_packet_ref(own, packet), "picture packet");
        own.pts(packet.pts() - first);
        own.dts(packet.dts() - first);
        file.write(own);
        written++;
    }

    /// All its pictures are in it.
    boolean whole() {
        return written == plan.frames();
    }

    /// Completes the file.
    ///
    /// @return its bytes
    long finish() throws RenderFailure {
        file.finish();
        return OutputFile.bytes(plan);
    }

    /// Looks at the finished file as a player would and moves it to its name.
    RenderOutcome.Rendered accept(String encoder) throws RenderFailure {
        OutputFile.accept(plan, plan.frames());
        Framing framing = new Framing(plan);
        double upscale = Math.round(framing.upscale() * 100) / 100.0;
        warnings.addAll(framing.soft());
        return new RenderOutcome.Rendered(
                plan.output(),
                plan.frames(),
                plan.frameRate().inverse().rescale(plan.frames(), Rational.MILLIS),
                plan.size(),
                encoder,
                sound.loudness(),
                upscale,
                warnings);
    }

    @Override
    public void close() {
        file.close();
        sound.aac().close();
        av_packet_free(own);
    }
}
