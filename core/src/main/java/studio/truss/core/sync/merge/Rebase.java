package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.merge.ConflictNote.Rule;
import studio.truss.core.sync.merge.PendingOp.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts the changes that wait for one item on top of what the cloud has now. The same input gives
/// the same result, and doing it twice changes nothing more.
public final class Rebase {
    private static final String ANALYSIS = "analysisVersion";

    private Rebase() {}

    /// @param kept the changes that still have something to say, in their order
    /// @param dropped ids of those that have not
    public record Result(List<PendingOp> kept, List<String> dropped, List<ConflictNote> notes) {
        public Result {
            kept = List.copyOf(kept);
            dropped = List.copyOf(dropped);
            notes = List.copyOf(notes);
        }
    }

    /// @param ops the changes of one key, in the order of making
    /// @param before what the cloud was last known to have; null for nothing
    /// @param now what it has; null for nothing
    /// @param offsetMs how far the cloud's clock is ahead of this machine's
    /// @param cloudNow the cloud's time, in ms since the epoch
    public static Result onto(
            List<PendingOp> ops,
            @Nullable Item before,
            @Nullable Item now,
            long offsetMs,
            long cloudNow) {
        return now == null
                ? ontoNothing(ops, before)
                : new Run(before, now, offsetMs, cloudNow).run(ops);
    }

    private static Result ontoNothing(List<PendingOp> ops, @Nullable Item before) {
        if (ops.isEmpty() || ops.getFirst().kind() == Kind.CREATE) {
            return new Result(ops, List.of(), List.of());
        }
        List<ConflictNote> notes = new ArrayList<>();
        boolean deletes = ops.stream().anyMatch(op -> op.kind() == Kind.DELETE);
        if (!deletes && before != null) {
            SortedMap<String, AttributeValue> mine = new TreeMap<>(before.attributes());
            for (PendingOp op : ops) {
                mine = op.change().apply(mine);
            }
            notes.add(
                    new ConflictNote(
                            before.key(),
                            ConflictNote.WHOLE,
                            AttributeValue.M.of(before.attributes()),
                            AttributeValue.M.of(mine),
                            null,
                            false,
                            Rule.DELETED,
                            true,
                            ops.getLast().id()));
        }
        return new Result(List.of(), ops.stream().map(PendingOp::id).toList(), notes);
    }

    /// One item's changes, one after the other.
    private static final class Run {
        private final Item now;
        private final Family family;
        private final Dates theirDates;
        private final long offsetMs;
        private final long cloudNow;
        private final List<PendingOp> kept = new ArrayList<>();
        private final List<String> dropped = new ArrayList<>();
        private final List<ConflictNote> notes = new ArrayList<>();
        private SortedMap<String, AttributeValue> running;

        /// What the user saw.
        private SortedMap<String, AttributeValue> mine;

        Run(@Nullable Item before, Item now, long offsetMs, long cloudNow) {
            this.now = now;
            this.family = Keys.read(now.key()).family();
            this.running = now.attributes();
            this.mine = before == null ? new TreeMap<>() : before.attributes();
            this.theirDates = Dates.of(before, now);
            this.offsetMs = offsetMs;
            this.cloudNow = cloudNow;
        }

        Result run(List<PendingOp> ops) {
            for (PendingOp op : ops) {
                switch (op.kind()) {
                    case CREATE, PATCH -> edit(op);
                    case DELETE -> delete(op);
                }
            }
            return new Result(kept, dropped, notes);
        }

        private void edit(PendingOp op) {
            EditMerge merged = new EditMerge(op, merge(op), mine, running);
            mine = op.change().apply(mine);
            notes.addAll(merged.notes());
            if (merged.fields().isEmpty()) {
                dropped.add(op.id());
                return;
            }
            PendingOp next = op.with(Kind.PATCH, merged.fields());
            kept.add(next);
            running = next.change().apply(running);
        }

        private FieldMerge merge(PendingOp op) {
            long mine = Math.min(op.editedLocal() + offsetMs, cloudNow);
            return new FieldMerge(
                    family, mine, theirDates, newerAnalysis(op.fields().get(ANALYSIS)));
        }

        private boolean newerAnalysis(@Nullable FieldEdit edit) {
            return edit != null
                    && edit.next() instanceof AttributeValue.N mine
                    && (!(running.get(ANALYSIS) instanceof AttributeValue.N theirs)
                            || mine.value().compareTo(theirs.value()) > 0);
        }

        /// A deletion stands; what it takes away that the user had not seen is kept.
        private void delete(PendingOp op) {
            TreeMap<String, FieldEdit> seen = new TreeMap<>();
            boolean unseen = false;
            for (Attribute attribute : Catalog.of(family).values()) {
                String name = attribute.name();
                AttributeValue theirs = running.get(name);
                if (attribute.merge() == Attribute.Merge.MACHINE
                        || attribute.merge() == Attribute.Merge.STAMP) {
                    continue;
                }
                seen.put(name, new FieldEdit(theirs, null));
                FieldEdit before = op.fields().get(name);
                unseen |= !Objects.equals(before == null ? null : before.base(), theirs);
            }
            if (unseen) {
                notes.add(
                        new ConflictNote(
                                now.key(),
                                ConflictNote.WHOLE,
                                null,
                                null,
                                AttributeValue.M.of(running),
                                true,
                                Rule.DELETED,
                                true,
                                op.id()));
            }
            kept.add(op.with(Kind.DELETE, seen));
        }
    }
}
