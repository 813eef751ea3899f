package studio.truss.core.reframe.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PathMetrics;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.look.PictureTrack;
import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

class ReframerTest {
    private static final PictureShape HD = new PictureShape(1920, 1080, 1);
    private static final int HOP = 200;
    private static final double FACE = 220;

    private final Random noise = new Random(3);

    private static Face face(double centerX, double centerY, double size, int track) {
        Box box = new Box(centerX - size / 2, centerY - size / 2, size, size);
        return new Face(box, 0.9, track);
    }

    private static List<FaceFrame> faces(int frames, IntToDoubleFunction centerX) {
        List<FaceFrame> faces = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            faces.add(
                    new FaceFrame(
                            (long) i * HOP, List.of(face(centerX.applyAsDouble(i), 400, FACE, 0))));
        }
        return faces;
    }

    private static MotionTrack stillness() {
        return motion(new float[0], new float[0]);
    }

    private static MotionTrack motion(float[] motion, float[] centerX) {
        int n = motion.length;
        return new MotionTrack(100, motion, new float[n], new float[n], centerX, new float[n]);
    }

    private static ShotFraming frame(
            PictureShape picture, LayoutChoice choice, List<FaceFrame> faces, MotionTrack motion) {
        Shot shot = new Shot(TimeRange.of(0, Math.max(2_000, (long) faces.size() * HOP)));
        return new Reframer(picture, 9.0 / 16, choice)
                .frame(List.of(shot), faces, motion, PictureTrack.empty())
                .getFirst();
    }

    private static ShotFraming frame(List<FaceFrame> faces) {
        return frame(HD, LayoutChoice.AUTO, faces, stillness());
    }

    private static List<CropKey> keys(ShotFraming framing) {
        return framing.layout().regions().getFirst().keys();
    }

    private static double containment(ShotFraming framing, List<FaceFrame> faces) {
        Region region = framing.layout().regions().getFirst();
        int inside = 0;
        for (FaceFrame frame : faces) {
            Box crop = region.at(frame.ms());
            Box box = frame.faces().getFirst().box();
            if (box.x() >= crop.x() && box.right() <= crop.right()) {
                inside++;
            }
        }
        return (double) inside / faces.size();
    }

    @Test
    void aFaceThatFidgetsIsShownByAStillCamera() {
        List<FaceFrame> faces = faces(60, i -> 1300 + noise.nextGaussian() * 20);

        ShotFraming framing = frame(faces);

        assertEquals(1, keys(framing).size());
        assertEquals(1300, keys(framing).getFirst().box().centerX(), 30);
        assertEquals(1, containment(framing, faces));
    }

    @Test
    void aSlowWalkIsFollowedWithoutTurningBack() {
        List<FaceFrame> faces = faces(60, i -> 400 + 18 * i + noise.nextGaussian() * 8);

        ShotFraming framing = frame(faces);
        PathMetrics metrics = PathMetrics.of(List.of(framing), HD);

        assertTrue(containment(framing, faces) > 0.98);
        assertEquals(0, metrics.reversalsPerS());
        assertTrue(metrics.travelPxPerS() < 90, "travel " + metrics.travelPxPerS());
        assertTrue(keys(framing).size() < 16, keys(framing).size() + " keys");
    }

    @Test
    void theCameraNeverLeavesThePicture() {
        List<FaceFrame> faces = faces(40, i -> i < 20 ? 50 : 50 + 90 * (i - 20));

        ShotFraming framing = frame(faces);

        for (CropKey key : keys(framing)) {
            assertTrue(key.box().x() >= 0 && key.box().right() <= 1920 + 1e-6, key.toString());
        }
    }

    @Test
    void aSubjectThatJumpsGetsACutInsideTheShot() {
        List<FaceFrame> faces = faces(40, i -> i < 20 ? 400 : 1500);

        ShotFraming framing = frame(faces);

        assertEquals(2, keys(framing).size());
        assertTrue(keys(framing).get(1).cut());
        assertEquals(4_000, keys(framing).get(1).ms());
        assertEquals(1, containment(framing, faces));
        assertEquals(0, PathMetrics.of(List.of(framing), HD).travelPxPerS());
    }

    @Test
    void oneWildDetectionDoesNotMoveTheCamera() {
        List<FaceFrame> faces = faces(40, i -> i == 17 ? 1600 : 500);

        assertEquals(1, keys(frame(faces)).size());
    }

    @Test
    void aLostFaceIsWaitedFor() {
        List<FaceFrame> faces = faces(40, i -> 700);
        for (int i = 10; i < 30; i++) {
            faces.set(i, new FaceFrame((long) i * HOP, List.of()));
        }

        List<CropKey> keys = keys(frame(faces));

        assertEquals(1, keys.size());
        assertEquals(700, keys.getFirst().box().centerX(), 1);
    }

    @Test
    void twoFacesThatFitAreKeptTogetherAndTwoThatDoNotAreShownWhole() {
        List<FaceFrame> near = new ArrayList<>();
        List<FaceFrame> far = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long ms = (long) i * HOP;
            near.add(new FaceFrame(ms, List.of(face(800, 400, 180, 0), face(1100, 400, 180, 1))));
            far.add(new FaceFrame(ms, List.of(face(400, 400, 220, 0), face(1500, 400, 220, 1))));
        }

        ShotFraming together = frame(near);
        assertEquals("crop", together.layout().word());
        assertEquals(950, keys(together).getFirst().box().centerX(), 5);

        assertInstanceOf(Layout.Blur.class, frame(far).layout());
        Layout forced = frame(HD, LayoutChoice.CROP, far, stillness()).layout();
        assertInstanceOf(Layout.Crop.class, forced);
    }

    @Test
    void aSmallFaceInTheBackgroundDoesNotPullTheCamera() {
        List<FaceFrame> faces = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            faces.add(
                    new FaceFrame(
                            (long) i * HOP,
                            List.of(face(1200, 400, 260, 0), face(200, 300, 50, 1))));
        }

        assertEquals(1200, keys(frame(faces)).getFirst().box().centerX(), 5);
    }

    @Test
    void withoutAFaceSteadyMotionIsShownElseTheMiddle() {
        float[] moves = new float[40];
        float[] where = new float[40];
        for (int i = 0; i < 40; i++) {
            moves[i] = 0.02f;
            where[i] = 0.7f;
        }

        ShotFraming moving = frame(HD, LayoutChoice.AUTO, List.of(), motion(moves, where));
        ShotFraming still = frame(HD, LayoutChoice.AUTO, List.of(), stillness());

        assertEquals(0.7 * 1920, keys(moving).getFirst().box().centerX(), 2);
        assertEquals(960, keys(still).getFirst().box().centerX(), 1e-6);
    }

    @Test
    void aScreenRecordingIsShownWhole() {
        Shot shot = new Shot(TimeRange.of(0, 1_000));
        PictureTrack text = new PictureTrack(new long[] {0, 500}, new float[] {1, 1});

        List<ShotFraming> framings =
                new Reframer(HD, 9.0 / 16, LayoutChoice.AUTO)
                        .frame(List.of(shot), List.of(), stillness(), text);

        assertInstanceOf(Layout.Blur.class, framings.getFirst().layout());
        assertEquals(HD.whole(), keys(framings.getFirst()).getFirst().box());
    }

    @Test
    void aTallPictureIsCroppedVerticallyWithTheFaceInTheUpperHalf() {
        PictureShape phone = new PictureShape(1080, 2280, 1);
        List<FaceFrame> faces = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            faces.add(new FaceFrame((long) i * HOP, List.of(face(540, 1000, 300, 0))));
        }

        ShotFraming framing = frame(phone, LayoutChoice.AUTO, faces, stillness());
        Box box = keys(framing).getFirst().box();

        assertEquals(1080, box.w(), 1e-6);
        assertEquals(1920, box.h(), 1e-6);
        assertEquals(0.4, (1000 - box.y()) / box.h(), 0.02);
    }

    @Test
    void blurAndFitListTheWholePicture() {
        for (LayoutChoice choice : List.of(LayoutChoice.BLUR, LayoutChoice.FIT)) {
            ShotFraming framing = frame(HD, choice, List.of(), stillness());

            assertEquals(HD.whole(), keys(framing).getFirst().box());
        }
    }
}
