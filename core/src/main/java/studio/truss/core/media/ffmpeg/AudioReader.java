package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.Rational;
import studio.truss.core.media.SoundReader;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;
import java.util.Arrays;

/// The sound of one stream as floats at one rate, lined up with the source's clock: sample n is
/// heard at n / rate after the first video frame.
///
/// Silence stands where the stream starts late or has a gap, sound before time 0 is dropped. A
/// stream may change its own rate or layout half way. One thread for life.
public final class AudioReader implements SoundReader, AutoCloseable {
    private static final long PREROLL_MS = 200;
    private static final long JUMP_SECONDS = 10;

    private final Demuxer demuxer;
    private final StreamDecoder decoder;
    private final Resampler resampler;
    private final Rational timeBase;
    private final Rational sampleTime;
    private final int sampleRate;
    private final int channels;
    private final long originSamples;
    private final long endSamples;
    private float[] chunk = new float[0];
    private int chunkAt;
    private int chunkEnd;
    private long silence;
    private long toDrop;
    private long position;
    private long rebase;
    private boolean synced;
    private boolean ended;

    private AudioReader(
            Demuxer demuxer,
            StreamDecoder decoder,
            Resampler resampler,
            MediaInfo info,
            int index,
            int sampleRate) {
        this.demuxer = demuxer;
        this.decoder = decoder;
        this.resampler = resampler;
        this.sampleRate = sampleRate;
        this.channels = resampler.channels();
        sampleTime = Rational.of(1, sampleRate);
        timeBase = Streams.timeBase(demuxer.stream(index));
        VideoStream video = info.video();
        originSamples =
                video != null
                        ? video.timeBase().rescale(video.startPts(), sampleTime)
                        : soundOrigin(demuxer, info.audio() == null ? index : info.audio().index());
        endSamples =
                info.durationMs() <= 0
                        ? Long.MAX_VALUE
                        : Rational.MILLIS.rescale(info.durationMs() + 1000, sampleTime);
    }

    private long soundOrigin(Demuxer opened, int index) {
        long start = opened.stream(index).start_time();
        return start == AV_NOPTS_VALUE
                ? 0
                : Streams.timeBase(opened.stream(index)).rescale(start, sampleTime);
    }

    /// @param info the probe's view of the file, which holds its clock
    /// @throws MediaException where the file can no longer be opened or its codec is not known
    public static AudioReader open(
            Path file, AudioStream stream, MediaInfo info, int sampleRate, ChannelMode mode)
            throws MediaException {
        if (sampleRate < 1000 || sampleRate > 768_000) {
            throw new IllegalArgumentException("sample rate " + sampleRate);
        }
        Demuxer demuxer = Demuxer.open(file);
        try {
            int index = stream.index();
            if (index >= demuxer.streams()
                    || demuxer.stream(index).codecpar().codec_type() != AVMEDIA_TYPE_AUDIO) {
                throw new MediaException(
                        Kind.DAMAGED,
                        file.getFileName() + " no longer has the sound stream that was probed.");
            }
            demuxer.keepOnly(index);
            StreamDecoder decoder = StreamDecoder.open(demuxer, index, 1, codec -> {});
            Resampler resampler =
                    new Resampler(sampleRate, mode, demuxer.stream(index).codecpar().ch_layout());
            return new AudioReader(demuxer, decoder, resampler, info, index, sampleRate);
        } catch (MediaException | RuntimeException | Error e) {
            demuxer.close();
            throw e;
        }
    }

    public int channels() {
        return channels;
    }

    public int sampleRate() {
        return sampleRate;
    }

    /// Frames that could not be decoded so far.
    public int damaged() {
        return decoder.damaged() + resampler.refused();
    }

    @Override
    public int read(float[] interleaved) {
        int wanted = interleaved.length / channels;
        int filled = 0;
        while (filled < wanted) {
            if (silence > 0) {
                int count = (int) Math.min(silence, wanted - filled);
                Arrays.fill(interleaved, filled * channels, (filled + count) * channels, 0f);
                silence -= count;
                filled += count;
            } else if (chunkAt < chunkEnd) {
                int count = Math.min(chunkEnd - chunkAt, wanted - filled);
                System.arraycopy(
                        chunk,
                        chunkAt * channels,
                        interleaved,
                        filled * channels,
                        count * channels);
                chunkAt += count;
                filled += count;
            } else if (ended) {
                break;
            } else {
                position += decodeChunk();
            }
        }
        return filled;
    }

    /// The next sample read is the one at this time of the source's clock.
    public void seek(long ms) {
        long target = Rational.MILLIS.rescale(Math.max(0, ms), sampleTime);
        long from = sampleTime.rescale(originSamples + target, timeBase);
        decoder.seek(from - timeBase.fromMillis(PREROLL_MS), timeBase.fromMillis(1000));
        resampler.reset();
        position = target;
        chunkAt = 0;
        chunkEnd = 0;
        silence = 0;
        toDrop = 0;
        rebase = 0;
        synced = false;
        ended = false;
    }

    /// Decodes one frame into silence and chunk; the samples that now wait to be read.
    private long decodeChunk() {
        chunkAt = 0;
        chunkEnd = 0;
        AVFrame frame = decoder.next();
        if (frame == null) {
            ended = true;
            append(resampler.drain());
        } else if (resampler.accept(frame)) {
            align(frame);
            append(resampler.convert(frame));
        }
        return silence + chunkEnd - chunkAt;
    }

    private void append(int samples) {
        if (chunk.length < samples * channels) {
            chunk = new float[samples * channels];
        }
        resampler.take(chunk, samples);
        chunkEnd = samples;
        chunkAt = (int) Math.min(toDrop, samples);
        toDrop -= chunkAt;
    }

    /// Compares where a frame should be heard with where it would land, and mends what can be
    /// heard.
    private void align(AVFrame frame) {
        long pts = frame.best_effort_timestamp();
        if (pts == AV_NOPTS_VALUE) {
            return;
        }
        long landing = position + resampler.delay() - toDrop;
        long expected = timeBase.rescale(pts, sampleTime) - originSamples + rebase;
        long late = expected - landing;
        if (synced && Math.abs(late) <= sampleRate / 20) {
            return;
        }
        boolean jump = late < -JUMP_SECONDS * sampleRate || expected > endSamples;
        if (synced && jump) {
            // The stream's own clock was reset: what follows is heard right after what came before.
            rebase -= late;
            return;
        }
        synced = true;
        if (late > 0) {
            resampler.reset();
            resampler.accept(frame);
            silence = Math.max(0, Math.min(expected, endSamples) - position);
            toDrop = 0;
        } else {
            toDrop -= late;
        }
    }

    @Override
    public void close() {
        resampler.close();
        decoder.close();
        demuxer.close();
    }
}
