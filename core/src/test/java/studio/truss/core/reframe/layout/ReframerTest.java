package studio.truss.core.reframe.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.FaceFrame.Features;
import studio.truss.core.reframe.FaceFrame.Stir;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.LayoutWishes;
import studio.truss.core.reframe.PathMetrics;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.Voice;
import studio.truss.core.reframe.look.PictureTrack;
import studio.truss.core.reframe.look.Salience;
import studio.truss.core.reframe.look.SalienceMeter;
import studio.truss.core.reframe.look.StillPart;
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
        return motion(new float[0]);
    }

    private static MotionTrack motion(float[] motion) {
        int n = motion.length;
        return new MotionTrack(100, motion, new float[n], new float[n]);
    }

    private static ShotFraming frame(
            PictureShape picture, LayoutChoice choice, List<FaceFrame> faces, MotionTrack motion) {
        Shot shot = new Shot(TimeRange.of(0, Math.max(2_000, (long) faces.size() * HOP)));
        return new Reframer(picture, 9.0 / 16, FramingWishes.of(choice))
                .frame(List.of(shot), Seen.of(faces, motion))
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
    void twoFacesThatFitAreKeptTogetherAndTwoThatDoNotAreSplit() {
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

        assertInstanceOf(Layout.Split.class, frame(bothSpeak(far)).layout());
        Layout forced = frame(HD, LayoutChoice.CROP, far, stillness()).layout();
        assertInstanceOf(Layout.Crop.class, forced);
    }

    /// The first speaks in the first half, the second in the second.
    private static List<FaceFrame> bothSpeak(List<FaceFrame> frames) {
        List<FaceFrame> speaking = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            boolean first = i < frames.size() / 2;
            List<Face> faces = new ArrayList<>();
            for (Face face : frames.get(i).faces()) {
                boolean speaks = (face.track() == 0) == first;
                double mouth = speaks ? 10 + 4 * (i % 3) : 1;
                faces.add(
                        new Face(
                                face.box(),
                                face.score(),
                                face.track(),
                                Features.USUAL,
                                new Stir(mouth, 3)));
            }
            speaking.add(new FaceFrame(frames.get(i).ms(), faces));
        }
        return speaking;
    }

    @Test
    void theCropCutsToWhoSpeaks() {
        List<FaceFrame> far = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            far.add(
                    new FaceFrame(
                            (long) i * HOP,
                            List.of(face(400, 400, 220, 0), face(1500, 400, 220, 1))));
        }

        ShotFraming framing = frame(HD, LayoutChoice.CROP, bothSpeak(far), stillness());

        assertEquals(2, keys(framing).size());
        assertEquals(400, keys(framing).getFirst().box().centerX(), 2);
        assertTrue(keys(framing).getLast().cut());
        assertTrue(Math.abs(keys(framing).getLast().ms() - 4_000) <= HOP);
        assertEquals(1500, keys(framing).getLast().box().centerX(), 2);
    }

    @Test
    void eachHalfOfASplitHoldsItsOwnFaceOnTheLineAndNotTheOther() {
        List<FaceFrame> far = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            far.add(
                    new FaceFrame(
                            (long) i * HOP,
                            List.of(face(400, 500, 220, 0), face(1500, 450, 220, 1))));
        }

        Layout layout = frame(HD, LayoutChoice.SPLIT, far, stillness()).layout();
        Box left = layout.regions().get(0).at(0);
        Box right = layout.regions().get(1).at(0);

        assertEquals(Region.Role.LEFT, layout.regions().get(0).role());
        assertTrue(left.x() <= 290 && left.right() >= 510 && left.right() < 1390);
        assertTrue(right.x() > 510 && right.x() <= 1390 && right.right() >= 1610);
        assertEquals(0.42, (500 - left.y()) / left.h(), 0.02);
        assertEquals(1.125, left.w() / left.h(), 0.01);
    }

    @Test
    void aSplitOfOnePersonSaysWhyItIsACrop() {
        ShotFraming framing = frame(HD, LayoutChoice.SPLIT, faces(20, i -> 700), stillness());

        assertInstanceOf(Layout.Crop.class, framing.layout());
        assertTrue(framing.reason().contains("there is only one face"), framing.reason());
    }

    @Test
    void aFacecamWithoutACameraSaysWhyItIsACrop() {
        ShotFraming framing = frame(HD, LayoutChoice.FACECAM, faces(20, i -> 700), stillness());

        assertInstanceOf(Layout.Crop.class, framing.layout());
        assertTrue(framing.reason().contains("no corner camera"), framing.reason());
    }

    @Test
    void aCameraThatTheCreatorDrewCountsForMoreThanWhatIsFound() {
        List<FaceFrame> faces = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            faces.add(new FaceFrame((long) i * HOP, List.of(face(1_700, 880, 150, 0))));
        }
        Box drawn = new Box(1_480, 690, 430, 380);
        StillPart part =
                new StillPart(
                        TimeRange.of(0, 8_000),
                        16,
                        null,
                        new StillPart.Inset(
                                new Box(1_560, 760, 300, 240), new Box(1_625, 805, 150, 150), 1));
        Seen seen =
                new Seen(faces, stillness(), PictureTrack.empty(), List.of(part), Voice.unknown());

        assertEquals(drawn, cam(seen, LayoutChoice.AUTO, KnownCam.drawn(drawn)));
        assertTrue(cam(seen, LayoutChoice.AUTO, KnownCam.found(drawn)).iou(drawn) < 0.6);
        Box elsewhere = new Box(20, 20, 400, 300);
        assertTrue(
                cam(seen, LayoutChoice.AUTO, KnownCam.drawn(elsewhere)).x() > 1_500,
                "another scene of the channel");
        assertEquals(elsewhere, cam(seen, LayoutChoice.FACECAM, KnownCam.drawn(elsewhere)));
    }

    private static Box cam(Seen seen, LayoutChoice choice, KnownCam known) {
        ShotFraming framing =
                new Reframer(
                                HD,
                                9.0 / 16,
                                new FramingWishes(
                                        LayoutWishes.of(choice), CameraMotion.CALM, known))
                        .frame(List.of(new Shot(TimeRange.of(0, 8_000))), seen)
                        .getFirst();
        return assertInstanceOf(Layout.Facecam.class, framing.layout()).cam().at(0);
    }

    @Test
    void aSmallCameraInTheCornerGoesAboveTheContentAndIsNotShownTwice() {
        List<FaceFrame> faces = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            faces.add(new FaceFrame((long) i * HOP, List.of(face(180, 900, 120, 0))));
        }
        Box box = new Box(30, 780, 320, 240);
        StillPart part =
                new StillPart(
                        TimeRange.of(0, 4_000),
                        12,
                        null,
                        new StillPart.Inset(box, faces.getFirst().faces().getFirst().box(), 0.8));
        Seen seen =
                new Seen(faces, stillness(), PictureTrack.empty(), List.of(part), Voice.unknown());

        ShotFraming framing =
                new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.AUTO))
                        .frame(List.of(new Shot(TimeRange.of(0, 4_000))), seen)
                        .getFirst();

        Layout.Facecam layout = assertInstanceOf(Layout.Facecam.class, framing.layout());
        assertTrue(layout.cam().at(0).iou(box) > 0.9);
        assertTrue(layout.content().at(0).x() >= box.right());
        assertFalse(framing.alternatives().isEmpty());
    }

    @Test
    void aCameraThatChangesItsCornerIsFollowedThereByACut() {
        Box first = new Box(30, 780, 320, 240);
        Box second = new Box(1570, 60, 320, 240);
        List<FaceFrame> faces = new ArrayList<>();
        int moves = 10;
        for (int i = 0; i < 20; i++) {
            faces.add(
                    new FaceFrame(
                            (long) i * HOP,
                            List.of(i < moves ? face(180, 900, 120, 0) : face(1720, 180, 120, 1))));
        }
        // the first stretch that was looked at goes on beyond the move
        StillPart before =
                new StillPart(
                        TimeRange.of(0, 10L * HOP + HOP),
                        12,
                        null,
                        new StillPart.Inset(first, first, 0.8));
        StillPart after =
                new StillPart(
                        TimeRange.of(10L * HOP + HOP, 20L * HOP),
                        9,
                        null,
                        new StillPart.Inset(second, second, 0.8));
        Seen seen =
                new Seen(
                        faces,
                        stillness(),
                        PictureTrack.empty(),
                        List.of(before, after),
                        Voice.unknown());

        ShotFraming framing =
                new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.AUTO))
                        .frame(List.of(new Shot(TimeRange.of(0, 20L * HOP))), seen)
                        .getFirst();

        Layout.Facecam layout = assertInstanceOf(Layout.Facecam.class, framing.layout());
        assertEquals(2, layout.cam().keys().size());
        assertTrue(layout.cam().at((long) moves * HOP - 1).iou(first) > 0.9);
        assertTrue(layout.cam().at((long) moves * HOP).iou(second) > 0.9);
        assertTrue(layout.content().at((long) moves * HOP - 1).x() >= first.right());
        assertTrue(layout.content().at((long) moves * HOP).right() <= second.x());
    }

    @Test
    void aPhotographInACornerIsNoCamera() {
        Box box = new Box(30, 780, 320, 240);
        float[] moves = new float[40];
        java.util.Arrays.fill(moves, 0.04f);
        for (double changes : new double[] {0.02, 3}) {
            List<FaceFrame> faces = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                faces.add(
                        new FaceFrame(
                                (long) i * HOP,
                                List.of(face(180, 900, 160, 0).with(new Stir(0, changes)))));
            }
            StillPart.Inset inset =
                    new StillPart.Inset(box, faces.getFirst().faces().getFirst().box(), 0.8);
            StillPart part = new StillPart(TimeRange.of(0, 4_000), 12, null, inset);

            ShotFraming framing =
                    new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.AUTO))
                            .frame(
                                    List.of(new Shot(TimeRange.of(0, 4_000))),
                                    new Seen(
                                            faces,
                                            motion(moves),
                                            PictureTrack.empty(),
                                            List.of(part),
                                            Voice.unknown()))
                            .getFirst();

            assertEquals(changes > 1, framing.layout() instanceof Layout.Facecam);
            if (changes < 1) {
                assertEquals(960, keys(framing).getFirst().box().centerX(), 1e-6);
            }
        }
    }

    @Test
    void theHeroOfAStatusBarIsNoSubject() {
        List<FaceFrame> faces = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            faces.add(new FaceFrame((long) i * HOP, List.of(face(300, 1000, 70, 0))));
        }
        float[] moves = new float[40];
        java.util.Arrays.fill(moves, 0.04f);

        ShotFraming framing = frame(HD, LayoutChoice.AUTO, faces, motion(moves));

        assertEquals(960, keys(framing).getFirst().box().centerX(), 1e-6);
    }

    @Test
    void barsAreCutAwayBeforeFraming() {
        Box inside = new Box(0, 140, 1920, 800);
        StillPart part =
                new StillPart(
                        TimeRange.of(0, 4_000),
                        12,
                        new StillPart.Bars(inside, StillPart.Kind.BLACK),
                        null);
        Seen seen =
                new Seen(
                        faces(20, i -> 700),
                        stillness(),
                        PictureTrack.empty(),
                        List.of(part),
                        Voice.unknown());
        for (LayoutChoice choice : List.of(LayoutChoice.CROP, LayoutChoice.BLUR)) {
            ShotFraming framing =
                    new Reframer(HD, 9.0 / 16, FramingWishes.of(choice))
                            .frame(List.of(new Shot(TimeRange.of(0, 4_000))), seen)
                            .getFirst();

            Box box = keys(framing).getFirst().box();
            assertTrue(box.y() >= 140 && box.bottom() <= 940, box.toString());
            assertTrue(framing.reason().contains("black bars"), framing.reason());
        }
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

    /// Motion in two columns, beginning at one of 48 for each sample.
    private static PictureTrack drawn(int samples, IntToDoubleFunction column) {
        long[] ms = new long[samples];
        List<Salience> salience = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            ms[i] = i * 333L;
            byte[] moves = new byte[SalienceMeter.COLUMNS];
            int at = (int) column.applyAsDouble(i);
            moves[at] = (byte) 200;
            moves[at + 1] = (byte) 200;
            salience.add(new Salience(moves, new byte[SalienceMeter.COLUMNS]));
        }
        return new PictureTrack(ms, new float[samples], salience);
    }

    private static ShotFraming withoutFace(PictureTrack look, long lengthMs) {
        Seen seen = new Seen(List.of(), stillness(), look, List.of(), Voice.unknown());
        return new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.AUTO))
                .frame(List.of(new Shot(TimeRange.of(0, lengthMs))), seen)
                .getFirst();
    }

    @Test
    void withoutAFaceTheCropStandsOverWhatMovesElseInTheMiddle() {
        ShotFraming aside = withoutFace(drawn(12, i -> 38), 4_000);
        ShotFraming middle = withoutFace(drawn(12, i -> 23), 4_000);
        ShotFraming nothing = withoutFace(PictureTrack.empty(), 4_000);

        double at = 39.0 / 48 * 1920;
        Box box = keys(aside).getFirst().box();
        assertEquals(1, keys(aside).size());
        assertTrue(box.x() < at - 80 && box.right() > at + 80, box.toString());
        assertEquals(960, keys(middle).getFirst().box().centerX(), 1e-6);
        assertEquals(960, keys(nothing).getFirst().box().centerX(), 1e-6);
    }

    @Test
    void withoutAFaceWhatWalksAcrossIsFollowedCalmly() {
        ShotFraming framing = withoutFace(drawn(45, i -> 3 + 0.9 * i), 15_000);
        PathMetrics metrics = PathMetrics.of(List.of(framing), HD);

        Region region = framing.layout().regions().getFirst();
        int inside = 0;
        for (int i = 0; i < 45; i++) {
            double x = ((int) (3 + 0.9 * i) + 1) / 48.0 * 1920;
            Box box = region.at(i * 333L);
            inside += x >= box.x() && x <= box.right() ? 1 : 0;
        }
        assertTrue(inside >= 44, inside + " of 45");
        assertEquals(0, metrics.reversalsPerS());
    }

    @Test
    void aFaceSeenInPassingDoesNotHoldTheCropBackFromWhatWalksAcross() {
        List<FaceFrame> faces = new ArrayList<>();
        for (int i = 0; i < 75; i++) {
            boolean seen = i >= 60 && i < 65;
            faces.add(
                    new FaceFrame(
                            (long) i * HOP, seen ? List.of(face(1_500, 400, FACE, 0)) : List.of()));
        }
        Seen seen =
                new Seen(
                        faces,
                        stillness(),
                        drawn(45, i -> 3 + 0.9 * i),
                        List.of(),
                        Voice.unknown());

        ShotFraming framing =
                new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.AUTO))
                        .frame(List.of(new Shot(TimeRange.of(0, 15_000))), seen)
                        .getFirst();

        assertTrue(framing.reason().contains("in passing"), framing.reason());
        assertTrue(framing.layout().regions().getFirst().at(0).x() < 200);
    }

    @Test
    void aPageThatStandsStillInTheRecordOfAScreenIsAScreenToo() {
        long[] ms = new long[12];
        float[] graphics = new float[12];
        List<Salience> nothing = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ms[i] = i * 500L;
            graphics[i] = i < 3 ? 0.1f : 1;
            nothing.add(Salience.none());
        }
        Seen seen =
                new Seen(
                        List.of(),
                        stillness(),
                        new PictureTrack(ms, graphics, nothing),
                        List.of(),
                        Voice.unknown());
        List<Shot> shots =
                List.of(new Shot(TimeRange.of(0, 1_500)), new Shot(TimeRange.of(1_500, 6_000)));
        Reframer reframer = new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.AUTO));

        for (ShotFraming framing : reframer.frame(shots, seen)) {
            assertInstanceOf(Layout.Screen.class, framing.layout());
        }
        assertInstanceOf(
                Layout.Crop.class, reframer.frame(shots.subList(0, 1), seen).getFirst().layout());
    }

    @Test
    void aScreenRecordingIsShownWhole() {
        Shot shot = new Shot(TimeRange.of(0, 1_000));
        PictureTrack text =
                new PictureTrack(
                        new long[] {0, 500},
                        new float[] {1, 1},
                        List.of(Salience.none(), Salience.none()));

        List<ShotFraming> framings =
                new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.AUTO))
                        .frame(
                                List.of(shot),
                                new Seen(List.of(), stillness(), text, List.of(), Voice.unknown()));

        assertInstanceOf(Layout.Screen.class, framings.getFirst().layout());
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
