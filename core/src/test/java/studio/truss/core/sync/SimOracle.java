package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.sqlite.Conflict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Knows what every machine's user did and everything that was ever in the table, and says what
/// broke the promises (the names are those of the invariants).
final class SimOracle {
    static final List<String> TEXTS = List.of("title", "description", "hook");

    /// What a user did.
    ///
    /// @param value null for a deletion
    /// @param seen what stood there for the user
    record Edit(
            String desktop,
            ItemKey key,
            String field,
            @Nullable AttributeValue value,
            Map<String, AttributeValue> seen,
            int at) {}

    record Version(@Nullable Item item, String who, int at) {}

    private record Replaced(
            String desktop,
            ItemKey key,
            String field,
            AttributeValue before,
            @Nullable AttributeValue after,
            int at) {}

    final Map<String, Integer> violations = new TreeMap<>();
    final List<String> words = new ArrayList<>();
    private final Map<ItemKey, List<Version>> history = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final List<Replaced> replaced = new ArrayList<>();
    private final Map<String, Map<ItemKey, Integer>> seenIndex = new HashMap<>();
    private final Map<String, Integer> effects = new HashMap<>();
    private int now;
    private long trace = 17;

    void violated(String kind, String what) {
        violations.merge(kind, 1, Integer::sum);
        words.add(kind + ": " + what);
    }

    long trace() {
        return trace;
    }

    void edited(
            String desktop,
            ItemKey key,
            String field,
            @Nullable AttributeValue value,
            Map<String, AttributeValue> seen) {
        edits.add(new Edit(desktop, key, field, value, Map.copyOf(seen), now));
        trace = trace * 31 + Objects.hash(desktop, key, field, value);
    }

    List<Version> history(ItemKey key) {
        return history.getOrDefault(key, List.of());
    }

    /// A write took effect in the table.
    void written(ItemKey key, @Nullable Item before, @Nullable Item after, String who) {
        if (key.sk().startsWith("SYNC#")) {
            return;
        }
        now++;
        trace = trace * 31 + Objects.hash(key, after, who);
        List<Version> versions = history.computeIfAbsent(key, k -> new ArrayList<>());
        boolean everThere = versions.stream().anyMatch(v -> v.item() != null);
        versions.add(new Version(after, who, now));
        if (who.equals("web")) {
            return;
        }
        if (before == null && after != null && everThere) {
            violated("I4 resurrected", who + " " + key);
        }
        if (before != null
                && after != null
                && !Objects.equals(before.get("webOnly"), after.get("webOnly"))) {
            violated("I5 unknown attribute", who + " " + key);
        }
        for (String field : TEXTS) {
            AttributeValue v = before == null ? null : before.get(field);
            AttributeValue w = after == null ? null : after.get(field);
            if (v != null && !Objects.equals(v, w)) {
                replaced.add(new Replaced(who, key, field, v, w, now));
            }
            if (w != null && !Objects.equals(v, w)) {
                String effect = who + key + field + w;
                if (effects.merge(effect, 1, Integer::sum) > 1) {
                    violated("I6 twice", effect);
                }
            }
        }
    }

    /// What a machine takes the table to have, after each of its steps.
    void bases(SimDesktop desktop, Map<ItemKey, Item> bases) {
        Map<ItemKey, Integer> seen = seenIndex.computeIfAbsent(desktop.name, n -> new HashMap<>());
        bases.forEach((key, base) -> {
            List<Version> versions = history(key);
            int least = seen.getOrDefault(key, 0);
            int first = -1;
            int last = -1;
            for (int i = 0; i < versions.size(); i++) {
                Item item = versions.get(i).item();
                if (item != null && item.attributes().equals(base.attributes())) {
                    last = i;
                    if (first < 0 && i >= least) {
                        first = i;
                    }
                }
            }
            if (last >= 0 && first < 0) {
                violated("I8 went back", desktop.name + " " + key);
            } else if (first >= 0) {
                seen.put(key, first);
            }
        });
        seen.keySet().stream()
                .filter(key -> !bases.containsKey(key))
                .filter(key ->
                        history(key).stream()
                                .skip(seen.getOrDefault(key, 0))
                                .noneMatch(v -> v.item() == null))
                .forEach(key -> violated("I9 false delete", desktop.name + " " + key));
        seen.keySet().removeIf(key -> !bases.containsKey(key));
    }

