package studio.truss.core.reframe.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame.Face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Drawn pictures, 320 by 180, four source pixels for each.
class StillMeterTest {
    private static final int W = 320;
    private static final int H = 180;
    private static final double SCALE = 4;

    private final Random random = new Random(5);

    /// The brightness of a pixel of one frame.
    private interface Painter {
        int at(int x, int y, int frame);
    }

    private static StillPart seen(Painter painter, List<Face> faces) {
        return seen(H, painter, faces);
    }

    private static StillPart seen(int height, Painter painter, List<Face> faces) {
        StillMeter meter = new StillMeter();
        byte[] bgr = new byte[W * height * 3];
        for (int frame = 0; frame < 12; frame++) {
            for (int i = 0; i < W * height; i++) {
                byte value = (byte) painter.at(i % W, i / W, frame);
                bgr[i * 3] = value;
                bgr[i * 3 + 1] = value;
                bgr[i * 3 + 2] = value;
            }
            meter.accept(new SmallFrame(frame, frame * 333L, W, height, SCALE, bgr), faces);
        }
        List<StillPart> parts = meter.finish();
        assertEquals(1, parts.size());
        return parts.getFirst();
    }

    /// Soft shapes that wander: a game, a street.
    private static int moving(int x, int y, int frame) {
        double wave = Math.sin((x + 9 * frame) / 17.0) + Math.cos((y - 5 * frame) / 13.0);
        return (int) (110 + 35 * wave);
    }

    /// Still stones of all shades, with hard edges.
    private static int stones(int x, int y) {
        return Math.floorMod((x / 4 * 7919 + y / 4 * 104_729) * 31_337, 151);
    }

    private static boolean within(Box box, int x, int y) {
        return x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom();
    }

    @Test
    void aStripHasNoBars() {
        for (int height : new int[] {1, 2, 5, 6, 12}) {
            StillPart part = seen(height, (x, y, frame) -> y == 0 || y == 4 ? 200 : 20, List.of());
            assertNull(part.inside(), "height " + height);
            assertNull(part.inset(), "height " + height);
        }
    }

    @Test
    void aSmallPictureAroundAStillFaceIsFoundByItsEdges() {
        Box cam = new Box(228, 110, 80, 60);
        Face face = new Face(new Box(250 * SCALE, 122 * SCALE, 26 * SCALE, 30 * SCALE), 0.9, -1);

        StillPart part =
                seen(
                        (x, y, f) -> within(cam, x, y) ? 205 + (x + y) % 7 : moving(x, y, f),
                        List.of(face));

        StillPart.Inset inset = part.inset();
        assertNotNull(inset);
        Box marked = new Box(228 * SCALE, 110 * SCALE, 80 * SCALE, 60 * SCALE);
        assertTrue(inset.box().iou(marked) > 0.93, inset.toString());
        assertNull(part.inside());
    }

    @Test
    void aRoundPictureAroundAStillFaceIsFoundByItsEdge() {
        Face face = new Face(new Box(250 * SCALE, 42 * SCALE, 36 * SCALE, 36 * SCALE), 0.9, -1);

        StillPart part =
                seen(
                        (x, y, f) ->
                                Math.hypot(x - 270, y - 58) < 36
                                        ? 215 + (x + y) % 7
                                        : moving(x, y, f),
                        List.of(face));

        StillPart.Inset inset = part.inset();
        assertNotNull(inset);
        Box marked = new Box(234 * SCALE, 22 * SCALE, 72 * SCALE, 72 * SCALE);
        assertTrue(inset.box().iou(marked) > 0.9, inset.toString());
    }

    @Test
    void whereAllStandsStillACircleAroundAFaceIsNoCamera() {
        Face face = new Face(new Box(250 * SCALE, 42 * SCALE, 36 * SCALE, 36 * SCALE), 0.9, -1);

        StillPart part =
                seen(
                        (x, y, f) -> Math.hypot(x - 270, y - 58) < 36 ? 255 : stones(x, y),
                        List.of(face));

        assertNull(part.inset());
    }

