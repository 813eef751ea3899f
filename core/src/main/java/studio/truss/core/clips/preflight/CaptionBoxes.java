package studio.truss.core.clips.preflight;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.captions.painting.CaptionPainter;
import studio.truss.core.captions.painting.CaptionPicture;
import studio.truss.core.reframe.Box;

import java.util.List;

/// Where the painter puts a clip's words, in pixels of 1080x1920, exact to two of them.
///
/// @param captions around all of them, null for none
/// @param title around the hook title, null for none
/// @param meeting whether the two stand over each other at some time
record CaptionBoxes(@Nullable Box captions, @Nullable Box title, boolean meeting) {
    /// Smaller than a clip is made, since it is drawn to be measured.
    private static final int WIDTH = 540;

    private static final int HEIGHT = 960;
    private static final double SCALE = 1080.0 / WIDTH;

    static CaptionBoxes of(@Nullable CaptionTrack track) {
        if (track == null) {
            return new CaptionBoxes(null, null, false);
        }
        HookTitle hook = track.hook();
        Box title = hook == null ? null : box(painter(track, List.of(), hook).at(hook.startMs()));
        CaptionPainter painter = painter(track, track.blocks(), null);
        Box all = null;
        boolean meeting = false;
        for (CaptionBlock block : track.blocks()) {
            Box box = box(painter.at(block.startMs()));
            if (box != null) {
                all = all == null ? box : around(all, box);
                meeting |=
                        hook != null
                                && title != null
                                && block.startMs() < hook.endMs()
                                && block.endMs() > hook.startMs()
                                && meet(box, title);
            }
        }
        return new CaptionBoxes(all, title, meeting);
    }

    private static CaptionPainter painter(
            CaptionTrack track, List<CaptionBlock> blocks, @Nullable HookTitle hook) {
        return new CaptionPainter(
                new CaptionTrack(track.style(), track.place(), blocks, hook, track.fonts()),
                WIDTH,
                HEIGHT);
    }

    private static @Nullable Box box(List<CaptionPicture> pictures) {
        if (pictures.isEmpty()) {
            return null;
        }
        CaptionPicture picture = pictures.getFirst();
        return new Box(
                picture.x() * SCALE,
                picture.y() * SCALE,
                picture.width() * SCALE,
                picture.height() * SCALE);
    }

    private static Box around(Box a, Box b) {
        double x = Math.min(a.x(), b.x());
        double y = Math.min(a.y(), b.y());
        return new Box(
                x, y, Math.max(a.right(), b.right()) - x, Math.max(a.bottom(), b.bottom()) - y);
    }

    private static boolean meet(Box a, Box b) {
        return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
    }
}
