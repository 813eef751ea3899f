package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.sync.merge.Cut;
import studio.truss.core.sync.merge.Dates;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.sync.sqlite.Attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a change becomes a write of the table: only what was changed, and only where the cloud still
/// has what the change was made on. Not final, so that tests can break it.
class Writes {
    static final String VERSION = "_sv";
    static final String OP = Dates.OP;
    static final String UPDATED_AT = Dates.UPDATED_AT;
    private static final String SEQ = "seq";
    private static final String TOKEN = "tx";
    private static final int DEVICE_SHOWN = 8;
    private static final Duration DEVICE_KEPT = Duration.ofDays(180);

    private final String device;
    private final String version;
    private final long offsetMs;

    /// @param version of this program, for the record of this machine
    /// @param offsetMs how far the cloud's clock is ahead of this machine's
    Writes(String device, String version, long offsetMs) {
        this.device = device;
        this.version = version;
        this.offsetMs = offsetMs;
    }

    String device() {
        return device;
    }

    /// @param base what the cloud was last known to have
    /// @param at the cloud's time
    Write of(PendingOp op, @Nullable Item base, long seq, Instant at) {
        return switch (op.kind()) {
            case CREATE -> new Write.Create(new Item(op.key(), after(op, null, seq, at)));
            case PATCH -> new Write.Update(op.key(), change(op, base, seq, at), expected(op, base));
            case DELETE -> new Write.Delete(op.key(), expected(op, base));
        };
    }

    private Change change(PendingOp op, @Nullable Item base, long seq, Instant at) {
        TreeMap<String, AttributeValue> set = new TreeMap<>(op.change().set());
        set.put(VERSION, AttributeValue.number(version(base) + 1));
        String by = "d:" + shown() + ":" + seq;
        if (Catalog.find(Keys.read(op.key()).family(), UPDATED_AT) != null) {
            set.put(UPDATED_AT, AttributeValue.text(Timestamps.print(stamp(op, base, at))));
            by += op.kind() == PendingOp.Kind.CREATE ? "" : ":" + marks(op, base, set);
        }
        set.put(OP, AttributeValue.text(by));
        return Change.of(set, op.change().remove());
    }

    private static String marks(
            PendingOp op, @Nullable Item base, SortedMap<String, AttributeValue> set) {
        SortedMap<String, AttributeValue> before =
                base == null ? new TreeMap<>() : base.attributes();
        Change change = Change.of(set, op.change().remove());
        return Dates.marks(base, new Item(op.key(), change.apply(before)), op.fields().keySet());
    }

    /// When the edit was made, by the cloud's clock: not after now, and after what it was made on.
    private Instant stamp(PendingOp op, @Nullable Item base, Instant at) {
        Instant edited = Instant.ofEpochMilli(op.editedLocal() + offsetMs);
        Instant stamp = edited.isBefore(at) ? edited : at;
        Instant before = Dates.stamp(base);
        return before != null && !stamp.isAfter(before) && before.isBefore(at)
                ? before.plusMillis(1)
                : stamp;
    }

    private String shown() {
        return device.substring(0, Math.min(DEVICE_SHOWN, device.length()));
    }

    Expected expected(PendingOp op, @Nullable Item base) {
        TreeMap<String, Optional<AttributeValue>> attributes = new TreeMap<>();
        op.fields().forEach((name, edit) -> attributes.put(name, Optional.ofNullable(edit.base())));
        if (Cut.isMoved(op)) {
            // a bound goes where the other still is what it was made with
            Cut.BOUNDS.forEach(name -> attributes.putIfAbsent(name, was(base, name)));
        }
        attributes.put(VERSION, was(base, VERSION));
        return Expected.there(attributes);
    }

    private static Optional<AttributeValue> was(@Nullable Item base, String name) {
        return Optional.ofNullable(base == null ? null : base.get(name));
    }

    private static long version(@Nullable Item base) {
        return base != null && base.get(VERSION) instanceof AttributeValue.N n
                ? n.value().longValue()
                : 0;
    }

    /// The attributes of the item once the change is written; empty for a deletion.
    SortedMap<String, AttributeValue> after(
            PendingOp op, @Nullable Item base, long seq, Instant at) {
        return op.kind() == PendingOp.Kind.DELETE
                ? new TreeMap<>()
                : change(op, base, seq, at)
                        .apply(base == null ? new TreeMap<>() : base.attributes());
    }

    /// Takes this machine's record from one number to the next, where it still has the first.
    Write fence(ItemKey key, Attempt attempt, Instant at) {
        TreeMap<String, AttributeValue> set = new TreeMap<>();
        set.put(SEQ, AttributeValue.number(attempt.seq()));
        set.put(TOKEN, AttributeValue.text(attempt.token()));
        set.put("prev", AttributeValue.number(attempt.prev()));
        set.put("ring", TypedJson.parseValue(attempt.ring()));
        set.put("app", AttributeValue.text(version));
        set.put("ttl", AttributeValue.number(at.plus(DEVICE_KEPT).getEpochSecond()));
        Change change = Change.set(set);
        TreeMap<String, Optional<AttributeValue>> before = new TreeMap<>();
        if (attempt.prev() == 0) {
            before.put(SEQ, Optional.empty());
            return new Write.Update(key, change, Expected.maybe(before));
        }
        before.put(SEQ, Optional.of(AttributeValue.number(attempt.prev())));
        return new Write.Update(key, change, Expected.there(before));
    }

    /// Whether a machine's record was last written by this request.
    static boolean wrote(Attempt attempt, @Nullable Item device) {
        return device != null
                && seq(device) == attempt.seq()
                && AttributeValue.text(attempt.token()).equals(device.get(TOKEN));
    }

    static long seq(@Nullable Item device) {
        return device != null && device.get(SEQ) instanceof AttributeValue.N n
                ? n.value().longValue()
                : 0;
    }
}
