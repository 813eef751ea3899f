package studio.truss.core.reframe.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.Voice;
import studio.truss.core.reframe.look.PictureTrack;
import studio.truss.core.reframe.look.Salience;
import studio.truss.core.reframe.look.SalienceMeter;
import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Shots in which no face is found, drawn as what [SalienceMeter] makes of them.
class WithoutFaceTest {
    private static final PictureShape HD = new PictureShape(1920, 1080, 1);
    private static final double UNIT = 1920.0 / SalienceMeter.COLUMNS;
    private static final long HOP_MS = 333;

    /// The column's motion and how much it stands out in a look.
    private interface Drawn {
        double level(int look, int column);
    }

    private static final Drawn NOTHING = (look, column) -> 0;

    private static byte[] columns(int look, Drawn drawn) {
        byte[] columns = new byte[SalienceMeter.COLUMNS];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = (byte) Math.min(255, Math.round(drawn.level(look, c)));
        }
        return columns;
    }

    private static PictureTrack track(int looks, Drawn moves, Drawn stands) {
        long[] ms = new long[looks];
        List<Salience> salience = new ArrayList<>();
        for (int i = 0; i < looks; i++) {
            ms[i] = i * HOP_MS;
            salience.add(new Salience(columns(i, moves), columns(i, stands)));
        }
        return new PictureTrack(ms, new float[looks], salience);
    }

    /// The looks from `fromMs` on as one shot; changes of the picture `beforeMs` before each look.
    private static ShotFraming framed(PictureTrack look, long fromMs, long beforeMs) {
        List<FaceFrame> faces = new ArrayList<>();
        for (long ms : look.ms()) {
            faces.add(new FaceFrame(ms, ms - beforeMs, List.of()));
        }
        MotionTrack still = new MotionTrack(100, new float[0], new float[0], new float[0]);
        Shot shot = new Shot(TimeRange.of(fromMs, look.ms().length * HOP_MS));
        return new Reframer(HD, 9.0 / 16, FramingWishes.of(LayoutChoice.CROP))
                .frame(List.of(shot), new Seen(faces, still, look, List.of(), Voice.unknown()))
                .getFirst();
    }

    private static Region region(ShotFraming framing) {
        return framing.layout().regions().getFirst();
    }

    private static Drawn body(double from, double perLook, double width, double level) {
        return (look, column) ->
                Math.abs(column + 0.5 - from - perLook * look) < width / 2 ? level : 0;
    }

    @Test
    void whoWalksAcrossIsWholeInTheCropFromTheFirstFrameToTheLast() {
        Random chance = new Random(11);
        Drawn walks = body(7, 1.4, 8, 60);
        Drawn parts = (look, column) -> chance.nextInt(3) == 0 ? walks.level(look, column) : 0;

        ShotFraming framing = framed(track(24, parts, NOTHING), 0, 0);

        for (int i = 0; i < 24; i++) {
            Box crop = region(framing).at(i * HOP_MS);
            double left = (3 + 1.4 * i) * UNIT;
            assertTrue(left > crop.x() - 0.5 * UNIT, "left at look " + i + ": " + crop);
            assertTrue(left + 8 * UNIT < crop.right() + 0.5 * UNIT, "right at look " + i);
        }
    }

    @Test
    void theChangeAtACutIsNoMotionOfTheShotThatItBegins() {
        Drawn cut = (look, column) -> look == 6 ? 180 : 0;

        ShotFraming framing = framed(track(12, cut, body(11, 0, 8, 200)), 6 * HOP_MS, 0);

        Box crop = region(framing).at(7 * HOP_MS);
        assertTrue(crop.x() < 7 * UNIT && crop.right() > 15 * UNIT, crop + framing.reason());
    }

    @Test
    void aFlashInsideAShotIsNoMotionEither() {
        Drawn flash = (look, column) -> look == 5 ? 180 : 0;

        ShotFraming framing = framed(track(12, flash, body(11, 0, 8, 200)), 0, 0);

        Box crop = region(framing).at(5 * HOP_MS);
        assertTrue(crop.x() < 7 * UNIT && crop.right() > 15 * UNIT, crop + framing.reason());
    }

    @Test
    void whatJumpsIsCutAtTheFrameOfTheJump() {
        Drawn jumps = (look, column) -> body(look < 6 ? 10 : 38, 0, 8, 200).level(look, column);

        List<CropKey> keys = region(framed(track(12, NOTHING, jumps), 0, 120)).keys();

        assertEquals(
                List.of(6 * HOP_MS - 120),
                keys.stream().filter(CropKey::cut).map(CropKey::ms).toList());
        assertTrue(keys.getFirst().box().right() > 14 * UNIT);
        assertTrue(keys.getLast().box().x() < 34 * UNIT);
    }

    @Test
    void whereAllMovesTheCameraDoesNotChaseIt() {
        Random chance = new Random(2);
        double[] wave = new double[40];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = chance.nextInt(SalienceMeter.COLUMNS);
        }
        Drawn game = (look, column) -> 40 + (Math.abs(column - wave[look / 8 * 8]) < 8 ? 30 : 0);

        List<CropKey> keys = region(framed(track(40, game, NOTHING), 0, 0)).keys();

        assertEquals(1, keys.size());
    }
}
