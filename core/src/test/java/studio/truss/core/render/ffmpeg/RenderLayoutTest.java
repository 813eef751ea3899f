package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.testing.Footage;

import java.nio.file.Path;
import java.util.List;

/// The layouts of more than one region, by the pixels of what is rendered: frames of 180 by 320
/// from a source that gets brighter from left to right.
class RenderLayoutTest {
    @TempDir Path folder;

    private Path ramp = Path.of("");

    @BeforeEach
    void makeSource() {
        ramp =
                Footage.ofPicture("nullsrc=size=320x180:rate=25,geq=lum='20+X/2':cb=128:cr=128")
                        .seconds(1.2)
                        .write(folder.resolve("ramp.mp4"));
    }

    private List<RenderBench.Picture> rendered(Layout layout) throws Exception {
        Path clip = folder.resolve("clip.mp4");
        RenderBench.render(RenderBench.plan(ramp, TimeRange.of(0, 1000), layout, clip));
        List<RenderBench.Picture> pictures = RenderBench.pictures(clip);
        assertEquals(25, pictures.size(), "one frame in, one frame out");
        return pictures;
    }

    private static Region still(Region.Role role, double x, double y, double w, double h) {
        return Region.still(role, 0, new Box(x, y, w, h));
    }

    private static double luma(double sourceX) {
        return 20 + sourceX / 2;
    }

    @Test
    void aSplitShowsTheLeftAboveTheRightWithoutStretching() throws Exception {
        Layout split =
                new Layout.Split(
                        still(Region.Role.LEFT, 10, 40, 112.5, 100),
                        still(Region.Role.RIGHT, 190, 30, 112.5, 100));

        RenderBench.Picture picture = rendered(split).getLast();

        assertEquals(luma(10 + 112.5 / 2), picture.y(90, 80), 2);
        assertEquals(luma(190 + 112.5 / 2), picture.y(90, 240), 2);
        assertEquals(112.5 / 2 * 160 / 180, picture.y(170, 80) - picture.y(10, 80), 3);
        assertEquals(112.5 / 2 * 160 / 180, picture.y(170, 240) - picture.y(10, 240), 3);
        assertTrue(
                Math.abs(picture.y(90, 156) - picture.y(90, 80)) < 4, "the seam is in the middle");
        assertTrue(Math.abs(picture.y(90, 164) - picture.y(90, 240)) < 4);
    }

    @Test
    void eachRegionOfASplitMovesByItsOwnKeysFrameByFrame() throws Exception {
        Region left =
                new Region(
                        Region.Role.LEFT,
                        List.of(
                                new CropKey(0, new Box(0, 40, 112.5, 100), false),
                                new CropKey(1000, new Box(100, 40, 112.5, 100), false)));
        Layout split = new Layout.Split(left, still(Region.Role.RIGHT, 190, 30, 112.5, 100));

        List<RenderBench.Picture> pictures = rendered(split);

        for (int i = 0; i < 25; i++) {
            double at = 100.0 * i / 25 + 90.5 * 112.5 / 180;
            // a frame late would be 2.7 off; OpenH264's first picture is up to 2.3
            assertEquals(luma(at), pictures.get(i).y(90, 80), 2.5, "frame " + i);
            assertEquals(luma(190 + 112.5 / 2), pictures.get(i).y(90, 240), 2.5, "frame " + i);
        }
    }

    @Test
    void aFacecamStandsAboveItsContent() throws Exception {
        // 16:9, so the camera gets the top third: 106 of 320 rows
        Layout facecam =
                new Layout.Facecam(
                        still(Region.Role.FACECAM, 240, 10, 64, 36),
                        still(Region.Role.CONTENT, 60, 0, 151, 180));

        RenderBench.Picture picture = rendered(facecam).getFirst();

        assertEquals(luma(272), picture.y(90, 50), 2);
        assertEquals(luma(272), picture.y(90, 102), 3);
        assertEquals(luma(135.5), picture.y(90, 112), 3);
        assertEquals(luma(135.5), picture.y(90, 310), 2);
    }

    @Test
    void aScreenIsShownWholeAboveItsCamera() throws Exception {
        Layout screen =
                new Layout.Screen(
                        still(Region.Role.CONTENT, 0, 0, 320, 180),
                        still(Region.Role.FACECAM, 200, 80, 60, 73));

        RenderBench.Picture picture = rendered(screen).getFirst();

        assertEquals(luma(5), picture.y(2, 50), 3);
        assertEquals(luma(315), picture.y(177, 50), 3);
        assertEquals(luma(230), picture.y(90, 200), 2);
    }

    @Test
    void aScreenWithoutACameraStandsOverItsBlurredSelf() throws Exception {
        Layout screen = new Layout.Screen(still(Region.Role.CONTENT, 0, 0, 320, 180), null);

        RenderBench.Picture picture = rendered(screen).getFirst();

        assertEquals(luma(160), picture.y(90, 160), 2);
        assertTrue(picture.y(90, 20) < picture.y(90, 160) - 20);
    }

    @Test
    void whatIsCutAwayOfABlurIsNotSeen() throws Exception {
        Layout blur = new Layout.Blur(still(Region.Role.MAIN, 80, 0, 160, 180));

        RenderBench.Picture picture = rendered(blur).getFirst();

        assertEquals(luma(82), picture.y(2, 160), 3);
        assertEquals(luma(238), picture.y(177, 160), 3);
    }

    @Test
    void layoutsFollowOneAnotherAtTheFrameOfTheCut() throws Exception {
        List<ShotFraming> shots =
                List.of(
                        new ShotFraming(
                                TimeRange.of(0, 480),
                                new Layout.Split(
                                        still(Region.Role.LEFT, 10, 40, 112.5, 100),
                                        still(Region.Role.RIGHT, 190, 30, 112.5, 100)),
                                "test",
                                List.of()),
                        new ShotFraming(
                                TimeRange.of(480, 1000),
                                new Layout.Crop(still(Region.Role.MAIN, 0, 0, 101.25, 180)),
                                "test",
                                List.of()));
        Path clip = folder.resolve("clip.mp4");
        RenderBench.render(RenderBench.plan(ramp, TimeRange.of(0, 1000), shots, clip));

        List<RenderBench.Picture> pictures = RenderBench.pictures(clip);
        for (int i = 0; i < 25; i++) {
            double at = i < 12 ? 190 + 112.5 / 2 : 101.25 / 2;
            assertEquals(luma(at), pictures.get(i).y(90, 240), 3, "frame " + i);
        }
    }
}
