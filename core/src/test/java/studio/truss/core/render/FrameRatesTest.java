package studio.truss.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;

class FrameRatesTest {

    @ParameterizedTest
    @CsvSource({
        "25, 25",
        "30000/1001, 30000/1001",
        "35, 35",
        "60, 60",
        "240, 60",
        "120000/1001, 60000/1001",
        "100, 50",
        "10, 30",
        "12, 24",
        "15, 30",
        "1, 23",
        "2997/100, 30000/1001",
        "2584/75, 35",
        "51600/1841, 30000/1001",
        "0, 30"
    })
    void constantSourcesShowEachFrameEquallyLong(String source, String clip) {
        assertEquals(Rational.parse(clip), FrameRates.of(video(source, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "29, 30000/1001",
        "30, 30",
        "24, 24",
        "30000/1001, 30000/1001",
        "4275000/188521, 30",
        "27, 30",
        "3445/100, 60",
        "40, 60",
        "47, 48",
        "49, 50",
        "59, 60000/1001",
        "120, 60"
    })
    void variableSourcesGetTheStandardRateThatTheyFallALittleShortOfElse30Or60(
            String source, String clip) {
        assertEquals(Rational.parse(clip), FrameRates.of(video(source, true)));
    }

    @ParameterizedTest
    @CsvSource({"2584/75, 35, 35", "29, 30, 30", "28, 90000, 30000/1001", "34, 60, 60"})
    void aVariableSourceThatLeavesOutAFewFramesGetsItsBaseRate(
            String average, String base, String clip) {
        assertEquals(Rational.parse(clip), FrameRates.of(video(average, base, true)));
    }

    @Test
    void theNativeSizeIsTheLargestEvenUprightRectangle() {
        assertEquals(new FrameSize(606, 1080), FrameSize.nativeOf(video("30", false)));
    }

    private static VideoStream video(String rate, boolean variable) {
        return video(rate, rate, variable);
    }

    private static VideoStream video(String rate, String base, boolean variable) {
        return new VideoStream(
                0,
                "h264",
                "High",
                1920,
                1080,
                1920,
                1080,
                Rational.of(1, 1),
                Rational.parse(rate),
                Rational.parse(base),
                variable,
                0,
                false,
                new VideoStream.ColorInfo("yuv420p", 8, "bt709", "bt709", "bt709", "tv"),
                VideoStream.FieldOrder.PROGRESSIVE,
                Rational.of(1, 90000),
                0,
                1000,
                false,
                true);
    }
}
