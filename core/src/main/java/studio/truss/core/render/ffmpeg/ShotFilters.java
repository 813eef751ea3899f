package studio.truss.core.render.ffmpeg;

import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.ffmpeg.painting.ColorConversion;
import studio.truss.core.render.ffmpeg.painting.CropWindow;

import java.util.List;

/// The text of the filter graph that turns one source frame into one frame of the clip: turned
/// upright, square pixels, bt709. One frame in, one frame out. Only filters that FFmpeg has without
/// its GPL parts. Pure.
final class ShotFilters {
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

    static String coarse(int panel) {
        return "crop@coarse" + panel;
    }

    static String fine(int panel) {
        return "crop@fine" + panel;
    }

    /// Panels one over the other, each across the whole width; one panel is a plain crop.
    ///
    /// @param heights of the panels, together the frame's
    String panels(List<CropWindow> windows, List<Integer> heights) {
        if (windows.size() == 1) {
            return upright + panel(0, windows.getFirst(), out.height()) + ",setsar=1";
        }
        StringBuilder text = new StringBuilder(upright).append("split=").append(windows.size());
        for (int i = 0; i < windows.size(); i++) {
            text.append("[in").append(i).append(']');
        }
        for (int i = 0; i < windows.size(); i++) {
            text.append(";[in%d]".formatted(i))
                    .append(panel(i, windows.get(i), heights.get(i)))
                    .append("[panel%d]".formatted(i));
        }
        text.append(';');
        for (int i = 0; i < windows.size(); i++) {
            text.append("[panel%d]".formatted(i));
        }
        return text.append("vstack=inputs=%d,setsar=1".formatted(windows.size())).toString();
    }

    private String panel(int number, CropWindow at, int height) {
        return "%s=%d:%d:%d:%d:exact=1,"
                        .formatted(coarse(number), at.width(), at.height(), at.x(), at.y())
                + colors.to(at.scaledWidth(), at.scaledHeight())
                + ",%s=%d:%d:%d:%d:exact=1"
                        .formatted(fine(number), out.width(), height, at.fineX(), at.fineY());
    }

    /// @param part of the picture that is shown
    String fit(Box part) {
        FrameSize whole = wholeIn(part, picture, out);
        return whole(part, whole)
                + ",pad=%d:%d:%d:%d:black,setsar=1"
                        .formatted(out.width(), out.height(), left(whole), top(whole));
    }

    /// The background is made from the picture that is shown, at an eighth of the size: a blur that
    /// wide looks the same and costs next to nothing.
    ///
    /// @param part of the picture that is shown
    String blur(Box part) {
        FrameSize whole = wholeIn(part, picture, out);
        int smallWidth = evenUp((double) out.width() / BLUR_SHRINK);
        int smallHeight = evenUp((double) out.height() / BLUR_SHRINK);
        double scale =
                Math.max(
                        (double) smallWidth / whole.width(), (double) smallHeight / whole.height());
        int cutWidth = Math.min(whole.width(), evenUp(smallWidth / scale));
        int cutHeight = Math.min(whole.height(), evenUp(smallHeight / scale));
        return whole(part, whole)
                + ",split[whole][copy];[copy]crop=%d:%d,".formatted(cutWidth, cutHeight)
                + "zscale=w=%d:h=%d:f=bilinear,".formatted(smallWidth, smallHeight)
                + "gblur=sigma=%.1f:steps=2,".formatted(Math.max(0.5, smallWidth / 24.0))
                + "lutyuv=y=16+(val-16)*%.2f,".formatted(BACKGROUND_LIGHT)
                + "zscale=w=%d:h=%d:f=bicubic[back];".formatted(out.width(), out.height())
                + "[back][whole]overlay=%d:%d:format=yuv420,setsar=1"
                        .formatted(left(whole), top(whole));
    }

    private String whole(Box part, FrameSize size) {
        int x = evenDown((int) Math.round(part.x()));
        int y = evenDown((int) Math.round(part.y()));
        int width = evenDown((int) Math.min(Math.round(part.w()), picture.width() - x));
        int height = evenDown((int) Math.min(Math.round(part.h()), picture.height() - y));
        return upright
                + "crop=%d:%d:%d:%d:exact=1,"
                        .formatted(Math.max(width, 1), Math.max(height, 1), x, y)
                + colors.to(size.width(), size.height());
    }

    /// The size at which a part of the picture fits into the frame.
    static FrameSize wholeIn(Box part, PictureShape picture, FrameSize out) {
        double width = part.w() * picture.sampleAspect();
        double scale = Math.min(out.width() / width, out.height() / part.h());
        return new FrameSize(
                Math.min(out.width(), nearestEven(width * scale)),
                Math.min(out.height(), nearestEven(part.h() * scale)));
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
