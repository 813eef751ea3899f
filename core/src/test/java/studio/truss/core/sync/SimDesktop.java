package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.sqlite.BaseTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A machine of the creator: a real file, the real engine, and a process that may end anywhere.
final class SimDesktop implements AutoCloseable {
    static final CreatorId CREATOR = CreatorId.of("u1");
    private static final int LOG = 100;
    private static final int ROOM = 1 << 30;
    static final int NEVER = -1;

    final String name;
    private final Path folder;
    private final SimClock wall;
    private final SimStore store;
    private final Random random;
    private final Breakage breakage;
    private final UnaryOperator<RemoteStore> layers;
    private int lives;
    private SqliteLibrary library;
    private SimFile file;
    private SyncEngine engine;
    private boolean healed;
    private boolean held;
    private boolean full;
    private boolean crashes = true;
    private int sweepBegun = NEVER;
    private IntSupplier now = () -> NEVER;

    /// @param from a library's file as it is at this instant
    SimDesktop(
            String name,
            Path folder,
            Path from,
            SimClock wall,
            SimStore store,
            Random random,
            Breakage breakage) {
        this(name, folder, from, wall, store, random, breakage, UnaryOperator.identity());
    }

    /// @param layers what each process has between the engine and the table
    SimDesktop(
            String name,
            Path folder,
            Path from,
            SimClock wall,
            SimStore store,
            Random random,
            Breakage breakage,
            UnaryOperator<RemoteStore> layers) {
        this.name = name;
        this.layers = layers;
        this.folder = folder;
        this.wall = wall;
        this.store = store;
        this.random = random;
        this.breakage = breakage;
        copy(from, db());
        open();
    }

    /// Goes by a name of its own, as a library that was just made.
    SimDesktop named() {
        library.database()
                .write(session ->
                        session.update(
                                "UPDATE sync_state SET v = ? WHERE k = 'deviceId'",
                                String.format("%016x", random.nextLong())));
        return this;
    }

    /// What a process that ends now leaves: the file and its log.
    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
            Path log = from.resolveSibling(from.getFileName() + "-wal");
            if (Files.exists(log)) {
                Files.copy(log, to.resolveSibling(to.getFileName() + "-wal"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path db() {
        return folder.resolve(name + "-" + lives + ".db");
    }

    private void open() {
        library = SqliteLibrary.open(db(), CREATOR, wall);
        // a short log: less to copy at each crash, and the file itself is written to more often
        library.database().write(session -> session.number("PRAGMA wal_autocheckpoint=" + LOG));
        SyncClock clock = new SyncClock(wall);
        file = breakage.file(library.database(), CREATOR, clock, random);
        RemoteStore way = store;
        engine =
                new SyncEngine(
                        file,
                        way,
                        random,
                        ms -> {},
                        (f, remote, pace) ->
                                breakage.sweeper(
                                        f, remote, pace, () -> sweepBegun = now.getAsInt()),
                        layers);
        if (healed || !crashes) {
            file.heal();
        }
        full = false;
        file.held(held && !healed);
    }

    void neverCrashes() {
        crashes = false;
        file.heal();
    }

    /// When the sweep began that has just ended; [#NEVER] where none has.
    int sweepEnded() {
        boolean underWay = file.read(tables -> tables.state.get("sweep_left") != null);
        int begun = underWay ? NEVER : sweepBegun;
        if (!underWay) {
            sweepBegun = NEVER;
        }
        return begun;
    }

    /// What waits for the cloud or for a strong read.
    Set<ItemKey> waiting() {
        return file.read(tables -> {
            Set<ItemKey> keys = new HashSet<>(tables.ops.keys());
            keys.addAll(tables.confirms.first(Integer.MAX_VALUE));
            return keys;
        });
    }

    /// What the file says of this machine's record: its key and the number it must have at least.
    ItemKey record() {
        return file.read(tables -> new Fence(CREATOR, random).key(tables.state));
    }

    boolean rejoining() {
        return file.read(tables -> tables.state.number(Sweeper.REJOINING) > 0);
    }

    long lastWrite() {
        return file.read(tables -> tables.state.number(Fence.LAST));
    }

    SqliteLibrary library() {
        return library;
    }

    Breakage breakage() {
        return breakage;
    }

    void heal() {
        healed = true;
        if (full) {
            full(false);
        }
        file.heal();
        store.heal();
    }

    @Nullable SyncReport sync(long sweepEveryMs, BooleanSupplier cancelled) {
        return sync(sweepEveryMs, cancelled, () -> 0);
    }

    /// @param at the oracle's time
    /// @return null where the process ended meanwhile and was begun again, or could not write
    @Nullable SyncReport sync(long sweepEveryMs, BooleanSupplier cancelled, IntSupplier at) {
        now = at;
        return mayEnd(() -> {
            breakage.beforeRun(file);
            return engine.run(sweepEveryMs, cancelled);
        });
    }

    private <T> @Nullable T mayEnd(Supplier<T> work) {
        try {
            return work.get();
        } catch (SimCrash e) {
            beginAgain();
            return null;
        } catch (LibraryException e) {
            if (e.problem() != Problem.FULL && e.problem() != Problem.BUSY) {
                throw e;
            }
            return null;
        }
    }

    /// Somebody looks at some of the items.
    void look(Collection<EntityKey> keys) {
        mayEnd(() -> engine.refresh(keys));
    }

    void rejoin() {
        mayEnd(() -> {
            engine.rejoin();
            return this;
        });
    }

    void acceptMissing() {
        mayEnd(() -> {
            engine.acceptMissing();
            return this;
        });
    }

    private void beginAgain() {
        goOnFrom(db());
    }

    /// What is on disk at this instant is all that a new process finds.
    private void goOnFrom(Path left) {
        lives++;
        copy(left, db());
        library.close();
        open();
    }

    /// Keeps the file as it is now, to be put back with [#putBack].
    Path backup() {
        Path kept = folder.resolve(name + "-backup.db");
        copy(db(), kept);
        return kept;
    }

    void putBack(Path backup) {
        sweepBegun = NEVER; // the file knows nothing of it
        goOnFrom(backup);
    }

    SimStore store() {
        return store;
    }

    SimClock wall() {
        return wall;
    }

    void held() {
        held = true;
        file.held(true);
    }

    /// Whether the disk is full: the file does not grow.
    void full(boolean now) {
        full = now;
        library.database()
                .write(session -> session.number("PRAGMA max_page_count=" + (now ? 1 : ROOM)));
    }

    boolean full() {
        return full;
    }

    Map<ItemKey, Item> bases() {
        return library.database()
                .read(session -> {
                    Tables tables = new Tables(session, CREATOR, file.clock());
                    Map<ItemKey, Item> bases =
                            new TreeMap<>(java.util.Comparator.comparing(ItemKey::sk));
                    for (ItemKey key :
                            session.list(
                                    "SELECT pk, sk FROM item WHERE base_av IS NOT NULL",
                                    row -> new ItemKey(row.getString(1), row.getString(2)))) {
                        Item image = BaseTable.image(tables.bases.row(key));
                        if (image != null) {
                            bases.put(key, image);
                        }
                    }
                    return bases;
                });
    }

    List<studio.truss.core.sync.sqlite.Conflict> conflicts() {
        return file.read(tables -> tables.conflicts.all());
    }

    List<studio.truss.core.sync.merge.PendingOp> parked() {
        return file.read(tables -> tables.ops.parked());
    }

    @Override
    public void close() {
        library.close();
    }
}
