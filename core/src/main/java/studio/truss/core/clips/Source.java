package studio.truss.core.clips;

import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;

import java.nio.file.Path;

/// A file that clips can be made of.
///
/// @param typed the path as the creator gave it
/// @param sha256 of its bytes, 64 hex digits
/// @param info what the probe found; has a picture
public record Source(String typed, Path file, String sha256, ProbeResult probe, MediaInfo info) {}
