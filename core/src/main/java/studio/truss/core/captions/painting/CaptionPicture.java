package studio.truss.core.captions.painting;

/// A part of the frame that is drawn over the picture. Its edges are even, so that chroma at half
/// the size lines up with it.
///
/// @param x of the frame's pixels
/// @param argb premultiplied, in rows without padding; not to be changed
public record CaptionPicture(int x, int y, int width, int height, int[] argb) {}
