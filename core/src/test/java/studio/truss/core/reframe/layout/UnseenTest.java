package studio.truss.core.reframe.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.Sighting;
import studio.truss.core.reframe.camera.Camera;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

class UnseenTest {
    private static final TimeRange SHOT = TimeRange.of(10_000, 16_000);
    private static final Box PICTURE = new Box(0, 0, 1920, 1080);
    private static final Camera CAMERA =
            new Camera(PICTURE, new Box(0, 0, 608, 1080), 0.4, CameraMotion.CALM);

    private static Sighting at(long ms, double centerX, double w) {
        return new Sighting(ms, new Box(centerX - w / 2, 400, w, w));
    }

    private static List<Sighting> seen(long fromMs, long toMs, double w, LongUnaryOperator x) {
        List<Sighting> seen = new ArrayList<>();
        for (long ms = fromMs; ms < toMs; ms += 333) {
            seen.add(at(ms, (double) x.applyAsLong(ms), w));
        }
        return seen;
    }

    private static long walk(long ms) {
        return 200 + (ms - SHOT.startMs()) / 4;
    }

    private static List<Sighting> filled(List<Sighting> faces, LongUnaryOperator moves) {
        List<Sighting> moving = seen(SHOT.startMs(), SHOT.endMs(), 300, moves);
        return new Unseen(SHOT, moving, CAMERA).filled(faces);
    }

    private static void assertInOrder(List<Sighting> filled) {
        for (int i = 1; i < filled.size(); i++) {
            assertTrue(filled.get(i - 1).ms() < filled.get(i).ms(), "sighting " + i);
        }
    }

    @Test
    void whoIsRecognisedLateIsFollowedFromTheBeginning() {
        List<Sighting> faces = seen(13_500, 16_000, 110, UnseenTest::walk);

        List<Sighting> filled = filled(faces, UnseenTest::walk);

        assertInOrder(filled);
        assertEquals(10_000, filled.getFirst().ms());
        assertEquals(200, filled.getFirst().box().centerX(), 1);
        assertTrue(filled.containsAll(faces));
    }

    @Test
    void whoTurnsAwayAndWalksOffIsFollowedToTheEnd() {
        List<Sighting> filled =
                filled(seen(10_000, 12_500, 110, UnseenTest::walk), UnseenTest::walk);

        assertInOrder(filled);
        assertTrue(filled.getLast().ms() > 15_600);
        assertTrue(filled.getLast().box().centerX() > 1_580);
    }

    @Test
    void whoIsLostAndFoundElsewhereWalkedThere() {
        List<Sighting> faces = seen(10_000, 11_500, 110, UnseenTest::walk);
        faces.addAll(seen(14_500, 16_000, 110, UnseenTest::walk));

        List<Sighting> filled = filled(faces, UnseenTest::walk);

        assertInOrder(filled);
        long between = filled.stream().filter(s -> s.ms() > 11_400 && s.ms() < 14_500).count();
        assertTrue(between >= 8, between + " between");
    }

    @Test
    void whoIsLostAndFoundAtTheSamePlaceIsWaitedFor() {
        List<Sighting> faces = seen(10_000, 11_500, 110, ms -> 600);
        faces.addAll(seen(14_500, 16_000, 110, ms -> 620));

        assertEquals(faces, filled(faces, UnseenTest::walk));
    }

    @Test
    void whatMovesInsideTheCropAroundTheFaceIsNoReasonToLeaveIt() {
        List<Sighting> faces = seen(13_500, 16_000, 110, ms -> 900);

        assertEquals(faces, filled(faces, ms -> 950));
    }
}
