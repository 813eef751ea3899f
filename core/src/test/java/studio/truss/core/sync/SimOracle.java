package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.merge.Cut;
import studio.truss.core.sync.sqlite.Conflict;
import studio.truss.core.testing.FakeTable;

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
    static final List<String> BOUNDS = List.of("startMs", "endMs");
    private static final int MOST_WORDS = 1_500;

    /// A query goes back two versions at most: an item that has had so many is never missed.
    private static final int SURELY_SEEN = 3;

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
    private final SimPardons pardons = new SimPardons();
    private @Nullable List<String> story;
    private int now;
    private long trace = 17;

    /// Has everything told that happens in the table from now on.
    void tell(List<String> lines) {
        story = lines;
    }

    int now() {
        return now;
    }

    void violated(String kind, String what) {
        violations.merge(kind, 1, Integer::sum);
        words.add(kind + ": " + what.substring(0, Math.min(MOST_WORDS, what.length())));
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
        if (story != null) {
            story.add("        table " + who + ": " + key.sk() + " = " + after);
        }
        trace = trace * 31 + Objects.hash(key, after, who);
        List<Version> versions = history.computeIfAbsent(key, k -> new ArrayList<>());
        boolean everThere = versions.stream().anyMatch(v -> v.item() != null);
        versions.add(new Version(after, who, now));
        if (who.equals(FakeTable.BACKUP) && before == null && after != null) {
            pardons.cameBack(key, now);
        }
        if (who.equals("web") || who.equals(FakeTable.BACKUP)) {
            return;
        }
        if (before == null && after != null && everThere && !pardons.mayReturn(who, key)) {
            violated("I4 resurrected", who + " " + key);
        }
        if (before != null
                && after != null
                && !Objects.equals(before.get("webOnly"), after.get("webOnly"))) {
            violated("I5 unknown attribute", who + " " + key);
        }
        if (before != null && after != null && isNoRange(after) && !isNoRange(before)) {
            violated("I15 no range", who + " " + key + " " + Cut.of(after.attributes()));
        }
        for (String field : BOUNDS) {
            replacedBy(who, key, field, before, after);
        }
        for (String field : TEXTS) {
            replacedBy(who, key, field, before, after);
            AttributeValue v = before == null ? null : before.get(field);
            AttributeValue w = after == null ? null : after.get(field);
            if (w != null && !Objects.equals(v, w)) {
                String effect = who + key + field + w;
                if (effects.merge(effect, 1, Integer::sum) > 1 && !pardons.twice(who, key)) {
                    violated("I6 twice", effect);
                }
            }
        }
    }

    private static boolean isNoRange(Item item) {
        return Cut.of(item.attributes()).isNoRange();
    }

    private void replacedBy(
            String who, ItemKey key, String field, @Nullable Item before, @Nullable Item after) {
        AttributeValue v = before == null ? null : before.get(field);
        AttributeValue w = after == null ? null : after.get(field);
        if (v != null && !Objects.equals(v, w)) {
            replaced.add(new Replaced(who, key, field, v, w, now));
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
                                .noneMatch(v ->
                                        v.item() == null
                                                && !(v.who().equals(FakeTable.BACKUP)
                                                        && pardons.isKept(desktop.name, key))))
                .forEach(key -> violated("I9 false delete", desktop.name + " " + key));
        seen.keySet().removeIf(key -> !bases.containsKey(key));
    }

    /// A sweep that began at that time has ended: what was in the table all the while is known.
    void swept(SimDesktop desktop, int begun, Set<ItemKey> known) {
        history.forEach((key, versions) -> {
            boolean always = versions.stream().noneMatch(v -> v.item() == null);
            long then = versions.stream().filter(v -> v.at() <= begun).count();
            if (always && then >= SURELY_SEEN && !known.contains(key)) {
                violated("I10 not swept", desktop.name + " " + key);
            }
        });
    }

    /// A machine's file was copied.
    ///
    /// @param waiting what waits in both now
    void cloned(SimDesktop from, String copy, Set<ItemKey> waiting) {
        List.copyOf(edits).stream()
                .filter(e -> e.desktop().equals(from.name))
                .forEach(e ->
                        edits.add(new Edit(copy, e.key(), e.field(), e.value(), e.seen(), e.at())));
        Map<ItemKey, Integer> seen = seenIndex.get(from.name);
        if (seen != null) {
            seenIndex.put(copy, new HashMap<>(seen));
        }
        pardons.sentByTwo(waiting);
    }

    /// A machine's file is about to be put back.
    ///
    /// @param waiting what waited in it when it was kept
    /// @param kept when
    void putBack(SimDesktop desktop, Set<ItemKey> waiting, int kept) {
        pardons.putBack(desktop, waiting, kept, now);
        seenIndex.remove(desktop.name);
    }

    /// The table is about to be put back.
    ///
    /// @param behind the machines whose last write it will not know
    /// @param waiting what waits on any machine
    void tableBack(List<SimDesktop> behind, Set<ItemKey> waiting) {
        pardons.sentByTwo(waiting);
        behind.forEach(desktop -> pardons.behind(desktop.name));
        pardons.noGhostBefore(now);
        effects.clear();
    }

    /// A request that was refused has come a second time, and counted.
    void cameAgain(Set<ItemKey> keys) {
        pardons.cameAgain(keys);
    }

    /// The table is about to forget a machine.
    void expired(Set<ItemKey> waiting) {
        pardons.sentByTwo(waiting);
    }

    /// A machine that rejoins is about to run, or has run.
    void rejoining(SimDesktop desktop, boolean now) {
        pardons.rejoining(desktop.name, now);
        pardons.rejoins(desktop.name, history.keySet(), this.now);
    }

    /// A machine makes anew whatever it has and the table has not.
    void rejoins(SimDesktop desktop) {
        pardons.rejoins(desktop.name, history.keySet(), now);
    }

    /// Everything is quiet: what was promised must hold now.
    void end(Map<ItemKey, Item> table, List<SimDesktop> desktops) {
        for (SimDesktop desktop : desktops) {
            Map<ItemKey, Item> view = new HashMap<>();
            desktop.library().items().forEach(item -> view.put(item.key(), item));
            Set<ItemKey> parked = new HashSet<>();
            desktop.parked().forEach(op -> parked.add(op.key()));
            view.keySet().removeAll(parked);
            for (var e : table.entrySet()) {
                if (parked.contains(e.getKey())) {
                    continue;
                }
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
        List<Conflict> conflicts = new ArrayList<>(desktop.conflicts());
        conflicts.addAll(pardons.conflicts(desktop.name));
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
                    && !pardons.takenBack(edit)
                    && !(edit.value() == null && !table.containsKey(edit.key()))) {
                violated("I2 lost edit", edit.toString());
            }
            if (place >= 0 && edit.value() != null) {
                Integer before = lastPlace.put(edit.key() + edit.field(), place);
                if (before != null && before > place && !pardons.outOfOrder(edit)) {
                    violated("I11 order", edit.toString());
                }
                boolean saidLost =
                        conflicts.stream()
                                .anyMatch(c ->
                                        !c.note().mineStands()
                                                && c.note().key().equals(edit.key())
                                                && c.note().field().equals(edit.field())
                                                && edit.value().equals(c.note().mine()));
                if (saidLost && !pardons.ghost(edit)) {
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
        return (note.field().equals(ConflictNote.WHOLE)
                        || (note.field().equals(ConflictNote.CUT) && BOUNDS.contains(field)))
                && side instanceof AttributeValue.M m
                && Objects.equals(m.values().get(field), value);
    }

    /// A cut that another machine's later one replaced is one of the two that were noted.
    private static boolean cut(ConflictNote note, Replaced r) {
        return note.field().equals(ConflictNote.CUT)
                && whole(note, note.mine(), r.field(), r.before());
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
                                        || whole(note, note.theirs(), r.field(), r.before())
                                        || cut(note, r));
        return seen || own || kept;
    }
}
