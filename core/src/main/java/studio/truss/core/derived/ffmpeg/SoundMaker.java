package studio.truss.core.derived.ffmpeg;

import studio.truss.core.derived.SoundProxy;
import studio.truss.core.derived.WavWriter;
import studio.truss.core.derived.Waveform;
import studio.truss.core.derived.WaveformWriter;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Hears a source's sound once, mono, from its first video frame to its end, for its WAV proxy or
/// its waveform. Where the sound ends early, silence follows. One thread.
public final class SoundMaker {
    private static final int PROXY_RATE = 44_100;

    /// Half an hour is 159 MB: far from what WAV can hold, and few joints.
    private static final long SEGMENT_MS = 30 * 60_000;

    /// A waveform draws no pitch; half the samples are half the work.
    private static final int WAVEFORM_RATE = 22_050;

    private SoundMaker() {}

    private interface Sink {
        void accept(float[] mono, int length) throws IOException;
    }

    /// @return stretches that could not be decoded
    public static int proxy(
            Path file, MediaInfo info, AudioStream stream, Path folder, Heartbeat heartbeat)
            throws MediaException, IOException {
        long segment = SEGMENT_MS * PROXY_RATE / 1000;
        try (WavWriter wav = WavWriter.open(folder, PROXY_RATE, segment)) {
            int damaged = hear(file, info, stream, PROXY_RATE, wav::write, heartbeat);
            wav.finish();
            SoundProxy.describe(folder, PROXY_RATE, info.durationMs(), SEGMENT_MS);
            return damaged;
        }
    }

    /// @return stretches that could not be decoded
    public static int waveform(
            Path file, MediaInfo info, AudioStream stream, Path folder, Heartbeat heartbeat)
            throws MediaException, IOException {
        WaveformWriter writer = new WaveformWriter(WAVEFORM_RATE);
        int damaged = hear(file, info, stream, WAVEFORM_RATE, writer::accept, heartbeat);
        writer.write(Waveform.file(folder), info.durationMs());
        return damaged;
    }

    private static int hear(
            Path file, MediaInfo info, AudioStream stream, int rate, Sink sink, Heartbeat heartbeat)
            throws MediaException, IOException {
        long total = info.durationMs() * rate / 1000;
        float[] chunk = new float[rate / 10];
        long heard = 0;
        try (AudioReader reader = AudioReader.open(file, stream, info, rate, ChannelMode.MONO)) {
            int read = reader.read(chunk);
            while (read > 0 && heard < total) {
                int wanted = (int) Math.min(read, total - heard);
                sink.accept(chunk, wanted);
                heard += wanted;
                heartbeat.beat(heard * 1000 / rate, info.durationMs());
                read = reader.read(chunk);
            }
            Arrays.fill(chunk, 0);
            while (heard < total) {
                int wanted = (int) Math.min(chunk.length, total - heard);
                sink.accept(chunk, wanted);
                heard += wanted;
                heartbeat.beat(heard * 1000 / rate, info.durationMs());
            }
            return reader.damaged();
        }
    }
}
