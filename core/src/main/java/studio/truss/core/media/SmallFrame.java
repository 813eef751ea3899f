package studio.truss.core.media;

/// A picture scaled down for analysis, as a viewer sees it: rotated, mirrored, square pixels not
/// enforced.
///
/// The buffer belongs to the reader and is overwritten by the next frame; copy what must stay.
///
/// @param index of the frame in presentation order, from 0, or -1 where frames were skipped by the
///   decoder
/// @param ms time on the source's clock
/// @param scale source pixels for one small pixel: source x = small x * scale
/// @param bgr `width * height * 3` bytes, rows without padding
public record SmallFrame(int index, long ms, int width, int height, double scale, byte[] bgr) {}
