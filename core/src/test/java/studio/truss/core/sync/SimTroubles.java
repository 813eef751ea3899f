package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.remote.RemoteException.Kind;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// What a world has of [SimTrouble], made to happen.
final class SimTroubles {
    private static final String PK = Keys.partition(SimDesktop.CREATOR);
    private static final ItemKey PROFILE = new ItemKey(PK, "METADATA");
    private static final AttributeValue OURS = AttributeValue.text(SimDesktop.CREATOR.value());
    private static final AttributeValue KNOWN = AttributeValue.number(1);
    private static final long HOUR = 3_600_000;

    private final Random random;
    private final FakeTable table;
    private final SimOracle oracle;
    private final List<SimDesktop> desktops;
    private final Set<SimDesktop> busy;
    private final List<Runnable> late;
    private final BiFunction<SimDesktop, String, SimDesktop> copier;
    private final List<SimTrouble> left;
    private @Nullable Kept kept;
    private @Nullable List<Item> backup;

    /// A machine's file as it was.
    private record Kept(SimDesktop desktop, Path file, Set<ItemKey> waiting, int at) {}

    /// @param copier makes a machine of the file of another
    SimTroubles(
            Random random,
            FakeTable table,
            SimOracle oracle,
            List<SimDesktop> desktops,
            Set<SimDesktop> busy,
            List<Runnable> late,
            Set<SimTrouble> troubles,
            BiFunction<SimDesktop, String, SimDesktop> copier) {
        this.random = random;
        this.table = table;
        this.oracle = oracle;
        this.desktops = desktops;
        this.busy = busy;
        this.late = late;
        this.copier = copier;
        this.left = new ArrayList<>(troubles);
        if (troubles.contains(SimTrouble.EMPTY_PAGES)) {
            desktops.forEach(desktop -> desktop.store().emptyPages());
        }
        if (troubles.contains(SimTrouble.FILE_HELD)) {
            desktops.forEach(SimDesktop::held);
        }
    }

    /// @return what happened, in a word
    String happen() {
        if (left.isEmpty()) {
            return "nothing";
        }
        SimTrouble trouble = left.get(random.nextInt(left.size()));
        SimDesktop desktop = desktops.get(random.nextInt(desktops.size()));
        boolean done =
                switch (trouble) {
                    case CLONE -> clone(desktop);
                    case FILE_BACK -> fileBack(desktop);
                    case TABLE_BACK -> tableBack(table.items(PK));
                    case TABLE_EMPTIED -> tableBack(List.of());
                    case RECORD_EXPIRED -> {
                        oracle.expired(desktop.waiting());
                        table.delete(desktop.record());
                        yield true;
                    }
                    case REFUSED -> refused(desktop);
                    case OTHER_CREATOR -> profile("userId", AttributeValue.text("somebody"));
                    case NEWER -> profile("schemaVersion", AttributeValue.number(2));
                    case CLOCK_JUMPS -> {
                        desktop.wall().jump((random.nextInt(5) - 3) * HOUR);
                        yield false;
                    }
                    case DISK_FULL -> {
                        if (!busy.contains(desktop)) {
                            desktop.full(!desktop.full());
                        }
                        yield false;
                    }
                    case ODD_VALUES, LARGE, FILE_HELD, EMPTY_PAGES -> false;
                };
        if (done) {
            left.remove(trouble);
        }
        return trouble + " at " + desktop.name + (done ? " done" : "");
    }

    private boolean clone(SimDesktop desktop) {
        String name = "d" + desktops.size();
        oracle.cloned(desktop, name, desktop.waiting());
        desktops.add(copier.apply(desktop, name));
        return true;
    }

    /// The first time the file is kept, the second time put back.
    private boolean fileBack(SimDesktop desktop) {
        Kept file = kept;
        if (file == null) {
            kept = new Kept(desktop, desktop.backup(), desktop.waiting(), oracle.now());
            return false;
        }
        if (busy.contains(file.desktop())) {
            return false;
        }
        oracle.putBack(file.desktop(), file.waiting(), file.at());
        file.desktop().putBack(file.file());
        return true;
    }

    private boolean tableBack(List<Item> now) {
        List<Item> old = backup;
        if (old == null) {
            backup = now;
            return false;
        }
        Set<ItemKey> known = new HashSet<>();
        old.forEach(item -> known.add(item.key()));
        List<SimDesktop> behind =
                desktops.stream()
                        .filter(desktop -> desktop.lastWrite() > 0)
                        .filter(desktop ->
                                old.stream()
                                        .filter(item -> item.key().equals(desktop.record()))
                                        .noneMatch(item -> Writes.seq(item) >= desktop.lastWrite()))
                        .toList();
        Set<ItemKey> waiting = new HashSet<>();
        desktops.forEach(desktop -> waiting.addAll(desktop.waiting()));
        oracle.tableBack(behind, waiting);
        // a table that is made from a backup is a new one: nothing is on its way to it
        late.clear();
        table.restore(PK, old);
        return true;
    }

    private boolean refused(SimDesktop desktop) {
        List<Kind> kinds = List.of(Kind.CREDENTIALS, Kind.DENIED, Kind.CLOCK, Kind.NO_TABLE);
        int which = random.nextInt(kinds.size() * 2);
        desktop.store().refuses(which < kinds.size() ? kinds.get(which) : null);
        return false;
    }

    private boolean profile(String name, AttributeValue value) {
        if (!putRight()) {
            set(name, value);
        }
        return false;
    }

    private void set(String name, AttributeValue value) {
        Item now = table.item(PROFILE);
        if (now != null) {
            TreeMap<String, AttributeValue> attributes = new TreeMap<>(now.attributes());
            attributes.put(name, value);
            table.put(Item.of(PROFILE, attributes));
        }
    }

    /// The partition says again whose it is and which program wrote it.
    ///
    /// @return false where it does already
    boolean putRight() {
        Item now = table.item(PROFILE);
        if (now == null
                || (OURS.equals(now.get("userId")) && KNOWN.equals(now.get("schemaVersion")))) {
            return false;
        }
        set("userId", OURS);
        set("schemaVersion", KNOWN);
        return true;
    }
}