    /// Everything is quiet: what was promised must hold now.
    void end(Map<ItemKey, Item> table, List<SimDesktop> desktops) {
        for (SimDesktop desktop : desktops) {
            Map<ItemKey, Item> view = new HashMap<>();
            desktop.library().items().forEach(item -> view.put(item.key(), item));
            desktop.parked().forEach(op -> view.remove(op.key()));
            for (var e : table.entrySet()) {
                Item mine = view.get(e.getKey());
                if (mine == null || !mine.attributes().equals(e.getValue().attributes())) {
                    violated("I1 diverged", desktop.name + " has " + mine + " for " + e.getValue());
                }
            }
            view.keySet().stream()
                    .filter(key -> !table.containsKey(key))
                    .forEach(key -> violated("I1 diverged", desktop.name + " still has " + key));
            ofDesktop(desktop, table);
        }
    }

    private void ofDesktop(SimDesktop desktop, Map<ItemKey, Item> table) {
        List<Conflict> conflicts = desktop.conflicts();
        Set<ItemKey> parked = new HashSet<>();
        desktop.parked().forEach(op -> parked.add(op.key()));
        List<Edit> mine = edits.stream().filter(e -> e.desktop().equals(desktop.name)).toList();
        Map<String, Integer> lastPlace = new HashMap<>();
        for (int i = 0; i < mine.size(); i++) {
            Edit edit = mine.get(i);
            boolean superseded =
                    mine.subList(i + 1, mine.size()).stream()
                            .anyMatch(later ->
                                    later.key().equals(edit.key())
                                            && (later.value() == null
                                                    || later.field().equals(edit.field())));
            int place = place(edit);
            if (place < 0
                    && !superseded
                    && !parked.contains(edit.key())
                    && !inConflict(conflicts, edit)
                    && !(edit.value() == null && !table.containsKey(edit.key()))) {
                violated("I2 lost edit", edit.toString());
            }
            if (place >= 0 && edit.value() != null) {
                Integer before = lastPlace.put(edit.key() + edit.field(), place);
                if (before != null && before > place) {
                    violated("I11 order", edit.toString());
                }
                boolean saidLost =
                        conflicts.stream()
                                .anyMatch(c ->
                                        !c.note().mineStands()
                                                && c.note().key().equals(edit.key())
                                                && c.note().field().equals(edit.field())
                                                && edit.value().equals(c.note().mine()));
                if (saidLost) {
                    violated("I7 ghost", edit.toString());
                }
            }
        }
        replaced.stream()
                .filter(r -> r.desktop().equals(desktop.name))
                .filter(r -> !allowed(r, mine, conflicts))
                .forEach(r -> violated("I3 silent overwrite", r.toString()));
    }

    /// Where in the item's history the edit took effect; -1 for nowhere.
    private int place(Edit edit) {
        List<Version> versions = history(edit.key());
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            Item item = version.item();
            boolean there =
                    edit.value() == null
                            ? item == null && version.at() > edit.at()
                            : item != null && edit.value().equals(item.get(edit.field()));
            if (there) {
                return i;
            }
        }
        return -1;
    }

    private static boolean inConflict(List<Conflict> conflicts, Edit edit) {
        return conflicts.stream()
                .map(Conflict::note)
                .filter(note -> note.key().equals(edit.key()))
                .anyMatch(note ->
                        (Objects.equals(note.mine(), edit.value())
                                        && note.field().equals(edit.field()))
                                || whole(note, note.mine(), edit.field(), edit.value()));
    }

    private static boolean whole(
            ConflictNote note,
            @Nullable AttributeValue side,
            String field,
            @Nullable AttributeValue value) {
        return note.field().equals(ConflictNote.WHOLE)
                && side instanceof AttributeValue.M m
                && Objects.equals(m.values().get(field), value);
    }

    private static boolean allowed(Replaced r, List<Edit> mine, List<Conflict> conflicts) {
        boolean seen =
                mine.stream()
                        .filter(e -> e.key().equals(r.key()))
                        .filter(e -> e.value() == null || e.field().equals(r.field()))
                        .anyMatch(e -> r.before().equals(e.seen().get(r.field())));
        boolean own =
                mine.stream()
                        .anyMatch(e ->
                                e.key().equals(r.key())
                                        && e.field().equals(r.field())
                                        && r.before().equals(e.value()));
        boolean kept =
                conflicts.stream()
                        .map(Conflict::note)
                        .filter(note -> note.key().equals(r.key()))
                        .anyMatch(note ->
                                (note.field().equals(r.field())
                                                && (r.before().equals(note.theirs())
                                                        || r.before().equals(note.mine())))
                                        || whole(note, note.theirs(), r.field(), r.before()));
        return seen || own || kept;
    }
}
