package studio.truss.core.reframe.layout;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Sighting;
import studio.truss.core.reframe.camera.Camera;

import java.util.ArrayList;
import java.util.List;

/// The times of a shot in which a face that is followed is not seen, and what to follow in them: a
/// face that is lost for long and found elsewhere went where most of what moves was.
final class Unseen {
    /// A face that is not found for so long is not missed by chance.
    private static final long LONG_MS = 900;

    /// Found again that near, as a share of the crop, it was waited for.
    private static final double SAME_PLACE = 0.2;

    private final TimeRange range;
    private final List<Sighting> moves;
    private final Camera camera;

    /// @param moves what moves through the shot, in order of time
    Unseen(TimeRange range, List<Sighting> moves, Camera camera) {
        this.range = range;
        this.moves = moves;
        this.camera = camera;
    }

    /// @param faces at least one, in order of time
    /// @return these, and what moved in the long times between, before and after them
    List<Sighting> filled(List<Sighting> faces) {
        List<Sighting> filled = new ArrayList<>();
        Sighting first = faces.getFirst();
        if (first.ms() - range.startMs() >= LONG_MS) {
            addAside(between(range.startMs(), first.fromMs()), first.box(), filled);
        }
        for (int i = 0; i < faces.size(); i++) {
            Sighting here = faces.get(i);
            filled.add(here);
            if (i + 1 < faces.size()) {
                Sighting next = faces.get(i + 1);
                if (next.ms() - here.ms() >= LONG_MS && elsewhere(here.box(), next.box())) {
                    filled.addAll(between(here.ms() + 1, next.fromMs()));
                }
            }
        }
        Sighting last = faces.getLast();
        if (range.endMs() - last.ms() >= LONG_MS) {
            addAside(between(last.ms() + 1, range.endMs()), last.box(), filled);
        }
        return filled;
    }

    /// What stays in the crop around the face is no reason to leave it.
    private void addAside(List<Sighting> moving, Box face, List<Sighting> filled) {
        Box crop = camera.facing(face);
        if (moving.stream()
                .anyMatch(s -> s.box().x() < crop.x() || s.box().right() > crop.right())) {
            filled.addAll(moving);
        }
    }

    private boolean elsewhere(Box a, Box b) {
        Box from = camera.facing(a);
        return Math.abs(from.x() - camera.facing(b).x()) > SAME_PLACE * from.w();
    }

    private List<Sighting> between(long fromMs, long toMs) {
        return moves.stream().filter(s -> s.ms() >= fromMs && s.ms() < toMs).toList();
    }
}
