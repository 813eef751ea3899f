package studio.truss.core.editing.crop;

import com.fasterxml.jackson.databind.node.MissingNode;

import studio.truss.core.clips.FramingReader;
import studio.truss.core.clips.JsonAttributes;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes the keys of a clip's crop paths. Pure: each call gives new framings.
public final class CropKeys {
    /// A key this near to a place is the key of that place.
    public static final long NEAR_MS = 60;

    /// Where a clip's crop remembers its preset.
    public static final String MOTION = "motion";

    private static final String BY_HAND = "by hand";

    private CropKeys() {}

    /// The preset that made a clip's path; empty where a hand has moved its keys since.
    ///
    /// @param usual what the analysis framed by
    public static Optional<CameraMotion> motion(
            Clip clip, List<ShotFraming> shots, CameraMotion usual) {
        if (shots.stream().anyMatch(shot -> shot.reason().endsWith(BY_HAND))) {
            return Optional.empty();
        }
        String word =
                clip.crop() == null ? "" : JsonAttributes.json(clip.crop()).path(MOTION).asText();
        return Optional.of(
                Arrays.stream(CameraMotion.values())
                        .filter(motion -> motion.word().equals(word))
                        .findFirst()
                        .orElse(usual));
    }

    /// The framings of a clip as it is stored, covering it.
    ///
    /// @throws IllegalArgumentException in words, for what cannot be read
    public static List<ShotFraming> of(Clip clip, PictureShape picture) {
        FramingReader reader = new FramingReader(picture);
        TimeRange range = TimeRange.of(clip.startMs(), clip.endMs());
        return reader.covering(
                range,
                reader.read(
                        clip.crop() == null
                                ? MissingNode.getInstance()
                                : JsonAttributes.json(clip.crop()).path("shots")));
    }

    /// The shot that shows a time; the nearest outside the clip.
    public static int shotAt(List<ShotFraming> shots, long ms) {
        int at = 0;
        for (int i = 0; i < shots.size(); i++) {
            if (shots.get(i).range().startMs() <= ms) {
                at = i;
            }
        }
        return at;
    }

    /// Puts a region's box at a time: the key there moves, or a new one is set. The box keeps
    /// inside the picture.
    ///
    /// @param region its place in the layout's regions
    public static List<ShotFraming> put(
            List<ShotFraming> shots, long ms, int region, Box box, PictureShape picture) {
        Box inside = inside(box, picture);
        return changed(
                shots,
                ms,
                region,
                keys -> {
                    List<CropKey> next = new ArrayList<>();
                    boolean done = false;
                    for (CropKey key : keys) {
                        boolean here = Math.abs(key.ms() - ms) <= NEAR_MS;
                        if (here && !done) {
                            next.add(new CropKey(key.ms(), inside, key.cut()));
                            done = true;
                            continue;
                        }
                        if (!done && key.ms() > ms) {
                            next.add(new CropKey(ms, inside, false));
                            done = true;
                        }
                        if (!here) {
                            next.add(key);
                        }
                    }
                    if (!done) {
                        next.add(new CropKey(ms, inside, false));
                    }
                    return next;
                });
    }

    /// Takes the key at a time away; the last of a region stays.
    public static List<ShotFraming> remove(List<ShotFraming> shots, long ms, int region) {
        return changed(
                shots,
                ms,
                region,
                keys -> {
                    List<CropKey> next =
                            keys.stream().filter(k -> Math.abs(k.ms() - ms) > NEAR_MS).toList();
                    return next.isEmpty() ? keys : next;
                });
    }

    static List<ShotFraming> changed(
            List<ShotFraming> shots, long ms, int region, UnaryOperator<List<CropKey>> change) {
        List<ShotFraming> next = new ArrayList<>(shots);
        int at = shotAt(shots, ms);
        ShotFraming shot = shots.get(at);
        List<Region> regions = new ArrayList<>(shot.layout().regions());
        Region before = regions.get(region);
        regions.set(region, new Region(before.role(), change.apply(before.keys())));
        next.set(
                at,
                new ShotFraming(
                        shot.range(), with(shot.layout(), regions), BY_HAND, shot.alternatives()));
        return next;
    }

    private static Layout with(Layout layout, List<Region> regions) {
        Region first = regions.getFirst();
        return switch (layout) {
            case Layout.Crop _ -> new Layout.Crop(first);
            case Layout.Split _ -> new Layout.Split(first, regions.get(1));
            case Layout.Facecam _ -> new Layout.Facecam(first, regions.get(1));
            case Layout.Screen _ ->
                    new Layout.Screen(first, regions.size() > 1 ? regions.get(1) : null);
            case Layout.Blur _ -> new Layout.Blur(first);
            case Layout.Fit _ -> new Layout.Fit(first);
        };
    }

    private static Box inside(Box box, PictureShape picture) {
        double w = Math.min(box.w(), picture.width());
        double h = Math.min(box.h(), picture.height());
        return new Box(
                Math.clamp(box.x(), 0, picture.width() - w),
                Math.clamp(box.y(), 0, picture.height() - h),
                w,
                h);
    }
}
