package studio.truss.core.library.sqlite;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.Timestamps;

import java.time.Clock;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The local edits of one transaction: each changes what is shown and the outbox together. Make one
/// for a transaction, and call [#finish] before its end.
final class LocalWrites {
    private static final String UPDATED_AT = "updatedAt";

    private final Session session;
    private final Clock clock;
    private final ItemTable items;
    private final ProposalTable proposals;
    private final HybridClock hybrid;
    private final Outbox outbox;

    LocalWrites(Session session, Clock clock, UlidFactory ids) {
        this.session = session;
        this.clock = clock;
        this.items = new ItemTable(session);
        this.proposals = new ProposalTable(session);
        String device = state("deviceId");
        if (device == null) {
            throw new IllegalStateException("a library without a device id");
        }
        this.hybrid = new HybridClock(clock, device, state("hlc"));
        this.outbox = new Outbox(session, hybrid, clock, ids);
    }

    private @Nullable String state(String key) {
        return session.first("SELECT v FROM sync_state WHERE k = ?", row -> row.getString(1), key);
    }

    void finish() {
        session.update(
                "INSERT INTO sync_state(k, v) VALUES('hlc', ?)"
                        + " ON CONFLICT(k) DO UPDATE SET v = excluded.v",
                hybrid.print());
    }

    ItemRow create(Item item) {
        Family family = item.family();
        switch (family) {
            case MAGIC, SYNC_DEVICE, UNKNOWN ->
                    throw new IllegalArgumentException("no item of a library: " + item.key());
            case METADATA,
                    ASSET,
                    CHAPTERS,
                    CLIP,
                    STREAM,
                    LIVE_CHAT_SPIKE,
                    ANALYTICS,
                    PLATFORM_TOKEN -> {}
        }
        ChangeRules.checkNew(item);
        ItemRow old = items.find(item.key());
        if (old != null && (!old.gone() || hasIdOfItsOwn(family))) {
            throw new LibraryException(
                    Problem.EXISTS,
                    item.key().sk() + (old.gone() ? " was deleted before." : " exists already."));
        }
        ItemRow row = old != null ? old : items.insert(item);
        outbox.create(row, item.attributes());
        items.show(row, stamped(item), true);
        return row;
    }

    /// Ids are never used again; a day or a platform may come back.
    private static boolean hasIdOfItsOwn(Family family) {
        return family == Family.CLIP || family == Family.ASSET || family == Family.STREAM;
    }

    ItemRow require(ItemKey key) {
        ItemRow row = items.find(key);
        if (row == null || row.gone()) {
            throw new LibraryException(Problem.MISSING, "There is no " + key.sk() + ".");
        }
        return row;
    }

    /// Applies what of the change is one.
    Item update(ItemRow row, Change wanted, Author author) {
        SortedMap<String, AttributeValue> view = row.view();
        Item before = new Item(row.key(), view);
        Change change = Change.between(view, wanted.apply(view));
        if (author == Author.MACHINE) {
            change = without(change, ChangeRules.foreign(before));
        }
        if (author == Author.MACHINE && before.family() == Family.CLIP) {
            proposals.machineWrote(row, wanted);
        }
        if (change.isEmpty()) {
            return before;
        }
        SortedMap<String, AttributeValue> after = change.apply(view);
        ChangeRules.check(before.family(), view, change, after);
        outbox.patch(row, view, change);
        boolean overlaid = outbox.hasChanges(row.key());
        Item shown = new Item(row.key(), overlaid ? stamped(new Item(row.key(), after)) : after);
        items.show(row, shown.attributes(), overlaid);
        return shown;
    }

    void delete(ItemRow row) {
        SortedMap<String, AttributeValue> view = row.view();
        Family family = Keys.read(row.key()).family();
        if (family == Family.METADATA) {
            throw new LibraryException(Problem.REFUSED, "The creator's profile stays.");
        }
        if (family == Family.CLIP) {
            proposals.rememberDeleted(row, view);
        }
        outbox.delete(row, view);
        items.hide(row);
    }

    private SortedMap<String, AttributeValue> stamped(Item item) {
        if (Catalog.find(item.family(), UPDATED_AT) == null) {
            return item.attributes();
        }
        TreeMap<String, AttributeValue> attributes = new TreeMap<>(item.attributes());
        attributes.put(UPDATED_AT, AttributeValue.text(Timestamps.print(clock.instant())));
        return attributes;
    }

    /// A change without the attributes named.
    static Change without(Change change, Set<String> names) {
        TreeMap<String, AttributeValue> set = new TreeMap<>(change.set());
        TreeSet<String> remove = new TreeSet<>(change.remove());
        set.keySet().removeAll(names);
        remove.removeAll(names);
        return Change.of(set, remove);
    }
}
