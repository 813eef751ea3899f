package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.Database;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.merge.Cut;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.sync.sqlite.Attempt;
import studio.truss.core.sync.sqlite.Cursor;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// The engine as it is, or broken on purpose so that the tests can be tested.
final class Breakage {
    static final Breakage NONE = new Breakage(null);
    private static final int RARELY = 12;
    private static final int TRIES = 2;

    private final @Nullable Kind kind;
    private final Random chance = new Random(1);

    Breakage(@Nullable Kind kind) {
        this.kind = kind;
    }

    /// The ways of breaking it: those of AWS's own client library and those that the protocol is
    /// made against.
    enum Kind {
        /// Writes whole items, whoever has written meanwhile.
        LAST_WRITE_WINS,
        /// Compares the version alone, which the web product does not count up.
        VERSION_ALONE,
        /// Moves a clip's bound wherever the other is by now.
        BOUNDS_APART,
        /// Does not compare this machine's number.
        NO_FENCE,
        /// Believes an eventual read.
        NO_CONFIRMATION,
        /// Shows an edit before it is in the outbox, and may end in between.
        EDIT_AND_OUTBOX_APART,
        /// Takes the earlier change out of the outbox before the joined one is in.
        JOINED_IN_TWO_STEPS,
        /// Gives up what has failed too often.
        GIVES_UP,
        /// Takes over what the cloud has without merging what waits.
        BASE_WITHOUT_MERGE,
        /// Writes down how far it has read before what it has read.
        CURSOR_AND_DATA_APART,
        /// Takes a request without an answer for one that had no effect.
        GIVES_UP_WITHOUT_FENCE,
        /// Takes what an old answer says for a deletion.
        ABSENCE_UNCONFIRMED,
        /// Goes on where the table has lost what this machine wrote.
        SETBACK_UNNOTICED
    }

    private boolean is(Kind asked) {
        return kind == asked;
    }

    SimFile file(Database database, CreatorId creator, SyncClock clock, Random random) {
        return new SimFile(database, creator, clock, random) {
            @Override
            Tables tables(Session session) {
                if (is(Kind.GIVES_UP)) {
                    session.update(
                            "DELETE FROM outbox WHERE attempts > ? AND state = 'pending'", TRIES);
                }
                if (is(Kind.SETBACK_UNNOTICED)) {
                    session.update(
                            "DELETE FROM sync_state WHERE k = 'held' AND v = 'CLOUD_WENT_BACK'");
                }
                return is(Kind.BASE_WITHOUT_MERGE)
                        ? new Tables(session, creator, clock) {
                            @Override
                            boolean observed(ItemKey key, @Nullable Item now) {
                                confirms.remove(key);
                                bases.put(key, now, ops.of(key));
                                return true;
                            }
                        }
                        : super.tables(session);
            }

            @Override
            Writes writes(String device) {
                return new BrokenWrites(device);
            }
        };
    }

    private final class BrokenWrites extends Writes {
        BrokenWrites(String device) {
            super(device, "test", 0);
        }

        @Override
        Write of(PendingOp op, @Nullable Item base, long seq, Instant at) {
            if (is(Kind.LAST_WRITE_WINS) && op.kind() != PendingOp.Kind.DELETE) {
                return new Write.Update(
                        op.key(), Change.set(after(op, base, seq, at)), Expected.maybe(Map.of()));
            }
            return super.of(op, base, seq, at);
        }

        @Override
        Expected expected(PendingOp op, @Nullable Item base) {
            Expected expected = super.expected(op, base);
            TreeMap<String, Optional<AttributeValue>> some = new TreeMap<>(expected.attributes());
            if (is(Kind.VERSION_ALONE) || is(Kind.BASE_WITHOUT_MERGE)) {
                some.keySet().retainAll(java.util.Set.of(VERSION));
            }
            if (is(Kind.BOUNDS_APART)) {
                Cut.BOUNDS.stream()
                        .filter(name -> !op.fields().containsKey(name))
                        .forEach(some::remove);
            }
            return Expected.there(some);
        }

        @Override
        Write fence(ItemKey key, Attempt attempt, Instant at) {
            Write fence = super.fence(key, attempt, at);
            return is(Kind.NO_FENCE) && fence instanceof Write.Update update
                    ? new Write.Update(key, update.change(), Expected.maybe(Map.of()))
                    : fence;
        }
    }

    void create(SqliteLibrary library, Clip clip) {
        library.create(clip);
        if (is(Kind.EDIT_AND_OUTBOX_APART)) {
            maybeForgetLast(library);
        }
    }

    void update(SqliteLibrary library, EntityKey key, Change change) {
        library.update(key, change, Author.CREATOR);
        if (is(Kind.EDIT_AND_OUTBOX_APART) || is(Kind.JOINED_IN_TWO_STEPS)) {
            maybeForgetLast(library);
        }
    }

    /// What a process leaves that ends before its second step.
    private void maybeForgetLast(SqliteLibrary library) {
        if (chance.nextInt(RARELY) == 0) {
            library.database()
                    .write(session ->
                            session.update(
                                    "DELETE FROM outbox WHERE ord = (SELECT max(ord) FROM outbox)"
                                            + " AND state = 'pending'"));
        }
    }

    /// @param begun told when a sweep has begun
    Sweeper sweeper(MirrorFile file, RemoteStore remote, Pace pace, Runnable begun) {
        return new Sweeper(file, remote, pace) {
            @Override
            void begin() {
                super.begin();
                begun.run();
            }

            @Override
            boolean claimed(Tables tables, Item item) {
                return is(Kind.NO_CONFIRMATION)
                        ? tables.observed(item.key(), item)
                        : super.claimed(tables, item);
            }

            @Override
            void place(Tables tables, Cursor cursor, KeyRange range, @Nullable ItemKey next) {
                if (is(Kind.ABSENCE_UNCONFIRMED) && next == null) {
                    String pk = Keys.partition(SimDesktop.CREATOR);
                    tables.bases
                            .unseen(pk, range, cursor.generation())
                            .forEach(key -> tables.observed(key, null));
                }
                super.place(tables, cursor, range, next);
            }

            @Override
            int took(Cursor cursor, KeyRange range, RemoteStore.Page page) {
                if (!is(Kind.CURSOR_AND_DATA_APART)) {
                    return super.took(cursor, range, page);
                }
                file.write(tables -> {
                    place(tables, cursor, range, page.next());
                    return cursor;
                });
                return file.write(tables -> take(tables, cursor, page));
            }
        };
    }

    /// Before each run of the mirror.
    void beforeRun(SimFile file) {
        if (is(Kind.GIVES_UP_WITHOUT_FENCE)) {
            file.write(tables -> {
                Fence fence = new Fence(SimDesktop.CREATOR, chance);
                tables.attempts.open().forEach(attempt -> fence.voided(tables, attempt));
                return tables;
            });
        }
    }
}
