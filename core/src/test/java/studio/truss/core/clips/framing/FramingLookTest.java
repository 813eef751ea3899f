package studio.truss.core.clips.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.clips.FramingReader;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.LayoutWishes;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region.Role;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;

class FramingLookTest {
    private static final PictureShape HD = new PictureShape(1920, 1080, 1);
    private static final List<Shot> SHOTS =
            List.of(new Shot(TimeRange.of(0, 6_000)), new Shot(TimeRange.of(6_000, 12_000)));

    /// Two people far apart in the first shot, one who walks in the second.
    private static FramingLook look() {
        List<FaceFrame> faces = new ArrayList<>();
        for (long ms = 0; ms < 12_000; ms += 250) {
            faces.add(
                    new FaceFrame(
                            ms,
                            ms < 6_000
                                    ? List.of(face(400, 0), face(1_500, 1))
                                    : List.of(face(400 + 0.15 * (ms - 6_000), 2))));
        }
        float[] none = new float[0];
        return new FramingLook(
                HD,
                25,
                TimeRange.of(0, 12_000),
                SHOTS,
                Seen.of(faces, new MotionTrack(100, none, none, none)));
    }

    private static Face face(double centerX, int track) {
        return new Face(new Box(centerX - 110, 300, 220, 220), 0.9, track);
    }

    private static FramingWishes wishes(String layout) {
        return new FramingWishes(LayoutWishes.parse(layout), CameraMotion.CALM, null);
    }

    @Test
    void oneShotIsForcedAndTheOthersKeepAHandsWork() {
        FramingLook look = look();
        List<ShotFraming> first = look.framed(FramingWishes.of(LayoutChoice.CROP));
        CropKey hand = new CropKey(6_000, new Box(11, 0, 607, 1080), false);
        List<ShotFraming> edited =
                List.of(first.getFirst(), first.getLast().withKeys(Role.MAIN, List.of(hand), HD));

        List<ShotFraming> again = look.reframed(edited, wishes("split@2s"));

        assertEquals("split", again.getFirst().layout().word());
        assertTrue(
                again.getFirst().reason().startsWith("chosen by you"), again.getFirst().reason());
        assertEquals(edited.getLast(), again.getLast());
        assertEquals(edited, look.reframed(edited, wishes("split@99s")));
    }

    @Test
    void whatCannotBeHadSaysWhyAndGivesWay() {
        ShotFraming shot = look().framed(wishes("facecam@7s")).getLast();

        assertEquals("crop", shot.layout().word());
        assertTrue(shot.reason().contains("facecam was asked for, but"), shot.reason());
        assertEquals(1, shot.alternatives().size());
    }

    @Test
    void thePathIsMadeAgainForAnotherPresetAndMeasured() {
        FramingLook look = look();
        List<ShotFraming> calm =
                look.framed(FramingWishes.of(LayoutChoice.CROP, CameraMotion.CALM));
        List<ShotFraming> lively =
                look.framed(FramingWishes.of(LayoutChoice.CROP, CameraMotion.LIVELY));
        List<ShotFraming> still =
                look.framed(FramingWishes.of(LayoutChoice.CROP, CameraMotion.STILL));

        assertNotEquals(calm, lively);
        assertEquals(0, look.metrics(still).travelPxPerS());
        assertTrue(look.metrics(lively).travelPxPerS() > look.metrics(calm).travelPxPerS());
        assertEquals(List.of(), look.lost(List.of(calm.getLast())));
    }

    @Test
    void whatIsStoredIsReadBackAsItIsKeysReasonsAndAlternatives() {
        List<ShotFraming> framings = look().framed(wishes("auto,facecam@7s"));
        FramingReader reader = new FramingReader(HD);

        List<ShotFraming> read = reader.stored(FramingReader.stored(framings));
        CropKey moved = new CropKey(6_500, new Box(123.25, 0, 607.5, 1080), true);
        List<ShotFraming> edited =
                List.of(
                        read.getFirst(),
                        read.getLast()
                                .withKeys(
                                        Role.MAIN,
                                        List.of(
                                                new CropKey(
                                                        6_000, new Box(1, 0, 607.5, 1080), false),
                                                moved),
                                        HD));

        assertEquals(framings.getLast().reason(), read.getLast().reason());
        assertEquals(framings.getLast().alternatives(), read.getLast().alternatives());
        assertEquals(edited, reader.stored(FramingReader.stored(edited)));
        assertEquals(
                edited,
                reader.covering(
                        TimeRange.of(0, 12_000), reader.stored(FramingReader.stored(edited))));
    }
}
