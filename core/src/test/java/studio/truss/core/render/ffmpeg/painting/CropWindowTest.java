package studio.truss.core.render.ffmpeg.painting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.FrameSize;

class CropWindowTest {
    private static final PictureShape FULL_HD = new PictureShape(1920, 1080, 1);
    private static final FrameSize OUT = FrameSize.VERTICAL_1080;

    @Test
    void aSlowPanMovesInStepsOfOneOutputPixelAtMost() {
        double scale = 1080 / 607.5;
        double last = position(0);
        for (int i = 1; i < 2000; i++) {
            double x = i * 0.25;
            double now = position(x);
            assertEquals(x * scale, now, 1.1, "at " + x);
            assertTrue(now - last >= -0.01 && now - last <= 0.25 * scale + 1, "step at " + x);
            last = now;
        }
    }

    /// Where the frame's left edge stands, in output pixels.
    private static double position(double x) {
        CropWindow window = CropWindow.of(new Box(x, 0, 607.5, 1080), true, FULL_HD, OUT);
        return window.x() * (double) window.scaledWidth() / window.width() + window.fineX();
    }

    @Test
    void thePanKeepsOneScaleSoThatOneGraphDoes() {
        CropWindow first = CropWindow.of(new Box(0, 0, 607.5, 1080), true, FULL_HD, OUT);
        for (double x = 0; x <= 1312.5; x += 0.7) {
            CropWindow window = CropWindow.of(new Box(x, 0, 607.5, 1080), true, FULL_HD, OUT);
            assertTrue(first.sameScale(window), "at " + x);
            assertTrue(window.x() % 2 == 0 && window.x() + window.width() <= 1920, "at " + x);
            assertTrue(window.fineX() + 1080 <= window.scaledWidth(), "at " + x);
        }
    }

    @Test
    void aBoxOfAnotherShapeIsNarrowedAndNotStretched() {
        Box shown = CropWindow.shaped(new Box(0, 0, 1920, 1080), FULL_HD, OUT);

        assertEquals(new Box(656.25, 0, 607.5, 1080), shown);
    }

    @Test
    void pixelsThatAreNotSquareAreCorrected() {
        PictureShape wide = new PictureShape(800, 640, 64 / 45.0);
        Box shown = CropWindow.shaped(wide.whole(), wide, OUT);

        assertEquals(9 / 16.0, shown.w() * 64 / 45 / shown.h(), 1e-9);
    }

    @Test
    void atTheSourcesOwnSizeNothingIsScaled() {
        FrameSize own = new FrameSize(606, 1080);
        CropWindow window = CropWindow.of(new Box(100.3, 0, 607.5, 1080), false, FULL_HD, own);

        assertEquals(window.width(), window.scaledWidth());
        assertEquals(window.height(), window.scaledHeight());
    }
}
