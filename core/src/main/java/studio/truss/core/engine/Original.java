package studio.truss.core.engine;

import studio.truss.core.media.MediaInfo;

import java.nio.file.Path;

/// A source that things are derived from.
///
/// @param sha256 of its bytes, by which they are found again wherever the file lies
public record Original(Path file, String sha256, MediaInfo info) {}
