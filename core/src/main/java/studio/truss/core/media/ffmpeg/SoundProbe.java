package studio.truss.core.media.ffmpeg;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaException;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Chooses the sound stream that plays.
final class SoundProbe {
    private SoundProbe() {}

    /// The stream to play, and whether one that should play does not.
    record Sound(@Nullable AudioStream stream, boolean broken) {}

    /// The default stream, else the first, that gives samples.
    static Sound choose(Path file, List<AudioStream> streams) {
        boolean broken = false;
        List<AudioStream> ranked =
                streams.stream()
                        .sorted(
                                Comparator.comparing(AudioStream::isDefault)
                                        .reversed()
                                        .thenComparing(AudioStream::index))
                        .toList();
        for (AudioStream stream : ranked) {
            if (plays(file, stream)) {
                return new Sound(stream, false);
            }
            broken |= stream.durationMs() > 0 || stream.sampleRate() == 0;
        }
        return new Sound(null, broken);
    }

    private static boolean plays(Path file, AudioStream stream) {
        if (stream.sampleRate() <= 0 || stream.channels() <= 0) {
            return false;
        }
        try (Demuxer demuxer = Demuxer.open(file)) {
            demuxer.keepOnly(stream.index());
            try (StreamDecoder decoder =
                    StreamDecoder.open(demuxer, stream.index(), 1, codec -> {})) {
                return decoder.next() != null;
            }
        } catch (MediaException e) {
            return false;
        }
    }
}
