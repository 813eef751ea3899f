package studio.truss.core.render.ffmpeg;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Panels;
import studio.truss.core.reframe.Panels.Panel;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.painting.CropWindow;

import java.util.ArrayList;
import java.util.List;

/// What each frame of a plan shows, by its time on the source's clock. Pure; asked for rising times
/// it does not search.
final class Framing {
    /// From here on people see that a picture is soft.
    private static final double SOFT = 2;

    /// Nobody expects of a corner camera what they expect of the picture.
    private static final double SOFT_CAMERA = 4;

    private final PictureShape picture;
    private final FrameSize out;
    private final List<ShotFraming> shots;
    private int shot;

    Framing(RenderPlan plan) {
        this.picture = PictureShape.of(plan.video());
        this.out = plan.size();
        this.shots = plan.shots();
    }

    /// One frame: its layout, and where its panels stand in the source.
    ///
    /// @param windows one a panel, from the top; none for layouts that show a picture whole
    /// @param heights of the panels, output pixels, together the frame's
    record View(Layout layout, List<CropWindow> windows, List<Integer> heights) {
        View {
            windows = List.copyOf(windows);
            heights = List.copyOf(heights);
        }
    }

    View at(long ms) {
        if (ms < shots.get(shot).range().startMs()) {
            shot = 0;
        }
        while (shot + 1 < shots.size() && ms >= shots.get(shot + 1).range().startMs()) {
            shot++;
        }
        Layout layout = shots.get(shot).layout();
        List<Panel> panels = panels(layout);
        List<Integer> heights = heights(panels);
        List<CropWindow> windows = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            Region region = panels.get(i).region();
            FrameSize size = new FrameSize(out.width(), heights.get(i));
            windows.add(CropWindow.of(region.at(ms), moves(region), picture, size));
        }
        return new View(layout, windows, heights);
    }

    private List<Panel> panels(Layout layout) {
        return Panels.of(layout, picture, (double) out.width() / out.height());
    }

    /// Even numbers of rows; the last panel takes what rounding leaves.
    private List<Integer> heights(List<Panel> panels) {
        List<Integer> heights = new ArrayList<>();
        int left = out.height();
        for (int i = 0; i < panels.size(); i++) {
            boolean last = i + 1 == panels.size();
            int rows = (int) Math.round(panels.get(i).height() * out.height() / 2) * 2;
            int height = last ? left : Math.clamp(rows, 2, left - 2);
            heights.add(height);
            left -= height;
        }
        return heights;
    }

    /// Output pixels for one source pixel, the most of all shots.
    double upscale() {
        return Math.max(upscale(false), upscale(true));
    }

    /// What is enlarged so far that it looks soft, in sentences.
    List<String> soft() {
        List<String> soft = new ArrayList<>();
        double picture = upscale(false);
        if (picture > SOFT) {
            soft.add("The picture is enlarged %.1f times and will look soft.".formatted(picture));
        }
        double camera = upscale(true);
        if (camera > SOFT_CAMERA) {
            soft.add(
                    "The camera's picture is enlarged %.1f times and will look soft."
                            .formatted(camera));
        }
        return soft;
    }

    private double upscale(boolean camera) {
        double most = 0;
        for (ShotFraming framing : shots) {
            Layout layout = framing.layout();
            List<Panel> panels = panels(layout);
            List<Integer> heights = heights(panels);
            for (int i = 0; i < panels.size(); i++) {
                Region region = panels.get(i).region();
                if ((region.role() == Region.Role.FACECAM) != camera) {
                    continue;
                }
                FrameSize size = new FrameSize(out.width(), heights.get(i));
                for (CropKey key : region.keys()) {
                    Box shown = CropWindow.shaped(key.box(), picture, size);
                    most = Math.max(most, size.width() / shown.w());
                    most = Math.max(most, size.height() / shown.h());
                }
            }
            if (panels.isEmpty() && !camera) {
                Box part = layout.regions().getFirst().keys().getFirst().box();
                FrameSize whole = ShotFilters.wholeIn(part, picture, out);
                most = Math.max(most, whole.width() / part.w());
                most = Math.max(most, whole.height() / part.h());
            }
        }
        return most;
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
