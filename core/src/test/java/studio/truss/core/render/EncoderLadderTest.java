package studio.truss.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.render.EncoderLadder.Rung;

import java.util.List;

class EncoderLadderTest {
    private final EncoderLadder ladder =
            new EncoderLadder(
                    "8.0.1 gpl",
                    List.of(
                            new Rung("h264_nvenc", true, "works"),
                            new Rung("h264_qsv", false, "no device"),
                            new Rung("libx264", true, "works"),
                            new Rung("libopenh264", true, "works")));

    @Test
    void autoTriesAllThatWorkFromTheTop() {
        assertEquals(
                List.of("h264_nvenc", "libx264", "libopenh264"),
                ladder.candidates(RenderPlan.AUTO));
    }

    @Test
    void aNamedEncoderIsTriedFirstAndThenOnlyWhatStandsBelowIt() {
        assertEquals(List.of("libx264", "libopenh264"), ladder.candidates("libx264"));
    }

    @Test
    void anEncoderThatDoesNotWorkIsNotReplacedInSilence() {
        assertEquals(List.of(), ladder.candidates("h264_qsv"));
    }
}
