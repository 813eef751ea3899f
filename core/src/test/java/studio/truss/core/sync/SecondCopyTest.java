package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// A request that was refused comes a second time, when it is no longer refused.
class SecondCopyTest {
    private static final EntityKey C = new EntityKey.Clip(ClipId.of("c"));
    private static final ItemKey KEY = Keys.of(Machine.CREATOR, C);

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private final Wire wire = new Wire(table.as("a"));
    private @TempDir Path folder;

    @Test
    void aMachineStaysItselfAndTakesWhatBecameOfIt() {
        try (Machine a = new Machine(folder.resolve("a.db"), wire, clock)) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            String name = a.file.read(tables -> Fence.device(tables.state));
            refusedOnce(a);
            web("title", "first");
            assertInstanceOf(WriteOutcome.Written.class, table.write(wire.sent.getFirst()));
            set(a, "hook", "later");
            assertEquals(0, a.sync(Machine.NEVER).pending());
            assertEquals(name, a.file.read(tables -> Fence.device(tables.state)));
            assertEquals(AttributeValue.text("ours"), there("title"));
            assertEquals(
                    AttributeValue.text("ours"),
                    Objects.requireNonNull(a.library.get(C)).get("title"));
        }
    }

    @Test
    void whatAnotherWroteOverItIsNotUndone() {
        try (Machine a = new Machine(folder.resolve("a.db"), wire, clock)) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            String name = a.file.read(tables -> Fence.device(tables.state));
            refusedOnce(a);
            web("title", "first");
            table.write(wire.sent.getFirst());
            web("title", "theirs");
            set(a, "hook", "later");
            assertEquals(0, a.sync(Machine.NEVER).pending());
            assertEquals(name, a.file.read(tables -> Fence.device(tables.state)));
            assertEquals(AttributeValue.text("later"), there("hook"));
            Item here = Objects.requireNonNull(a.library.get(C));
            assertEquals(there("title"), here.get("title"));
        }
    }

    /// The machine's title is refused because another wrote one, and nothing else is answered.
    private void refusedOnce(Machine a) {
        web("title", "elsewhere");
        set(a, "title", "ours");
        wire.answers = 1;
        a.sync(Machine.NEVER);
        assertInstanceOf(WriteOutcome.Cancelled.class, wire.outcomes.getFirst());
        wire.answers = Integer.MAX_VALUE;
    }

    private static void set(Machine machine, String field, String text) {
        machine.library.update(C, Change.set(field, AttributeValue.text(text)), Author.CREATOR);
    }

    private void web(String field, String text) {
        table.update(KEY, Change.set(field, AttributeValue.text(text)));
    }

    private AttributeValue there(String field) {
        return Objects.requireNonNull(Objects.requireNonNull(table.item(KEY)).get(field));
    }

    /// Keeps what is sent, and stops answering.
    private static final class Wire implements RemoteStore {
        private final RemoteStore table;
        private final List<WriteTransaction> sent = new ArrayList<>();
        private final List<WriteOutcome> outcomes = new ArrayList<>();
        private int answers = Integer.MAX_VALUE;

        Wire(RemoteStore table) {
            this.table = table;
        }

        @Override
        public Page query(PageRequest request) {
            return table.query(request);
        }

        @Override
        public Found get(Collection<ItemKey> keys) {
            return table.get(keys);
        }

        @Override
        public WriteOutcome write(WriteTransaction transaction) {
            if (answers == 0) {
                throw new RemoteException(RemoteException.Kind.TRANSIENT, true, "no network", null);
            }
            if (answers < Integer.MAX_VALUE) {
                answers--;
                sent.add(transaction);
                outcomes.add(table.write(transaction));
                return outcomes.getLast();
            }
            return table.write(transaction);
        }
    }
}
