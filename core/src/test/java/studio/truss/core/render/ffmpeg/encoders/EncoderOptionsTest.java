package studio.truss.core.render.ffmpeg.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.Rational;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;

class EncoderOptionsTest {
    private static final Rational THIRTY = Rational.of(30000, 1001);

    @Test
    void everyRungHasOptionsForEveryQuality() {
        for (String encoder : EncoderLadder.ORDER) {
            for (Quality quality : Quality.values()) {
                EncoderOptions options =
                        EncoderOptions.of(encoder, quality, FrameSize.VERTICAL_1080, THIRTY);
                boolean decided =
                        options.bitRate() > 0
                                || options.quantizer() > 0
                                || options.privates().containsKey("crf")
                                || options.privates().containsKey("cq");
                assertTrue(decided, encoder + " " + quality);
                assertEquals(60, options.gop(), encoder);
            }
        }
    }

    @Test
    void everyRungKeepsToAHighestRateWhereAFileMustStaySmall() {
        for (String encoder : EncoderLadder.ORDER) {
            EncoderOptions small =
                    EncoderOptions.of(encoder, Quality.HIGH, FrameSize.VERTICAL_1080, THIRTY)
                            .within(encoder, 1_000_000);
            assertEquals(1_000_000, small.maxRate(), encoder);
            assertTrue(small.bitRate() <= 1_000_000, encoder);
            boolean obeys =
                    small.bitRate() > 0
                            || small.privates().containsKey("crf")
                            || small.privates().containsKey("cq");
            assertTrue(obeys, encoder + " knows a highest rate with this way of counting");
            assertEquals(0, small.quantizer(), encoder);
        }
    }

    @Test
    void aStandardClipStaysBelowWhatPlatformsTake() {
        EncoderOptions options =
                EncoderOptions.of("libx264", Quality.STANDARD, FrameSize.VERTICAL_1080, THIRTY);

        assertEquals("19.2", options.privates().get("crf"));
        assertTrue(options.maxRate() < 20_000_000, "at most 20 Mbit/s: " + options.maxRate());
    }

    /// The settings of the standard were chosen against this yardstick; it has to stay what it is.
    @Test
    void veryfastIsThePresetAndNothingElse() {
        EncoderOptions options =
                EncoderOptions.of("libx264", Quality.VERYFAST, FrameSize.VERTICAL_1080, THIRTY);

        assertEquals("veryfast", options.privates().get("preset"));
        assertEquals("19", options.privates().get("crf"));
        assertFalse(options.privates().containsKey("x264-params"));
    }
}
