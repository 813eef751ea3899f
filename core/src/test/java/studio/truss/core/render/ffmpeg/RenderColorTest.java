package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.core.media.TimeRange;
import studio.truss.core.testing.Footage;

import java.nio.file.Path;

/// Colours of clips against the same colour in bt709: red is (63, 102, 240), blue (32, 240, 118).
class RenderColorTest {
    @TempDir Path folder;

    /// The planes of each source hold pure red as its own matrix and range code it.
    @ParameterizedTest
    @CsvSource({
        "bt709,        tv, 63,  102, 240",
        "smpte170m,    tv, 81,  90,  240",
        "'',           '', 81,  90,  240",
        "bt709,        pc, 54,  99,  255",
        "smpte170m,    pc, 76,  85,  255",
        "bt2020nc,     tv, 74,  97,  240"
    })
    void redStaysRedWhateverMatrixAndRangeTheSourceHas(
            String matrix, String range, int y, int u, int v) throws Exception {
        Path source =
                Footage.ofPicture(flat(y, u, v))
                        .color(
                                matrix,
                                matrix.isEmpty() ? "" : "bt709",
                                matrix.isEmpty() ? "" : "bt709",
                                range)
                        .seconds(0.4)
                        .write(folder.resolve("source.mp4"));

        assertColor(63, 102, 240, render(source), 4);
    }

    @Test
    void fullChromaAndTenBitSourcesKeepTheirColours() throws Exception {
        Path full =
                Footage.ofPicture(flat(32, 240, 118) + ",format=yuv444p")
                        .pixelFormat("yuv444p")
                        .pictureCodec("ffv1")
                        .color("bt709", "bt709", "bt709", "tv")
                        .seconds(0.4)
                        .write(folder.resolve("full.mkv"));
        Path ten =
                Footage.ofPicture(flat(32, 240, 118) + ",format=yuv420p10le")
                        .pixelFormat("yuv420p10le")
                        .pictureCodec("ffv1")
                        .color("bt709", "bt709", "bt709", "tv")
                        .seconds(0.4)
                        .write(folder.resolve("ten.mkv"));

        assertColor(32, 240, 118, render(full), 3);
        assertColor(32, 240, 118, render(ten), 3);
    }

    @ParameterizedTest
    @CsvSource({"smpte2084", "arib-std-b67"})
    void highDynamicRangeBecomesAPictureOfUsualBrightness(String transfer) throws Exception {
        int darkest = gray(transfer, 250);
        int middle = gray(transfer, 480);
        int bright = gray(transfer, 690);

        assertTrue(darkest >= 16 && darkest < 80, "darkest " + darkest);
        assertTrue(middle > darkest + 30 && middle < 190, "middle " + middle);
        assertTrue(bright > middle + 20 && bright <= 236, "bright " + bright);
    }

    /// Luma of a clip whose source is a flat neutral of a 10 bit code value.
    private int gray(String transfer, int code) throws Exception {
        Path source =
                Footage.ofPicture(
                                "color=black:size=320x180:rate=25,format=yuv420p10le,geq=lum=%d:cb=512:cr=512"
                                        .formatted(code))
                        .pixelFormat("yuv420p10le")
                        .pictureCodec("ffv1")
                        .color("bt2020nc", "bt2020", transfer, "tv")
                        .seconds(0.2)
                        .write(folder.resolve("hdr.mkv"));
        int[] pixel = render(source);
        assertEquals(128, pixel[1], 2, "neutral stays neutral");
        assertEquals(128, pixel[2], 2, "neutral stays neutral");
        return pixel[0];
    }

    private static String flat(int y, int u, int v) {
        return "nullsrc=size=320x180:rate=25,format=yuv420p,geq=lum=%d:cb=%d:cr=%d"
                .formatted(y, u, v);
    }

    private int[] render(Path source) throws Exception {
        Path clip = folder.resolve("clip.mp4");
        RenderBench.render(
                RenderBench.plan(source, TimeRange.of(0, 160), RenderBench.centre(source), clip));
        return RenderBench.pictures(clip).get(1).at(90, 160);
    }

    private static void assertColor(int y, int u, int v, int[] seen, int tolerance) {
        assertEquals(y, seen[0], tolerance, "luma");
        assertEquals(u, seen[1], tolerance, "blue difference");
        assertEquals(v, seen[2], tolerance, "red difference");
    }
}
