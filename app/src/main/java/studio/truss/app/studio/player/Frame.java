package studio.truss.app.studio.player;

import java.nio.ByteBuffer;

/// A picture of a source.
///
/// @param ms its true time
/// @param exact it is the one that was asked for, not one near it
/// @param bgra opaque, rows without padding; belongs to the receiver
public record Frame(int width, int height, long ms, boolean exact, ByteBuffer bgra) {}
