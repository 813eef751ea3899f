package studio.truss.app.studio.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

class DiskTroubleTest {
    private final Messages messages = Messages.load();

    @Test
    void whatASystemSaysOfADiskIsSaidInACreatorsWords() {
        String full = "the disk is full; make room and try again";
        assertEquals(full, DiskTrouble.words(new IOException("No space left on device"), messages));
        assertEquals(
                full,
                DiskTrouble.words(
                        new FileSystemException(
                                "C:/x", null, "There is not enough space on the disk"),
                        messages));
        assertEquals(
                "writing there is not allowed",
                DiskTrouble.words(new AccessDeniedException("/x"), messages));
    }
}
