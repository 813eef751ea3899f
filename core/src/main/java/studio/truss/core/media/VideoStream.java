package studio.truss.core.media;

/// A picture stream. `width` and `height` are what a viewer sees: after rotation, before
/// sample-aspect correction.
///
/// @param codedWidth pixels as stored
/// @param sampleAspect width over height of one pixel as stored; 1 where the file says nothing
/// @param frameRate average rate, `0` where it cannot be known (a single picture)
/// @param baseRate the lowest rate at which every frame has a time of its own, as FFmpeg's
///   `r_frame_rate` guesses it from the first frames; that of a recording that leaves frames out is
///   above its average
/// @param variableRate frames do not follow one another at one distance
/// @param rotation clockwise degrees by which the stored picture is turned for the viewer: 0, 90,
///   180, 270
/// @param mirrored the picture is also flipped left to right, after the rotation
/// @param timeBase seconds in one tick of the pts
/// @param startPts pts of the first frame
/// @param durationMs of this stream, 0 where unknown
/// @param attachedPicture a cover, not a film
public record VideoStream(
        int index,
        String codec,
        String profile,
        int codedWidth,
        int codedHeight,
        int width,
        int height,
        Rational sampleAspect,
        Rational frameRate,
        Rational baseRate,
        boolean variableRate,
        int rotation,
        boolean mirrored,
        ColorInfo color,
        FieldOrder fieldOrder,
        Rational timeBase,
        long startPts,
        long durationMs,
        boolean attachedPicture,
        boolean isDefault)
        implements MediaStream {

    public enum FieldOrder {
        PROGRESSIVE,
        TOP_FIRST,
        BOTTOM_FIRST,
        UNKNOWN
    }

    /// Colour as FFmpeg names it: `yuv420p10le`, `bt2020nc`, `bt2020`, `smpte2084`, `tv`.
    public record ColorInfo(
            String pixelFormat,
            int bitDepth,
            String matrix,
            String primaries,
            String transfer,
            String range) {

        /// Needs tone mapping before it may be shown as bt709: PQ or HLG.
        public boolean hdr() {
            return transfer.equals("smpte2084") || transfer.equals("arib-std-b67");
        }
    }

    public boolean interlaced() {
        return fieldOrder == FieldOrder.TOP_FIRST || fieldOrder == FieldOrder.BOTTOM_FIRST;
    }

    /// The sample aspect as the viewer's axes see it: inverted when the picture is turned by a
    /// quarter.
    public Rational displayedSampleAspect() {
        return rotation % 180 == 0 ? sampleAspect : sampleAspect.inverse();
    }
}
