package studio.truss.core.reframe.look;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.look.StillPart.Inset;

import java.util.ArrayList;
import java.util.List;

/// Finds what stands still while the rest moves: bars around the picture, a camera in its corner.
/// Takes small frames in order of time, a few a second, and the faces that were last seen; gives
/// one result for each stretch of some seconds that no change of scene interrupts. One thread.
public final class StillMeter {
    private static final int SAMPLES_MOST = 30;
    private static final int SAMPLES_MIN = 3;

    /// A mean change of so many levels that is also many times the usual is another scene.
    private static final double SCENE_LEVELS = 18;

    private static final double SCENE_RATIO = 3;

    private final List<StillPart> parts = new ArrayList<>();
    private final List<List<Box>> places = new ArrayList<>();
    private LumaFrame previous = new LumaFrame();
    private LumaFrame current = new LumaFrame();
    private @Nullable EdgeMap edges;
    private int[] brightest = new int[0];
    private double usualChange;
    private int samples;
    private long startMs;
    private double scale = 1;

    /// @param faces of the latest look, source pixels
    public void accept(SmallFrame frame, List<Face> faces) {
        current.take(frame);
        scale = frame.scale();
        if (samples > 0 && (!current.likes(previous) || samples >= SAMPLES_MOST || otherScene())) {
            end(frame.ms());
        }
        EdgeMap map = edges;
        if (map == null) {
            map = new EdgeMap(current.width, current.height);
            edges = map;
            brightest = new int[current.width * current.height];
            places.clear();
            usualChange = 0;
            startMs = frame.ms();
        }
        map.add(current);
        for (int i = 0; i < brightest.length; i++) {
            brightest[i] = Math.max(brightest[i], current.luma[i] & 0xff);
        }
        faces.forEach(this::place);
        samples++;
        LumaFrame older = previous;
        previous = current;
        current = older;
    }

    private boolean otherScene() {
        long sum = 0;
        for (int i = 0; i < current.luma.length; i++) {
            sum += Math.abs((current.luma[i] & 0xff) - (previous.luma[i] & 0xff));
        }
        double change = (double) sum / current.luma.length;
        boolean other = samples > 1 && change > SCENE_LEVELS && change > SCENE_RATIO * usualChange;
        usualChange = samples == 1 ? change : 0.7 * usualChange + 0.3 * change;
        return other;
    }

    /// Faces that lie over one another are one face that keeps its place.
    private void place(Face face) {
        Box box = face.box();
        for (List<Box> place : places) {
            if (place.getLast().iou(box) > 0.35) {
                place.add(box);
                return;
            }
        }
        places.add(new ArrayList<>(List.of(box)));
    }

    private void end(long endMs) {
        EdgeMap map = edges;
        if (map != null) {
            map.close();
            BarFinder finder = new BarFinder(map, brightest, previous.width, previous.height);
            // A short stretch tells nothing by itself, but may speak against what others tell.
            boolean enough = samples >= SAMPLES_MIN;
            parts.add(
                    new StillPart(
                            TimeRange.of(startMs, endMs),
                            samples,
                            enough ? finder.find(scale) : null,
                            enough ? inset(map) : null,
                            finder.margins(scale)));
        }
        edges = null;
        samples = 0;
    }

    private @Nullable Inset inset(EdgeMap map) {
        Inset best = null;
        InsetFinder finder = new InsetFinder(map, previous.width, previous.height);
        CircleFinder circles = new CircleFinder(map, previous.width, previous.height);
        for (List<Box> place : places) {
            if (place.size() < Math.max(2, samples * 0.4)) {
                continue;
            }
            Box face = usual(place);
            Box small =
                    new Box(face.x() / scale, face.y() / scale, face.w() / scale, face.h() / scale);
            Inset straight = finder.around(small, scale);
            Inset round = circles.around(small, scale);
            // A circle inside a rectangle is what the rectangle shows.
            boolean inside = straight != null && round != null && area(round) < area(straight);
            best = better(best, inside ? straight : better(straight, round));
        }
        return best;
    }

    private static double area(Inset inset) {
        return inset.box().area();
    }

    private static @Nullable Inset better(@Nullable Inset a, @Nullable Inset b) {
        return a == null || (b != null && b.certainty() > a.certainty()) ? b : a;
    }

    private static Box usual(List<Box> boxes) {
        double[] x = boxes.stream().mapToDouble(Box::centerX).sorted().toArray();
        double[] y = boxes.stream().mapToDouble(Box::centerY).sorted().toArray();
        double[] w = boxes.stream().mapToDouble(Box::w).sorted().toArray();
        double[] h = boxes.stream().mapToDouble(Box::h).sorted().toArray();
        int m = boxes.size() / 2;
        return new Box(x[m] - w[m] / 2, y[m] - h[m] / 2, w[m], h[m]);
    }

    /// The results of all accepted frames, in order of time.
    public List<StillPart> finish() {
        if (samples > 0) {
            end(previous.ms + 1);
        }
        return List.copyOf(parts);
    }
}