    @Test
    void aFaceInAMovingPictureHasNoRectangle() {
        Face face = new Face(new Box(200, 480, 104, 120), 0.9, -1);

        assertNull(seen(StillMeterTest::moving, List.of(face)).inset());
    }

    @Test
    void blackBarsAreFoundToThePixel() {
        StillPart part = seen((x, y, f) -> y < 22 || y >= 158 ? 2 : moving(x, y, f), List.of());

        StillPart.Bars bars = part.inside();
        assertNotNull(bars);
        assertEquals(StillPart.Kind.BLACK, bars.kind());
        assertEquals(22 * SCALE, bars.inside().y(), 2 * SCALE);
        assertEquals(158 * SCALE, bars.inside().bottom(), 2 * SCALE);
        assertEquals(W * SCALE, bars.inside().w(), 1e-6);
    }

    @Test
    void blackAroundAPictureThatStandsAsideIsCutAwayOnBothSides() {
        for (int left : new int[] {30, 190}) {
            StillPart part =
                    seen((x, y, f) -> x < left || x >= left + 100 ? 2 : moving(x, y, f), List.of());

            StillPart.Bars bars = part.inside();
            assertNotNull(bars);
            assertEquals(left * SCALE, bars.inside().x(), 2 * SCALE);
            assertEquals((left + 100) * SCALE, bars.inside().right(), 2 * SCALE);
        }
    }

    @Test
    void aShotOfTwoLooksHasTheBarsOfItsFilmWhereTheyDoNotContradictThem() {
        for (boolean full : new boolean[] {false, true}) {
            StillMeter meter = new StillMeter();
            byte[] bgr = new byte[W * H * 3];
            for (int frame = 0; frame < 14; frame++) {
                for (int i = 0; i < W * H; i++) {
                    int y = i / W;
                    boolean bar = (y < 22 || y >= 158) && (frame >= 2 || !full);
                    int light = frame < 2 ? -70 : 90;
                    int value = bar ? 2 : moving(i % W, y, frame) + light;
                    Arrays.fill(bgr, i * 3, i * 3 + 3, (byte) Math.clamp(value, 0, 255));
                }
                meter.accept(new SmallFrame(frame, frame * 333L, W, H, SCALE, bgr), List.of());
            }
            List<StillPart> parts = meter.finish();

            assertNotNull(BarVote.in(TimeRange.of(667, 4_000), parts));
            assertEquals(full, BarVote.in(TimeRange.of(0, 666), parts) == null);
        }
    }

    @Test
    void aHeadOnBlackHasNoBars() {
        StillPart part =
                seen(
                        (x, y, f) ->
                                Math.hypot(x - 150 - f, y - 90) < 50
                                        ? 120 + random.nextInt(20)
                                        : random.nextInt(6),
                        List.of());

        assertNull(part.inside());
    }

    @Test
    void darkFootageHasNoBars() {
        StillPart part = seen((x, y, f) -> 8 + moving(x, y, f) / 18, List.of());

        assertNull(part.inside());
    }

    @Test
    void blurredSidesAreFound() {
        StillPart part =
                seen(
                        (x, y, f) ->
                                x >= 110 && x < 210
                                        ? moving(x, y, f) + (x / 3 + y / 3 + f) % 2 * 40
                                        : 60 + (int) (10 * Math.sin((x + f) / 60.0)),
                        List.of());

        StillPart.Bars bars = part.inside();
        assertNotNull(bars);
        assertEquals(StillPart.Kind.BLURRED, bars.kind());
        assertEquals(110 * SCALE, bars.inside().x(), 3 * SCALE);
        assertEquals(210 * SCALE, bars.inside().right(), 3 * SCALE);
    }

