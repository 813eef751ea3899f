package studio.truss.app.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.SyncRequests;
import studio.truss.core.sync.SyncRequests.Taken;
import studio.truss.core.sync.SyncRequests.Wish;
import studio.truss.core.sync.SyncStop;
import studio.truss.core.sync.remote.Meter;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A command beside the process that mirrors; the pauses between its looks are where the other one
/// works.
@SuppressWarnings("NullAway.Init") // made by open()
class RunElsewhereTest {
    private static final CreatorId CREATOR = CreatorId.of("u1");
    private static final SyncReport OLD = report(1, null);
    private static final SyncReport NEW = report(7, SyncStop.OFFLINE);

    @TempDir private Path folder;
    private SqliteLibrary library;
    private SqliteLibrary other;
    private OwnerLock lock;
    private boolean held = true;

    private static SyncReport report(int pushed, @Nullable SyncStop stop) {
        return new SyncReport(pushed, 2, 0, 1, 3, new Meter(4, 5.5, 6, 7), stop, "words");
    }

    @BeforeEach
    void open() {
        library = SqliteLibrary.open(folder.resolve("u1.db"), CREATOR, Clock.systemUTC());
        other = SqliteLibrary.open(folder.resolve("u1.db"), CREATOR, Clock.systemUTC());
        lock = OwnerLock.tryAcquire(CloudMirror.lockFile(library)).orElseThrow();
    }

    @AfterEach
    void close() {
        if (held) {
            lock.close();
        }
        other.close();
        library.close();
    }

    @Test
    void theReportOfARunThatBeganAfterwardsIsTheAnswer() throws InterruptedException {
        SyncRequests holder = new SyncRequests(other);
        Taken earlier = holder.take();
        assertEquals(Taken.NOTHING, earlier);
        assertFalse(holder.waiting());
        List<Taken> taken = new ArrayList<>();
        RunElsewhere.Outcome outcome =
                new RunElsewhere(
                                library,
                                () -> {
                                    if (taken.isEmpty()) {
                                        assertTrue(holder.waiting());
                                        holder.answer(earlier, OLD); // of the run under way
                                        taken.add(holder.take());
                                    } else {
                                        holder.answer(taken.getFirst(), NEW);
                                    }
                                })
                        .ask(Set.of(Wish.REJOIN), 5);
        assertEquals(new RunElsewhere.Outcome.Done(NEW), outcome);
        assertEquals(Set.of(Wish.REJOIN), taken.getFirst().wishes());
        assertFalse(holder.waiting());
        assertEquals(Taken.NOTHING, holder.take());
    }

    @Test
    void oneRunAnswersAllThatAskedBeforeIt() {
        SyncRequests holder = new SyncRequests(other);
        long first = holder.ask(Set.of());
        long second = holder.ask(Set.of(Wish.ACCEPT_MISSING));
        Taken taken = holder.take();
        long third = holder.ask(Set.of());
        holder.answer(taken, NEW);
        assertEquals(NEW, holder.answer(first).orElseThrow());
        assertEquals(NEW, holder.answer(second).orElseThrow());
        assertTrue(holder.answer(third).isEmpty());
        assertTrue(holder.waiting());
    }

    private void end() {
        held = false;
        lock.close();
    }

    @Test
    void whenTheOtherEndsItIsNotWaitedFor() throws InterruptedException {
        RunElsewhere.Outcome outcome = new RunElsewhere(library, this::end).ask(Set.of(), 5);
        assertEquals(new RunElsewhere.Outcome.Free(), outcome);
    }

    @Test
    void whoTakesLongIsLeftToIt() throws InterruptedException {
        List<String> pauses = new ArrayList<>();
        RunElsewhere.Outcome outcome =
                new RunElsewhere(library, () -> pauses.add("p")).ask(Set.of(), 5);
        assertEquals(new RunElsewhere.Outcome.AtIt(), outcome);
        assertEquals(5, pauses.size());
    }
}
