package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.sync.remote.ItemSize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a machine says of itself in the partition: the number of its last write, which fences its
/// next one, and the keys that its last writes touched, so that others need not look for them.
///
/// @param seq the last write
/// @param prev the one before it
/// @param ring the last writes, oldest first
record DeviceRecord(long seq, long prev, List<Entry> ring) {
    private static final int RING_BYTES = 900;

    DeviceRecord {
        ring = List.copyOf(ring);
    }

    /// One write.
    ///
    /// @param keys the sort keys that it touched
    /// @param whole false where there were more than the record has room for
    record Entry(long seq, long prev, List<String> keys, boolean whole) {
        Entry {
            keys = List.copyOf(keys);
        }

        private AttributeValue toValue() {
            TreeMap<String, AttributeValue> values = new TreeMap<>();
            values.put("seq", AttributeValue.number(seq));
            values.put("prev", AttributeValue.number(prev));
            values.put(
                    "keys",
                    whole
                            ? new AttributeValue.L(
                                    keys.stream()
                                            .map(k -> (AttributeValue) AttributeValue.text(k))
                                            .toList())
                            : new AttributeValue.Null());
            return AttributeValue.M.of(values);
        }

        private static @Nullable Entry of(AttributeValue value) {
            if (!(value instanceof AttributeValue.M m)
                    || !(m.values().get("seq") instanceof AttributeValue.N seq)
                    || !(m.values().get("prev") instanceof AttributeValue.N prev)) {
                return null;
            }
            boolean whole = m.values().get("keys") instanceof AttributeValue.L;
            List<String> keys = new ArrayList<>();
            if (m.values().get("keys") instanceof AttributeValue.L(List<AttributeValue> texts)) {
                texts.forEach(text -> {
                    if (text instanceof AttributeValue.S(String key)) {
                        keys.add(key);
                    }
                });
            }
            return new Entry(seq.value().longValue(), prev.value().longValue(), keys, whole);
        }
    }

    /// @return null where the item is no record of ours
    static @Nullable DeviceRecord of(Item item) {
        if (!(item.get("seq") instanceof AttributeValue.N seq)) {
            return null;
        }
        List<Entry> ring = new ArrayList<>();
        if (item.get("ring") instanceof AttributeValue.L(List<AttributeValue> entries)) {
            for (AttributeValue value : entries) {
                Entry entry = Entry.of(value);
                if (entry != null) {
                    ring.add(entry);
                }
            }
        }
        long prev =
                item.get("prev") instanceof AttributeValue.N before
                        ? before.value().longValue()
                        : 0;
        return new DeviceRecord(seq.value().longValue(), prev, ring);
    }

    /// The keys of everything after a write that is known; empty where the record no longer says.
    Optional<List<String>> since(long known) {
        List<String> keys = new ArrayList<>();
        long at = seq;
        for (Entry entry : ring.reversed()) {
            if (at == known) {
                break;
            }
            if (entry.seq() != at || !entry.whole()) {
                return Optional.empty();
            }
            keys.addAll(entry.keys());
            at = entry.prev();
        }
        return at == known ? Optional.of(keys) : Optional.empty();
    }

    /// The ring with one more write, without the oldest where there is no room.
    ///
    /// @param ring as printed before; empty for none
    static String ringWith(String ring, Entry entry) {
        List<AttributeValue> entries = new ArrayList<>();
        if (!ring.isEmpty()
                && TypedJson.parseValue(ring) instanceof AttributeValue.L(var earlier)) {
            entries.addAll(earlier);
        }
        entries.add(entry.toValue());
        while (entries.size() > 1 && bytes(entries) > RING_BYTES) {
            entries.removeFirst();
        }
        if (bytes(entries) > RING_BYTES) {
            entries.set(0, new Entry(entry.seq(), entry.prev(), List.of(), false).toValue());
        }
        return TypedJson.print(new AttributeValue.L(entries));
    }

    private static int bytes(List<AttributeValue> entries) {
        return ItemSize.of(Map.of("ring", new AttributeValue.L(entries)));
    }
}