    @Test
    void anotherSceneIsAnotherPart() {
        StillMeter meter = new StillMeter();
        byte[] bgr = new byte[W * H * 3];
        List<Long> starts = new ArrayList<>();
        for (int frame = 0; frame < 16; frame++) {
            Arrays.fill(bgr, (byte) (frame < 8 ? 40 + frame : 190 + frame));
            meter.accept(new SmallFrame(frame, frame * 333L, W, H, SCALE, bgr), List.of());
        }
        meter.finish().forEach(part -> starts.add(part.range().startMs()));

        assertEquals(List.of(0L, 8 * 333L), starts);
    }

    private static StillPart at(long ms, StillPart part) {
        return new StillPart(
                TimeRange.of(ms, ms + 4_000),
                part.samples(),
                part.inside(),
                part.inset(),
                part.margins());
    }

    @Test
    void aDarkShotOfAFilmWithBarsHasThemTooButNotAFullPicture() {
        StillPart barred = seen((x, y, f) -> y < 22 || y >= 158 ? 2 : moving(x, y, f), List.of());
        StillPart dark =
                seen(
                        (x, y, f) -> within(new Box(150, 70, 60, 50), x, y) ? moving(x, y, f) : 4,
                        List.of());
        StillPart full = seen(StillMeterTest::moving, List.of());
        TimeRange later = TimeRange.of(4_000, 8_000);

        assertNull(dark.inside());
        StillPart.Bars carried = BarVote.in(later, List.of(at(0, barred), at(4_000, dark)));
        assertNotNull(carried);
        assertEquals(barred.inside(), carried);
        assertNull(BarVote.in(later, List.of(at(0, barred), at(4_000, full))));
        assertNull(BarVote.in(later, List.of(at(4_000, dark))));
        // a stretch of two shots is neither's own, but speaks against no bars
        TimeRange part = TimeRange.of(4_000, 6_000);
        assertEquals(carried, BarVote.in(part, List.of(at(0, barred), at(4_000, dark))));
        assertNull(BarVote.in(part, List.of(at(0, barred), at(4_000, full))));
    }

    @Test
    void blurredSidesWhoseEdgesAreHalfHiddenAreKnownByTheRestOfTheFilm() {
        int left = 110;
        int right = 210;
        Painter clear =
                (x, y, f) -> x < left || x >= right ? 60 + y / 9 : 130 + (x * 7 + y * 11) % 60;
        // for two thirds of the height the picture's border is as bright as the side beside it
        Painter hidden =
                (x, y, f) -> {
                    int inwards = Math.clamp(Math.min(x - left, right - 1 - x), 0, 40);
                    boolean side = x < left || x >= right;
                    int pattern = (x * 7 + y * 11) % 60;
                    return side
                            ? 60 + y / 9
                            : y < 120 ? 60 + y / 9 + pattern * inwards / 40 : 130 + pattern;
                };
        StillPart barred = seen(clear, List.of());
        StillPart half = seen(hidden, List.of());
        StillPart full = seen((x, y, f) -> 130 + (x * 7 + y * 11) % 60, List.of());
        TimeRange later = TimeRange.of(4_000, 8_000);

        assertNotNull(barred.inside());
        assertEquals(barred.inside(), BarVote.in(later, List.of(at(0, barred), at(4_000, half))));
        assertNull(BarVote.in(later, List.of(at(0, barred), at(4_000, full))));
    }

    @Test
    void barsOfADarkPictureAreFoundByTheirPair() {
        // the upper edge is lit for a third of its width, the lower one all along
        StillPart part =
                seen(
                        (x, y, f) ->
                                y < 22 || y >= 158 || (y < 60 && x > 106) ? 3 : moving(x, y, f),
                        List.of());

        StillPart.Bars bars = part.inside();
        assertNotNull(bars);
        assertEquals(22 * SCALE, bars.inside().y(), 2 * SCALE);
        assertEquals(158 * SCALE, bars.inside().bottom(), 2 * SCALE);
    }
}
