package studio.truss.core.reframe.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;

class FaceTrackerTest {
    private static final long HOP = 200;

    private static Face at(double x) {
        return new Face(new Box(x, 100, 80, 80), 0.9, -1);
    }

    private static List<Shot> shots(long... edges) {
        List<Shot> shots = new ArrayList<>();
        for (int i = 1; i < edges.length; i++) {
            shots.add(new Shot(TimeRange.of(edges[i - 1], edges[i])));
        }
        return shots;
    }

    private static int track(List<FaceFrame> frames, int frame, int face) {
        return frames.get(frame).faces().get(face).track();
    }

    @Test
    void twoPeopleKeepTheirIdentityWhateverTheirOrder() {
        List<FaceFrame> seen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Face left = at(100 + 5 * i);
            Face right = at(500 - 5 * i);
            seen.add(
                    new FaceFrame(
                            i * HOP, i % 2 == 0 ? List.of(left, right) : List.of(right, left)));
        }

        List<FaceFrame> tracked = FaceTracker.track(seen, shots(0, 5_000));

        assertEquals(track(tracked, 0, 0), track(tracked, 9, 1));
        assertEquals(track(tracked, 0, 1), track(tracked, 9, 0));
        assertNotEquals(track(tracked, 0, 0), track(tracked, 0, 1));
    }

    @Test
    void identityEndsAtACut() {
        List<FaceFrame> seen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            seen.add(new FaceFrame(i * HOP, List.of(at(100))));
        }

        List<FaceFrame> tracked = FaceTracker.track(seen, shots(0, 1_000, 2_000));

        assertNotEquals(track(tracked, 4, 0), track(tracked, 5, 0));
    }

    @Test
    void aShortGapIsBridgedAndALongOneIsNot() {
        List<FaceFrame> seen = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean gone = (i >= 5 && i < 9) || (i >= 15 && i < 25);
            seen.add(new FaceFrame(i * HOP, gone ? List.of() : List.of(at(100))));
        }

        List<FaceFrame> tracked = FaceTracker.track(seen, shots(0, 6_000));

        assertEquals(track(tracked, 0, 0), track(tracked, 10, 0));
        assertNotEquals(track(tracked, 10, 0), track(tracked, 26, 0));
    }

    @Test
    void aFaceSeenOnceIsDropped() {
        List<FaceFrame> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            seen.add(new FaceFrame(i * HOP, i == 7 ? List.of(at(100), at(400)) : List.of(at(100))));
        }

        List<FaceFrame> tracked = FaceTracker.track(seen, shots(0, 4_000));

        assertEquals(1, tracked.get(7).faces().size());
        assertEquals(20, tracked.size());
    }
}
