package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ItemKey;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A change made here that the cloud does not have yet.
///
/// @param ord its place in the order of making
/// @param id a ULID
/// @param fields of a deletion: what the user saw, without a next value
/// @param attempts how many requests have carried it
/// @param nextAt not to be sent before that time, in ms since the epoch; 0 = now
/// @param error why it is parked, in words
/// @param editedLocal when it was made, by this machine's clock
public record PendingOp(
        long ord,
        String id,
        ItemKey key,
        Kind kind,
        SortedMap<String, FieldEdit> fields,
        State state,
        int attempts,
        long nextAt,
        @Nullable String error,
        long editedLocal) {

    public enum Kind {
        CREATE,
        PATCH,
        DELETE
    }

    public enum State {
        PENDING,
        /// A request has carried it and its outcome is not known.
        UNKNOWN,
        /// The table will not take it as it is; it waits for the user.
        PARKED
    }

    public PendingOp {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /// What it writes; empty for a deletion.
    public Change change() {
        TreeMap<String, AttributeValue> set = new TreeMap<>();
        Set<String> remove = new TreeSet<>();
        if (kind != Kind.DELETE) {
            fields.forEach((name, edit) -> {
                AttributeValue next = edit.next();
                if (next != null) {
                    set.put(name, next);
                } else {
                    remove.add(name);
                }
            });
        }
        return Change.of(set, remove);
    }

    public PendingOp with(Kind nextKind, Map<String, FieldEdit> nextFields) {
        return new PendingOp(
                ord,
                id,
                key,
                nextKind,
                new TreeMap<>(nextFields),
                state,
                attempts,
                nextAt,
                error,
                editedLocal);
    }

    /// This change and an earlier one of the same key that no request carries, as one.
    ///
    /// @return null where nothing is left of the two
    public @Nullable PendingOp after(PendingOp earlier) {
        if (kind == Kind.DELETE && earlier.kind == Kind.CREATE) {
            return null;
        }
        TreeMap<String, FieldEdit> all = new TreeMap<>(earlier.fields);
        if (kind == Kind.DELETE) {
            all.replaceAll((name, edit) -> new FieldEdit(edit.base(), null));
            fields.forEach(all::putIfAbsent);
            return with(Kind.DELETE, all);
        }
        fields.forEach((name, edit) -> {
            FieldEdit first = earlier.fields.get(name);
            all.put(name, new FieldEdit(first == null ? edit.base() : first.base(), edit.next()));
        });
        all.values().removeIf(edit -> Objects.equals(edit.base(), edit.next()));
        return all.isEmpty() && earlier.kind != Kind.CREATE ? null : with(earlier.kind, all);
    }

    public PendingOp in(State next, @Nullable String why) {
        return new PendingOp(ord, id, key, kind, fields, next, attempts, nextAt, why, editedLocal);
    }

    public PendingOp attempted() {
        return new PendingOp(
                ord,
                id,
                key,
                kind,
                fields,
                State.UNKNOWN,
                attempts + 1,
                nextAt,
                error,
                editedLocal);
    }

    public PendingOp notBefore(long at) {
        return new PendingOp(
                ord, id, key, kind, fields, State.PENDING, attempts, at, error, editedLocal);
    }
}
