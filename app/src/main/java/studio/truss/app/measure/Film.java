package studio.truss.app.measure;

import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;

/// A source that something is measured on.
///
/// @param info must have a picture
public record Film(Path file, MediaInfo info) {

    VideoStream video() {
        return info.picture().orElseThrow();
    }

    /// In words: `2 min`.
    String length() {
        return Math.round(info.durationMs() / 60_000.0) + " min";
    }
}
