package studio.truss.app.studio.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.LibraryException;

import java.util.List;

class StoreWorkTest {
    private final Notices notices = new Notices();
    private final StatusModel status = new StatusModel();
    private final StoreWork work =
            new StoreWork(Runnable::run, Runnable::run, Runnable::run, notices, status);

    @Test
    void afterAnEditThatTheDiskHasNoRoomForNothingIsCalledSavedUntilOneIsKept() {
        status.saved("Saved here", "Not saved");
        work.edit(() -> {}, () -> {});
        assertEquals("Saved here", status.savedProperty().get());
        Runnable full =
                () -> {
                    throw new LibraryException(LibraryException.Problem.FULL, "The disk is full.");
                };
        work.edit(full, () -> {});
        assertEquals("Not saved", status.savedProperty().get());
        assertEquals(
                List.of("The disk is full."), notices.shown().stream().map(Notice::words).toList());
        work.edit(() -> {}, () -> {});
        assertEquals("Saved here", status.savedProperty().get());
        assertEquals(List.of(), notices.shown());
    }
}
