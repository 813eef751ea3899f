package studio.truss.core.render.ffmpeg;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.painting.CropWindow;

import java.util.List;

/// What each frame of a plan shows, by its time on the source's clock. Pure; asked for rising times
/// it does not search.
final class Framing {
    private final PictureShape picture;
    private final FrameSize out;
    private final List<ShotFraming> shots;
    private int shot;

    Framing(RenderPlan plan) {
        this.picture = PictureShape.of(plan.video());
        this.out = plan.size();
        this.shots = plan.shots();
    }

    /// One frame: its layout, and for a crop where it stands.
    ///
    /// @param window null for layouts that show the whole picture
    record View(Layout layout, @Nullable CropWindow window) {}

    View at(long ms) {
        if (ms < shots.get(shot).range().startMs()) {
            shot = 0;
        }
        while (shot + 1 < shots.size() && ms >= shots.get(shot + 1).range().startMs()) {
            shot++;
        }
        Layout layout = shots.get(shot).layout();
        return new View(
                layout,
                switch (layout) {
                    case Layout.Crop(Region main) ->
                            CropWindow.of(main.at(ms), moves(main), picture, out);
                    case Layout.Blur blur -> null;
                    case Layout.Fit fit -> null;
                });
    }

    /// Output pixels for one source pixel, the most of all shots.
    double upscale() {
        double most = 0;
        for (ShotFraming framing : shots) {
            most =
                    Math.max(
                            most,
                            switch (framing.layout()) {
                                case Layout.Crop(Region main) ->
                                        main.keys().stream()
                                                .mapToDouble(key -> upscaleOf(key.box()))
                                                .max()
                                                .orElseThrow();
                                case Layout.Blur blur -> wholeUpscale();
                                case Layout.Fit fit -> wholeUpscale();
                            });
        }
        return most;
    }

    private double upscaleOf(Box box) {
        Box shown = CropWindow.shaped(box, picture, out);
        return Math.max(out.width() / shown.w(), out.height() / shown.h());
    }

    private double wholeUpscale() {
        FrameSize whole = ShotFilters.wholeIn(picture, out);
        return Math.max(
                (double) whole.width() / picture.width(),
                (double) whole.height() / picture.height());
    }

    private static boolean moves(Region region) {
        CropKey first = region.keys().getFirst();
        for (CropKey key : region.keys()) {
            if (!key.box().equals(first.box())) {
                return true;
            }
        }
        return false;
    }
}
