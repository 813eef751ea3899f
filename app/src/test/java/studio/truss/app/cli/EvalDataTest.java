package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class EvalDataTest {
    @TempDir private Path folder;

    @Test
    void whatIsMissingInTheFolderOfTestDataIsSaid() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        for (String missing : new String[] {"video", "groundtruth"}) {
            Shell.Ran ran =
                    new Shell(folder.resolve("home"))
                            .run("eval", "framing", "--data", data.toString());
            assertEquals(ExitCode.USAGE, ran.code(), ran.err());
            assertTrue(ran.err().contains("'" + missing + "' in " + data), ran.err());
            Files.createDirectory(data.resolve(missing));
        }
    }
}
