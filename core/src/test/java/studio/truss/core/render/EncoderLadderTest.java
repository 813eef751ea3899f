package studio.truss.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.render.EncoderLadder.Rung;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    void aStoredLadderCountsForItsOwnBuildOnly(@TempDir Path folder) throws Exception {
        LadderFile file = new LadderFile(folder.resolve("machine/encoders.json"));
        assertEquals(Optional.empty(), file.read("8.0.1 gpl"));

        file.write(ladder);

        assertEquals(Optional.of(ladder), file.read("8.0.1 gpl"));
        assertEquals(Optional.empty(), file.read("8.0.1 lgpl"));
    }

    @Test
    void aBrokenLadderFileIsAsGoodAsNone(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("encoders.json"), "{\"build\":");

        assertEquals(Optional.empty(), new LadderFile(path).read("8.0.1 gpl"));
    }

    @Test
    void anEncoderThatDoesNotWorkIsNotReplacedInSilence() {
        assertEquals(List.of(), ladder.candidates("h264_qsv"));
    }
}
