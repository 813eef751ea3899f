package studio.truss.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class LadderStoreTest {
    private static final EncoderLadder LADDER =
            new EncoderLadder(
                    "8.0.1 gpl",
                    List.of(
                            new EncoderLadder.Rung("h264_nvenc", false, "no \"device\""),
                            new EncoderLadder.Rung("libx264", true, "works")));

    @TempDir private Path folder;

    @Test
    void whatTheEncodersSaidIsRemembered() throws IOException {
        Path file = folder.resolve("data").resolve("encoders.json");
        new LadderStore(file, "driver 1").keep(LADDER);
        assertEquals(Optional.of(LADDER), new LadderStore(file, "driver 1").find("8.0.1 gpl"));
    }

    @Test
    void anotherBuildOrDriverIsAskedAgain() throws IOException {
        Path file = folder.resolve("encoders.json");
        new LadderStore(file, "driver 1").keep(LADDER);
        assertEquals(Optional.empty(), new LadderStore(file, "driver 2").find("8.0.1 gpl"));
        assertEquals(Optional.empty(), new LadderStore(file, "driver 1").find("8.0.1 lgpl"));
    }

    @Test
    void aDamagedFileCountsAsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("encoders.json"), "{\"ladder\": [");
        assertEquals(Optional.empty(), new LadderStore(file, "driver 1").find("8.0.1 gpl"));
        Files.writeString(file, "7");
        assertEquals(Optional.empty(), new LadderStore(file, "driver 1").find("8.0.1 gpl"));
    }

    @Test
    void aLadderWithoutAWorkingRungIsNotKept() throws IOException {
        Path file = folder.resolve("encoders.json");
        new LadderStore(file, "d").keep(new EncoderLadder("8.0.1 gpl", List.of()));
        assertFalse(Files.exists(file));
    }

    @Test
    void thePrintChangesWithADriver() throws IOException {
        String without = DriverPrint.of(folder, "Linux 6");
        Files.createDirectories(folder.resolve("sys/module/nvidia"));
        Files.writeString(folder.resolve("sys/module/nvidia/version"), "570.1\n");
        String with = DriverPrint.of(folder, "Linux 6");
        assertNotEquals(without, with);
        Files.createDirectories(folder.resolve("dev/dri/renderD128"));
        assertNotEquals(with, DriverPrint.of(folder, "Linux 6"));
    }
}
