package studio.truss.core.reframe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureShapeTest {

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 1, 607.5, 1080",
        "1080, 1920, 1, 1080, 1920",
        "1080, 2280, 1, 1080, 1920",
        "512, 512, 1, 288, 512",
        "800, 640, 1.4222222222222223, 253.125, 640",
        "3840, 64, 1, 36, 64",
    })
    void theLargestCropIsUprightWhenDisplayed(
            int width, int height, double sampleAspect, double w, double h) {
        PictureShape picture = new PictureShape(width, height, sampleAspect);

        Box crop = picture.largest(9.0 / 16);

        assertEquals(w, crop.w(), 1e-6);
        assertEquals(h, crop.h(), 1e-6);
        assertEquals(width / 2.0, crop.centerX(), 1e-6);
        assertEquals(height / 2.0, crop.centerY(), 1e-6);
    }

    @Test
    void pixelsWiderThanHighGiveANarrowerBox() {
        Box crop = new PictureShape(720, 576, 16.0 / 15).largest(9.0 / 16);

        assertEquals(9.0 / 16, crop.w() * 16 / 15 / crop.h(), 1e-9);
    }
}
