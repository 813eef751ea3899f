package studio.truss.core.render.ffmpeg.painting;

import studio.truss.core.media.VideoStream;
import studio.truss.core.media.VideoStream.ColorInfo;

import java.util.Set;

/// The filters that bring a source's colours to 8 bit bt709 in tv range, with a change of size on
/// the way. Pure text.
///
/// SD sources that say nothing are taken as BT.601 by the convention that players follow. SDR
/// primaries near bt709 are not converted: the difference cannot be seen and would cost a pass
/// through linear light.
public final class ColorConversion {
    /// Nits of diffuse white in PQ and HLG (ITU-R BT.2408); highlights up to five times as bright
    /// are bent into what is left above it.
    private static final int REFERENCE_WHITE = 203;

    private static final Set<String> SILENT = Set.of("", "unknown", "unspecified", "reserved");

    private final String matrix;
    private final String range;
    private final ColorInfo color;

    public ColorConversion(VideoStream video) {
        this.color = video.color();
        this.matrix = matrixOf(video);
        this.range =
                color.range().equals("pc") || color.pixelFormat().startsWith("yuvj") ? "pc" : "tv";
    }

    private static String matrixOf(VideoStream video) {
        ColorInfo color = video.color();
        if (isRgb(color.pixelFormat())) {
            return "gbr";
        }
        if (!SILENT.contains(color.matrix()) && !color.matrix().equals("gbr")) {
            return color.matrix();
        }
        if (color.hdr() || color.primaries().equals("bt2020")) {
            return "bt2020nc";
        }
        boolean hd = video.codedWidth() >= 1280 || video.codedHeight() > 576;
        return hd ? "bt709" : "smpte170m";
    }

    /// @param width even
    /// @param height even
    public String to(int width, int height) {
        String size = "w=" + width + ":h=" + height + ":f=bicubic";
        if (!color.hdr() && !color.primaries().equals("bt2020")) {
            return prepared()
                    + "zscale=%s:min=%s:rin=%s:m=bt709:r=tv%s,format=yuv420p"
                            .formatted(size, matrix, range, dither());
        }
        // Light is mixed linearly, so the change of size may stand on either side; it is done on
        // the coded picture because integers are quicker.
        String linear =
                "zscale=%s:min=%s:rin=%s:pin=bt2020:tin=%s:p=bt709:t=linear:m=gbr:npl=%d"
                        .formatted(size, matrix, range, transfer(), REFERENCE_WHITE);
        String tone = color.hdr() ? ",tonemap=hable:desat=0:peak=5" : "";
        return prepared()
                + linear
                + ",format=gbrpf32le"
                + tone
                + ",zscale=t=bt709:p=bt709:m=bt709:r=tv,format=yuv420p";
    }

    private String transfer() {
        return color.hdr() ? color.transfer() : "bt709";
    }

    private String dither() {
        return color.bitDepth() > 8 ? ":d=ordered" : "";
    }

    /// zscale takes planar pictures only; which of them a packed one becomes is not left to chance.
    private String prepared() {
        String format = color.pixelFormat();
        if (isRgb(format)) {
            return "format=gbrp,";
        }
        return format.startsWith("gray") || format.startsWith("mono") || format.startsWith("ya")
                ? "format=yuv420p,"
                : "";
    }

    private static boolean isRgb(String format) {
        return format.startsWith("gbr")
                || format.startsWith("pal8")
                || format.matches("x?(rgb|bgr|argb|abgr|rgba|bgra|0rgb|0bgr).*");
    }
}
