package studio.truss.core.render.ffmpeg;

import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.ffmpeg.painting.ColorConversion;
import studio.truss.core.render.ffmpeg.painting.CropWindow;

/// The text of the filter graph that turns one source frame into one frame of the clip: turned
/// upright, square pixels, bt709. One frame in, one frame out. Only filters that FFmpeg has without
/// its GPL parts. Pure.
final class ShotFilters {
    static final String COARSE = "crop@coarse";
    static final String FINE = "crop@fine";

    private static final int BLUR_SHRINK = 8;
    private static final double BACKGROUND_LIGHT = 0.55;

    private final ColorConversion colors;
    private final PictureShape picture;
    private final FrameSize out;
    private final String upright;

    ShotFilters(VideoStream video, FrameSize out) {
        this.colors = new ColorConversion(video);
        this.picture = PictureShape.of(video);
        this.out = out;
        this.upright = upright(video.rotation(), video.mirrored());
    }

    static String upright(int rotation, boolean mirrored) {
        String turn =
                switch (rotation) {
                    case 90 -> "transpose=clock,";
                    case 180 -> "hflip,vflip,";
                    case 270 -> "transpose=cclock,";
                    default -> "";
                };
        return turn + (mirrored ? "hflip," : "");
    }

    static String deinterlace(VideoStream.FieldOrder order) {
        String parity = order == VideoStream.FieldOrder.BOTTOM_FIRST ? "bff" : "tff";
        return "bwdif=mode=send_frame:parity=" + parity + ":deint=all";
    }

    String crop(CropWindow at) {
        return upright
                + "%s=%d:%d:%d:%d:exact=1,"
                        .formatted(COARSE, at.width(), at.height(), at.x(), at.y())
                + colors.to(at.scaledWidth(), at.scaledHeight())
                + ",%s=%d:%d:%d:%d:exact=1,setsar=1"
                        .formatted(FINE, out.width(), out.height(), at.fineX(), at.fineY());
    }

    String fit() {
        FrameSize whole = wholeIn(picture, out);
        return whole(whole)
                + ",pad=%d:%d:%d:%d:black,setsar=1"
                        .formatted(out.width(), out.height(), left(whole), top(whole));
    }

    /// The background is made from the picture that is shown, at an eighth of the size: a blur that
    /// wide looks the same and costs next to nothing.
    String blur() {
        FrameSize whole = wholeIn(picture, out);
        int smallWidth = evenUp((double) out.width() / BLUR_SHRINK);
        int smallHeight = evenUp((double) out.height() / BLUR_SHRINK);
        double scale =
                Math.max(
                        (double) smallWidth / whole.width(), (double) smallHeight / whole.height());
        int cutWidth = Math.min(whole.width(), evenUp(smallWidth / scale));
        int cutHeight = Math.min(whole.height(), evenUp(smallHeight / scale));
        return whole(whole)
                + ",split[whole][copy];[copy]crop=%d:%d,".formatted(cutWidth, cutHeight)
                + "zscale=w=%d:h=%d:f=bilinear,".formatted(smallWidth, smallHeight)
                + "gblur=sigma=%.1f:steps=2,".formatted(Math.max(0.5, smallWidth / 24.0))
                + "lutyuv=y=16+(val-16)*%.2f,".formatted(BACKGROUND_LIGHT)
                + "zscale=w=%d:h=%d:f=bicubic[back];".formatted(out.width(), out.height())
                + "[back][whole]overlay=%d:%d:format=yuv420,setsar=1"
                        .formatted(left(whole), top(whole));
    }

    private String whole(FrameSize size) {
        int width = picture.width() - picture.width() % 2;
        int height = picture.height() - picture.height() % 2;
        return upright
                + "crop=%d:%d:0:0:exact=1,".formatted(Math.max(width, 1), Math.max(height, 1))
                + colors.to(size.width(), size.height());
    }

    /// The size at which the whole picture fits into the frame.
    static FrameSize wholeIn(PictureShape picture, FrameSize out) {
        double width = picture.width() * picture.sampleAspect();
        double scale = Math.min(out.width() / width, (double) out.height() / picture.height());
        return new FrameSize(
                Math.min(out.width(), nearestEven(width * scale)),
                Math.min(out.height(), nearestEven(picture.height() * scale)));
    }

    private int left(FrameSize whole) {
        return evenDown((out.width() - whole.width()) / 2);
    }

    private int top(FrameSize whole) {
        return evenDown((out.height() - whole.height()) / 2);
    }

    private static int evenDown(int pixels) {
        return pixels - pixels % 2;
    }

    private static int evenUp(double pixels) {
        return Math.max(2, 2 * (int) Math.ceil(pixels / 2 - 1e-6));
    }

    private static int nearestEven(double pixels) {
        return Math.max(2, 2 * (int) Math.round(pixels / 2));
    }
}
