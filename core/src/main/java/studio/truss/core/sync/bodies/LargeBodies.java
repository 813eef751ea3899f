package studio.truss.core.sync.bodies;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The table with room for values of any size: what is large goes to a shelf before it is written,
/// and a pointer to it into the table. Used by one thread at a time.
public final class LargeBodies implements RemoteStore {
    private final RemoteStore store;
    private final Bodies bodies;
    private final BodyForms forms = new BodyForms();

    /// @param local what this machine has under a key; values that it has are not fetched
    public LargeBodies(
            RemoteStore store, BodyShelf shelf, Function<ItemKey, @Nullable Item> local) {
        this.store = store;
        this.bodies = new Bodies(shelf, local);
    }

    @Override
    public int writesMost() {
        return store.writesMost();
    }

    @Override
    public int sizeOf(Item item) {
        TreeMap<String, AttributeValue> sent = new TreeMap<>();
        item.attributes()
                .forEach((name, value) ->
                        sent.put(
                                name,
                                forms.pointer(item.key(), name, value)
                                        ? Body.of(value).pointer()
                                        : value));
        return store.sizeOf(Item.of(item.key(), sent));
    }

    @Override
    public Page query(PageRequest request) {
        Page page = store.query(request);
        return new Page(
                page.items().stream().map(item -> bodies.whole(item, forms)).toList(), page.next());
    }

    @Override
    public Found get(Collection<ItemKey> keys) {
        Found found = store.get(keys);
        Map<ItemKey, Item> whole = new HashMap<>();
        found.found().forEach((key, item) -> whole.put(key, bodies.whole(item, forms)));
        return new Found(whole, found.unread());
    }

    @Override
    public WriteOutcome write(WriteTransaction transaction) {
        List<Write> sent =
                nothingWritten(() -> transaction.writes().stream().map(this::sent).toList());
        WriteOutcome outcome = store.write(new WriteTransaction(sent, transaction.token()));
        return switch (outcome) {
            case WriteOutcome.Written w -> {
                transaction.writes().forEach(this::written);
                yield w;
            }
            case WriteOutcome.Cancelled(List<Reason> reasons) ->
                    nothingWritten(() ->
                            new WriteOutcome.Cancelled(reasons.stream().map(this::whole).toList()));
        };
    }

    /// What surely has not written anything.
    private static <T> T nothingWritten(Supplier<T> request) {
        try {
            return request.get();
        } catch (RemoteException e) {
            throw new RemoteException(e.kind(), true, String.valueOf(e.getMessage()), e);
        }
    }

    private Write sent(Write write) {
        return switch (write) {
            case Write.Create(Item item) ->
                    new Write.Create(Item.of(item.key(), set(item.key(), item.attributes())));
            case Write.Update(ItemKey key, Change change, Expected expected) ->
                    new Write.Update(
                            key,
                            Change.of(set(key, change.set()), change.remove()),
                            expected(key, expected));
            case Write.Delete(ItemKey key, Expected expected) ->
                    new Write.Delete(key, expected(key, expected));
            case Write.Check(ItemKey key, Expected expected) ->
                    new Write.Check(key, expected(key, expected));
        };
    }

    private Map<String, AttributeValue> set(ItemKey key, Map<String, AttributeValue> values) {
        TreeMap<String, AttributeValue> sent = new TreeMap<>();
        values.forEach((name, value) ->
                sent.put(name, BodyForms.large(key, value) ? bodies.shelve(value) : value));
        return sent;
    }

    private Expected expected(ItemKey key, Expected expected) {
        TreeMap<String, Optional<AttributeValue>> sent = new TreeMap<>();
        expected.attributes()
                .forEach((name, value) ->
                        sent.put(
                                name,
                                value.map(v ->
                                        forms.pointer(key, name, v) ? Body.of(v).pointer() : v)));
        return new Expected(expected.presence(), sent);
    }

    private void written(Write write) {
        switch (write) {
            case Write.Create(Item item) ->
                    item.attributes().keySet().forEach(name -> forms.written(item.key(), name));
            case Write.Update u -> u.change().names().forEach(n -> forms.written(u.key(), n));
            case Write.Delete d -> {}
            case Write.Check c -> {}
        }
    }

    private Reason whole(Reason reason) {
        return reason instanceof Reason.NotAsExpected(Item current) && current != null
                ? new Reason.NotAsExpected(bodies.whole(current, forms))
                : reason;
    }
}
