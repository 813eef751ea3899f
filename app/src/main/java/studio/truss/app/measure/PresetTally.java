package studio.truss.app.measure;

import studio.truss.app.measure.SubjectTruth.Stay;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.ShotFraming;

import java.util.ArrayList;
import java.util.List;

/// Whether the camera's presets keep what they promise, over many films.
final class PresetTally {
    private static final long STEP_MS = 50;

    /// Changes of speed are taken over half a second: less is a key and no jerk.
    private static final long SPAN_MS = 500;

    private static final long REST_MS = 200;
    private static final double REFERENCE_WIDTH = 1920;

    private int moving;
    private double acceleration;
    private double unrest;
    private double calmOffset;
    private double livelyOffset;

    /// @param marked where the subject is
    void accept(FramedFilm film, SubjectTruth marked) {
        accept(film);
        calmOffset += offset(film.framed(LayoutChoice.CROP, CameraMotion.CALM), marked);
        livelyOffset += offset(film.framed(LayoutChoice.CROP, CameraMotion.LIVELY), marked);
    }

    void accept(FramedFilm film) {
        for (ShotFraming shot : film.framed(LayoutChoice.CROP, CameraMotion.STILL)) {
            List<CropKey> keys = shot.layout().regions().getFirst().keys();
            moving += (int) keys.stream().skip(1).filter(key -> !key.cut()).count();
        }
        double scale = REFERENCE_WIDTH / film.picture().width();
        for (CameraMotion motion : List.of(CameraMotion.CALM, CameraMotion.LIVELY)) {
            for (ShotFraming shot : film.framed(LayoutChoice.CROP, motion)) {
                for (List<CropKey> stretch : stretches(shot)) {
                    accept(shot, stretch);
                }
                long end = shot.range().endMs() - 1;
                long before = Math.max(shot.range().startMs(), end - REST_MS);
                boolean cut =
                        shot.layout().regions().getFirst().keys().stream()
                                .anyMatch(key -> key.cut() && key.ms() > before);
                double way = cut ? 0 : Math.abs(x(shot, end) - x(shot, before));
                unrest = Math.max(unrest, scale * way / (REST_MS / 1000.0));
            }
        }
    }

    /// The keys between the cuts that the camera makes inside a shot.
    private static List<List<CropKey>> stretches(ShotFraming shot) {
        List<List<CropKey>> all = new ArrayList<>();
        for (CropKey key : shot.layout().regions().getFirst().keys()) {
            if (all.isEmpty() || key.cut()) {
                all.add(new ArrayList<>());
            }
            all.getLast().add(key);
        }
        return all;
    }

    private void accept(ShotFraming shot, List<CropKey> keys) {
        double width = keys.getFirst().box().w();
        double span = SPAN_MS / 1000.0;
        for (long ms = keys.getFirst().ms() + SPAN_MS;
                ms + SPAN_MS < keys.getLast().ms();
                ms += STEP_MS) {
            double change = x(shot, ms + SPAN_MS) - 2 * x(shot, ms) + x(shot, ms - SPAN_MS);
            acceleration = Math.max(acceleration, Math.abs(change) / span / span / width);
        }
    }

    private static double x(ShotFraming shot, long ms) {
        return shot.layout().regions().getFirst().at(ms).x();
    }

    /// How far the marked face is from the middle of the crop on average, in widths of the crop.
    private static double offset(List<ShotFraming> crop, SubjectTruth marked) {
        double sum = 0;
        int count = 0;
        for (Stay stay : marked.stays()) {
            for (long ms = stay.range().startMs(); ms < stay.range().endMs(); ms += 100) {
                Box box = FramedFilm.shown(crop, ms);
                sum += Math.abs(stay.face().centerX() - box.centerX()) / box.w();
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    List<Row> rows() {
        return List.of(
                Row.atMost("framing: preset still, moves within a shot", moving, "", 0),
                Row.atMost(
                        "framing: preset lively, the subject's way from the middle against calm's",
                        calmOffset == 0 ? 1 : livelyOffset / calmOffset,
                        "",
                        0.999),
                Row.atMost(
                        "framing: presets calm and lively, acceleration, the worst",
                        acceleration,
                        "crops/s2",
                        0.8),
                Row.atMost(
                        "framing: presets calm and lively, speed in the last 0.2 s of a shot, the"
                                + " worst",
                        unrest,
                        "px/s",
                        20));
    }
}
