package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.merge.PendingOp.Kind;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Merges one edit of an item with what the cloud has: each attribute for itself, a clip's two
/// bounds together.
final class EditMerge {
    private final PendingOp op;
    private final FieldMerge merge;
    private final SortedMap<String, AttributeValue> theirs;
    private final SortedMap<String, FieldEdit> fields = new TreeMap<>();
    private final SortedMap<String, ConflictNote> notes = new TreeMap<>();

    /// @param seen what the user saw when making the edit
    EditMerge(
            PendingOp op,
            FieldMerge merge,
            SortedMap<String, AttributeValue> seen,
            SortedMap<String, AttributeValue> theirs) {
        this.op = op;
        this.merge = merge;
        this.theirs = theirs;
        Family family = Keys.read(op.key()).family();
        // of an item made anew, another program's attribute is nobody's edit here
        op.fields().entrySet().stream()
                .filter(e -> op.kind() != Kind.CREATE || Catalog.find(family, e.getKey()) != null)
                .forEach(e -> field(e.getKey(), e.getValue()));
        if (Cut.isMoved(op)) {
            cut(Cut.of(seen), Cut.of(op.change().apply(seen)).or(Cut.of(theirs)));
        }
    }

    /// What is left of the edit.
    SortedMap<String, FieldEdit> fields() {
        return fields;
    }

    Collection<ConflictNote> notes() {
        return notes.values();
    }

    private void field(String name, FieldEdit edit) {
        AttributeValue there = theirs.get(name);
        FieldMerge.Result merged = merge.merge(name, edit.base(), edit.next(), there);
        put(name, there, merged.value());
        FieldMerge.Lost lost = merged.lost();
        if (lost != null) {
            note(name, edit.base(), edit.next(), there, lost);
        }
    }

    private void put(String name, @Nullable AttributeValue there, @Nullable AttributeValue next) {
        if (Objects.equals(there, next)) {
            fields.remove(name);
        } else {
            fields.put(name, new FieldEdit(there, next));
        }
    }

    private void note(
            String name,
            @Nullable AttributeValue base,
            @Nullable AttributeValue mine,
            @Nullable AttributeValue there,
            FieldMerge.Lost lost) {
        notes.put(
                name,
                new ConflictNote(
                        op.key(),
                        name,
                        base,
                        mine,
                        there,
                        lost.mineStands(),
                        lost.rule(),
                        lost.asks(),
                        op.id()));
    }

    /// Two cuts of one clip go together where each moved another bound and both make a range. Else
    /// one of them stands, never the start of one with the end of the other.
    private void cut(Cut seen, Cut mine) {
        Cut there = Cut.of(theirs);
        Cut merged = Cut.of(op.with(Kind.PATCH, fields).change().apply(theirs));
        boolean disputed = !Collections.disjoint(notes.keySet(), Cut.BOUNDS);
        boolean one = merged.equals(mine) || merged.equals(there);
        if (there.value() == null || (!disputed && (one || !merged.isNoRange()))) {
            return;
        }
        List<String> moved =
                Cut.BOUNDS.stream()
                        .filter(bound -> !Objects.equals(seen.bound(bound), there.bound(bound)))
                        .toList();
        FieldMerge.Lost lost = merge.cuts(mine, there, moved);
        Cut stands = lost.mineStands() ? mine : there;
        for (String bound : Cut.BOUNDS) {
            notes.remove(bound);
            put(bound, there.bound(bound), stands.bound(bound));
        }
        note(ConflictNote.CUT, seen.value(), mine.value(), there.value(), lost);
    }
}
