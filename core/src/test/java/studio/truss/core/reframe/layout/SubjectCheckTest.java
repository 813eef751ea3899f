package studio.truss.core.reframe.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region.Role;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;

class SubjectCheckTest {
    private static final PictureShape HD = new PictureShape(1920, 1080, 1);
    private static final Shot SHOT = new Shot(TimeRange.of(0, 6_000));
    private static final SubjectCheck CHECK = new SubjectCheck(HD, 9.0 / 16);

    /// Somebody who walks from x 400 on, 200 px a second, 200 wide.
    private static Seen walk() {
        List<FaceFrame> faces = new ArrayList<>();
        for (long ms = 0; ms < 6_000; ms += 250) {
            Box face = new Box(300 + 0.2 * ms, 300, 200, 200);
            faces.add(new FaceFrame(ms, List.of(new Face(face, 0.9, 0))));
        }
        float[] none = new float[0];
        return Seen.of(faces, new MotionTrack(100, none, none, none));
    }

    private static ShotFraming framed(Seen seen) {
        return new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.CROP))
                .frame(List.of(SHOT), seen)
                .getFirst();
    }

    @Test
    void theProgramsOwnPathLosesNobody() {
        Seen seen = walk();

        assertEquals(List.of(), CHECK.lost(List.of(framed(seen)), seen, 25));
    }

    @Test
    void framesAtWhichAPathMovedByHandLosesTheSubjectAreListed() {
        Seen seen = walk();
        Box crop = new Box(200, 0, 607.5, 1080);
        ShotFraming still =
                framed(seen).withKeys(Role.MAIN, List.of(new CropKey(0, crop, false)), HD);

        List<SubjectCheck.Lost> lost = CHECK.lost(List.of(still), seen, 25);

        // its right side, 500 + 0.2 t, passes the crop's, 808.5 with a pixel's grace, at 1542 ms
        assertEquals(1_560, lost.getFirst().ms());
        assertTrue(lost.size() >= 104 && lost.size() <= 111, lost.size() + " frames");
        assertEquals("moved by hand", still.reason());
    }

    @Test
    void keysOutsideThePictureAndOtherRegionsAreRefused() {
        ShotFraming framing = framed(walk());
        CropKey outside = new CropKey(0, new Box(1_800, 0, 607, 1080), false);
        CropKey inside = new CropKey(0, new Box(0, 0, 607, 1080), false);
        CropKey earlier = new CropKey(-5, new Box(0, 0, 607, 1080), false);

        assertThrows(
                IllegalArgumentException.class,
                () -> framing.withKeys(Role.MAIN, List.of(outside), HD));
        assertThrows(
                IllegalArgumentException.class,
                () -> framing.withKeys(Role.MAIN, List.of(inside, earlier), HD));
        assertThrows(
                IllegalArgumentException.class,
                () -> framing.withKeys(Role.FACECAM, List.of(inside), HD));
    }
}
