package studio.truss.core.media;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What a file holds, as far as it can be used.
///
/// @param container FFmpeg's short name of the format
/// @param durationMs of the presentation, from the first video frame (sound-only: first sample) to
///   the end of the last stream
/// @param video the stream that the studio shows: the default one, else the largest; null for sound
///   alone
/// @param audio the stream that the studio plays; null where there is none
public record MediaInfo(
        String container,
        long durationMs,
        long sizeBytes,
        List<MediaStream> streams,
        @Nullable VideoStream video,
        @Nullable AudioStream audio) {

    public MediaInfo {
        streams = List.copyOf(streams);
    }

    /// The same up to a time; what comes after it is not looked at.
    public MediaInfo until(long ms) {
        return new MediaInfo(container, Math.min(durationMs, ms), sizeBytes, streams, video, audio);
    }

    public Optional<VideoStream> picture() {
        return Optional.ofNullable(video);
    }

    public Optional<AudioStream> sound() {
        return Optional.ofNullable(audio);
    }
}
