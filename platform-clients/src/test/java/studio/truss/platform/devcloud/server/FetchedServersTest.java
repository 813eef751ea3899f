package studio.truss.platform.devcloud.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// What is said and kept around Maven, with programs of our own called mvn. That the real one finds
/// the real servers is tested where the command is.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs called mvn are shell scripts")
final class FetchedServersTest {
    @TempDir private Path root;
    private Path folder;
    private Path programs;

    @BeforeEach
    void folders() throws IOException {
        folder = root.resolve("servers");
        programs = Files.createDirectories(root.resolve("bin"));
    }

    @Test
    void withoutMavenItSaysWhatToInstall() {
        ServerTrouble trouble = assertThrows(ServerTrouble.class, () -> servers().classPath());

        assertTrue(
                String.valueOf(trouble.getMessage()).contains("install Maven"), trouble.toString());
    }

    @Test
    void withoutTheNetworkItSaysWhatMavenSaid() throws IOException {
        maven("echo '[ERROR] Could not transfer artifact x from/to central'; exit 1");

        String said =
                String.valueOf(
                        assertThrows(ServerTrouble.class, () -> servers().classPath())
                                .getMessage());

        assertTrue(said.contains("the first time it needs the network"), said);
        assertTrue(said.contains("Could not transfer artifact x"), said);
        assertTrue(said.contains(folder.resolve("maven.log").toString()), said);
    }

    @Test
    void whatWasFetchedIsKeptUntilAFileOfItIsGone() throws Exception {
        Path jar = Files.writeString(root.resolve("a.jar"), "x");
        maven("for a; do case $a in -Dmdep.outputFile=*) echo '" + jar + "' >${a#*=};; esac; done");

        assertFalse(servers().areThere());
        assertEquals(jar.toString(), servers().classPath());

        maven("exit 1");
        assertTrue(servers().areThere());
        assertEquals(jar.toString(), servers().classPath(), "nobody is asked again");

        Files.delete(jar);
        assertThrows(ServerTrouble.class, () -> servers().classPath());
    }

    @Test
    void projectForMavenHasTheVersionsOfTheBuild() throws Exception {
        maven("exit 1");
        assertThrows(ServerTrouble.class, () -> servers().classPath());

        List<String> pom = Files.readAllLines(folder.resolve("pom.xml"));

        assertTrue(pom.stream().noneMatch(line -> line.contains("${")), pom.toString());
        assertTrue(pom.stream().anyMatch(line -> line.contains("<artifactId>DynamoDBLocal<")));
    }

    private FetchedServers servers() {
        return new FetchedServers(folder, Map.of("PATH", programs.toString()));
    }

    private void maven(String script) throws IOException {
        Path program = programs.resolve("mvn");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
