package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.sync.sqlite.Cursor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the whole partition a page at a time, for what writers that know nothing of the mirror
/// have changed. What a page says that is new is confirmed by a strong read; its place is kept with
/// it in one transaction, so that a sweep goes on where it was ended. Not final, so that tests can
/// break it.
class Sweeper {
    /// Whether a sweep is to begin.
    static final String DUE = "sweep_due";

    static final String LAST = "last_sweep";
    private static final String LEFT = "sweep_left";
    private static final String GENERATION = "generation";
    private static final String ALLOWED = "missing_allowed";

    /// Whether the table is one that has lost what was written last.
    static final String REJOINING = "rejoining";

    private static final KeyRange TOKENS = KeyRange.prefix("PLATFORM_TOKEN#");
    private static final int PAGE = 1_000;
    private static final long STALE_MS = 24 * 3_600_000L;
    private static final long MISSING_MOST = 50;
    private static final int MISSING_SHARE = 5;

    /// A family of so many that is gone as a whole was hardly deleted item by item.
    private static final int FAMILY = 5;

    private final MirrorFile file;
    private final RemoteStore remote;
    private final Pace pace;
    private final String pk;

    Sweeper(MirrorFile file, RemoteStore remote, Pace pace) {
        this.file = file;
        this.remote = remote;
        this.pace = pace;
        this.pk = Keys.partition(file.creator());
    }

    boolean underWay() {
        return file.read(tables -> !left(tables).isEmpty());
    }

    /// Whether a sweep is wanted, or the last was long enough ago.
    boolean due(long everyMs) {
        return file.read(tables -> {
            long ago = file.clock().localNow() - tables.state.number(LAST);
            // a last sweep in the future: the clock was set back since
            return tables.state.number(DUE) > 0 || ago >= everyMs || ago < 0;
        });
    }

    void begin() {
        file.write(tables -> {
            tables.state.remove(DUE);
            tables.state.put(LEFT, String.join("\n", Ranges.names()));
            return pk;
        });
    }

    /// Lets the next end of a sweep take away here what is no longer there, however much it is.
    void allowMissing() {
        file.write(tables -> {
            tables.state.put(ALLOWED, 1);
            tables.state.put(DUE, 1);
            return pk;
        });
    }

    /// Lets the next sweep make anew in the cloud what is missing there.
    void rejoin(Tables tables) {
        tables.state.put(REJOINING, 1);
        tables.state.put(LEFT, String.join("\n", Ranges.names()));
        Ranges.names().forEach(tables.sweeps::end);
    }

    /// The table has all again that this machine has, once everything is read.
    void endRejoining() {
        boolean done =
                file.read(tables ->
                        tables.state.number(REJOINING) > 0
                                && left(tables).isEmpty()
                                && tables.confirms.first(1).isEmpty());
        if (done) {
            file.write(tables -> {
                tables.state.remove(REJOINING);
                return pk;
            });
        }
    }

    /// Reads one page.
    ///
    /// @return how many items were new; -1 when no sweep is under way
    int page() {
        Cursor cursor =
                file.read(tables -> {
                    List<String> left = left(tables);
                    return left.isEmpty() ? null : cursor(tables, left.getFirst());
                });
        if (cursor == null) {
            return -1;
        }
        KeyRange range = Ranges.of(cursor.range());
        String after = cursor.after();
        RemoteStore.Page page =
                remote.query(
                        new RemoteStore.PageRequest(
                                pk,
                                range,
                                after == null ? null : new ItemKey(pk, after),
                                PAGE,
                                false));
        pace.read(page.items());
        return took(cursor, range, page);
    }

    int took(Cursor cursor, KeyRange range, RemoteStore.Page page) {
        return file.write(tables -> {
            long before = tables.state.number(GENERATION);
            tables.state.put(GENERATION, Math.max(before, cursor.generation()));
            int changed = take(tables, cursor, page);
            place(tables, cursor, range, page.next());
            return changed;
        });
    }

    int take(Tables tables, Cursor cursor, RemoteStore.Page page) {
        int changed = 0;
        for (Item item : page.items()) {
            if (item.key().sk().startsWith("SYNC#")) {
                continue;
            }
            changed += claimed(tables, item) ? 1 : 0;
            tables.bases.seen(item.key(), cursor.generation());
        }
        return changed;
    }

    void place(Tables tables, Cursor cursor, KeyRange range, @Nullable ItemKey next) {
        if (next != null) {
            tables.sweeps.put(cursor.at(next.sk()));
            return;
        }
        missing(tables, cursor, range);
        tables.sweeps.end(cursor.range());
        List<String> left = new ArrayList<>(left(tables));
        left.remove(cursor.range());
        if (left.isEmpty()) {
            tables.state.remove(LEFT);
            tables.state.remove(ALLOWED);
            if (tables.state.number(REJOINING) > 0) {
                // these are never read; a new table has none of them
                tables.bases.unseen(pk, TOKENS, Long.MAX_VALUE).forEach(tables::recreate);
            }
            tables.state.put(LAST, file.clock().localNow());
        } else {
            tables.state.put(LEFT, String.join("\n", left));
        }
    }

    private static List<String> left(Tables tables) {
        String left = tables.state.get(LEFT);
        return left == null ? List.of() : Arrays.asList(left.split("\n", -1));
    }

    private Cursor cursor(Tables tables, String range) {
        Cursor cursor = tables.sweeps.find(range);
        long now = file.clock().localNow();
        if (cursor != null && now - cursor.startedAt() < STALE_MS) {
            return cursor;
        }
        return new Cursor(range, tables.state.number(GENERATION) + 1, null, now);
    }

    /// Something a page says. An item never heard of is taken as it is; what differs from what was
    /// known may be an old answer.
    boolean claimed(Tables tables, Item item) {
        var row = tables.bases.row(item.key());
        if (BaseTable.same(row, item)) {
            return false;
        }
        if (row == null) {
            tables.observed(item.key(), item);
        } else {
            tables.confirms.add(item.key());
        }
        return true;
    }

    private void missing(Tables tables, Cursor cursor, KeyRange range) {
        List<ItemKey> missing = tables.bases.unseen(pk, range, cursor.generation());
        if (tables.state.number(REJOINING) > 0) {
            // the table lost them, nobody deleted them: what a strong read does not find is made
            missing.forEach(tables.confirms::add);
            return;
        }
        long all = tables.bases.count(pk, range);
        boolean much =
                missing.size() > Math.max(MISSING_MOST, all / MISSING_SHARE)
                        || (missing.size() == all && all >= FAMILY);
        boolean held = tables.state.get(Fence.HELD) != null;
        if ((much || held) && tables.state.number(ALLOWED) == 0) {
            if (!held) {
                tables.state.put(Fence.HELD, SyncStop.MUCH_MISSING.name());
            }
            Missing.note(tables, cursor.range(), missing);
            return;
        }
        Missing.forget(tables, cursor.range());
        missing.forEach(tables.confirms::add);
    }
}
