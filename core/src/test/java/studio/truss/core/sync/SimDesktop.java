package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.sqlite.BaseTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// A machine of the creator: a real file, the real engine, and a process that may end anywhere.
final class SimDesktop implements AutoCloseable {
    static final CreatorId CREATOR = CreatorId.of("u1");
    private static final int LOG = 100;

    final String name;
    private final Path folder;
    private final SimClock wall;
    private final SimStore store;
    private final Random random;
    private final Breakage breakage;
    private int lives;
    private SqliteLibrary library;
    private SimFile file;
    private SyncEngine engine;
    private boolean healed;

    SimDesktop(
            String name,
            Path folder,
            Path template,
            SimClock wall,
            SimStore store,
            Random random,
            Breakage breakage) {
        this.name = name;
        this.folder = folder;
        this.wall = wall;
        this.store = store;
        this.random = random;
        this.breakage = breakage;
        try {
            Files.copy(template, db());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open();
        library.database()
                .write(session ->
                        session.update(
                                "UPDATE sync_state SET v = ? WHERE k = 'deviceId'",
                                String.format("%016x", random.nextLong())));
    }

    private Path db() {
        return folder.resolve(name + "-" + lives + ".db");
    }

    private void open() {
        library = SqliteLibrary.open(db(), CREATOR, wall);
        // a short log: less to copy at each crash, and the file itself is written to more often
        library.database().write(session -> session.number("PRAGMA wal_autocheckpoint=" + LOG));
        SyncClock clock = new SyncClock(wall);
        file = breakage.file(library.database(), CREATOR, clock, random);
        RemoteStore way = store;
        engine = new SyncEngine(file, way, random, ms -> {}, breakage::sweeper);
        if (healed) {
            file.heal();
        }
    }

    SqliteLibrary library() {
        return library;
    }

    Breakage breakage() {
        return breakage;
    }

    void heal() {
        healed = true;
        file.heal();
        store.heal();
    }

    /// @return null where the process ended meanwhile and was begun again
    @Nullable SyncReport sync(long sweepEveryMs, BooleanSupplier cancelled) {
        try {
            return engine.run(sweepEveryMs, cancelled);
        } catch (SimCrash e) {
            beginAgain();
            return null;
        }
    }

    void rejoin() {
        engine.rejoin();
    }

    void acceptMissing() {
        engine.acceptMissing();
    }

    /// What is on disk at this instant is all that a new process finds.
    private void beginAgain() {
        Path before = db();
        lives++;
        try {
            Files.copy(before, db());
            Path log = before.resolveSibling(before.getFileName() + "-wal");
            if (Files.exists(log)) {
                Files.copy(log, db().resolveSibling(db().getFileName() + "-wal"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        library.close();
        open();
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
