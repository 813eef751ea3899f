package studio.truss.core.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

class OwnerLockTest {
    @TempDir private Path folder;

    @Test
    void oneHolderAtATimeAndAnotherAfterIt() {
        Path file = folder.resolve("new/queue.lock");
        try (OwnerLock _ = OwnerLock.tryAcquire(file).orElseThrow()) {
            assertTrue(OwnerLock.tryAcquire(file).isEmpty());
            LibraryException busy =
                    assertThrows(
                            LibraryException.class,
                            () -> OwnerLock.acquire(file, Duration.ofMillis(30)));
            assertEquals(LibraryException.Problem.BUSY, busy.problem());
        }
        try (OwnerLock _ = OwnerLock.acquire(file, Duration.ZERO)) {
            assertTrue(OwnerLock.tryAcquire(file).isEmpty());
        }
    }

    @Test
    void onePlaceOfAFileIsLockedWithoutTheOthers() {
        Path file = folder.resolve("places.lock");
        try (OwnerLock _ = OwnerLock.tryAcquire(file, 7).orElseThrow()) {
            assertTrue(OwnerLock.tryAcquire(file, 7).isEmpty());
            OwnerLock.tryAcquire(file, 8).orElseThrow().close();
        }
    }

    @Test
    void aProcessIsKnownByItsStartTimeToo() {
        LeaseOwner self = LeaseOwner.self();
        assertEquals(self, LeaseOwner.parse(self.toString()));
        assertFalse(self.isDead());
        assertTrue(new LeaseOwner(self.pid(), self.startedMs() - 1, self.host()).isDead());
        assertFalse(new LeaseOwner(self.pid(), 0, "another-host").isDead());
    }
}
