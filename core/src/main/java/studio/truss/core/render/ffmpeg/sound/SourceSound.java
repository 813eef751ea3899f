package studio.truss.core.render.ffmpeg.sound;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.Rational;
import studio.truss.core.media.SoundReader;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;
import studio.truss.core.render.RenderPlan;

import java.util.Arrays;
import java.util.List;

/// The sound of a clip as its source has it, with the click taken off its edges; as long as the
/// clip, silent where the source has none. It can be begun again and again: a short one is kept in
/// memory, a long one decoded anew. One thread.
final class SourceSound implements AutoCloseable {
    /// 23 MB as floats.
    private static final long KEPT_MOST = 60L * AacTrack.SAMPLE_RATE;

    private static final int BLOCK = 4800;
    private static final int FADE_SAMPLES = AacTrack.SAMPLE_RATE * 8 / 1000;

    private final @Nullable AudioReader reader;
    private final long first;
    private final long length;
    private final Runnable alive;
    private final @Nullable String problem;
    private float @Nullable [] kept;

    private SourceSound(
            @Nullable AudioReader reader,
            long first,
            long length,
            Runnable alive,
            @Nullable String problem) {
        this.reader = reader;
        this.first = first;
        this.length = length;
        this.alive = alive;
        this.problem = problem;
    }

    /// @param anchorPts of the picture's first frame, in its stream's time base
    /// @param frames of the clip
    /// @param alive called often; may throw to stop
    static SourceSound open(RenderPlan plan, long anchorPts, long frames, Runnable alive) {
        Rational sampleTime = Rational.of(1, AacTrack.SAMPLE_RATE);
        long length = plan.frameRate().inverse().rescale(frames, sampleTime);
        long first =
                plan.video().timeBase().rescale(anchorPts - plan.video().startPts(), sampleTime);
        AudioStream audio = plan.audio();
        if (audio == null) {
            return new SourceSound(null, first, length, alive, null);
        }
        MediaInfo clock =
                new MediaInfo("", 0, 0, List.of(plan.video(), audio), plan.video(), audio);
        try {
            AudioReader reader =
                    AudioReader.open(
                            plan.source(), audio, clock, AacTrack.SAMPLE_RATE, ChannelMode.STEREO);
            return new SourceSound(reader, first, length, alive, null);
        } catch (MediaException e) {
            String problem = "The source's sound cannot be read; the clip is silent.";
            return new SourceSound(null, first, length, alive, problem);
        }
    }

    /// What a person should know of it, once it has been read.
    @Nullable String warning() {
        return reader != null && reader.damaged() > 0
                ? "Parts of the sound are damaged in the source and were left out."
                : problem;
    }

    /// From its first sample; what was begun before may no longer be read.
    SoundReader begin() {
        if (length > KEPT_MOST) {
            return decoded();
        }
        float[] all = kept;
        if (all == null) {
            all = whole(decoded());
            kept = all;
        }
        return SoundReader.of(all, AacTrack.CHANNELS);
    }

    private float[] whole(SoundReader sound) {
        float[] all = new float[Math.toIntExact(length * AacTrack.CHANNELS)];
        float[] block = new float[BLOCK * AacTrack.CHANNELS];
        int at = 0;
        for (int got = sound.read(block); got > 0; got = sound.read(block)) {
            System.arraycopy(block, 0, all, at, got * AacTrack.CHANNELS);
            at += got * AacTrack.CHANNELS;
        }
        return all;
    }

    private SoundReader decoded() {
        if (reader != null) {
            long ms = first / 48;
            reader.seek(ms);
            reader.read(new float[Math.toIntExact((first - ms * 48) * AacTrack.CHANNELS)]);
        }
        return new Decoded();
    }

    private final class Decoded implements SoundReader {
        private long at;

        @Override
        public int read(float[] interleaved) {
            alive.run();
            int wanted = (int) Math.min(interleaved.length / AacTrack.CHANNELS, length - at);
            int got = reader == null ? 0 : Math.min(wanted, reader.read(interleaved));
            Arrays.fill(interleaved, got * AacTrack.CHANNELS, wanted * AacTrack.CHANNELS, 0);
            fade(interleaved, wanted);
            at += wanted;
            return wanted;
        }

        private void fade(float[] block, int count) {
            int edge = (int) Math.min(FADE_SAMPLES, length / 2);
            for (int i = 0; i < count; i++) {
                long near = Math.min(at + i, length - 1 - (at + i));
                if (near < edge) {
                    float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * near / edge));
                    for (int c = 0; c < AacTrack.CHANNELS; c++) {
                        block[i * AacTrack.CHANNELS + c] *= gain;
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
