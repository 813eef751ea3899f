package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.remote.Meter;
import studio.truss.core.sync.remote.MeteredStore;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.sqlite.BaseTable;

import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Keeps a creator's library and its partition in step. One thread at a time; of several processes
/// one, by a lock that the caller holds.
public final class SyncEngine {
    private static final int STEPS_MOST = 100_000;

    private final MirrorFile file;
    private final MeteredStore remote;
    private final RemoteStore way;
    private final Fence fence;
    private final Owner owner;
    private final Pusher pusher;
    private final Peers peers;
    private final Setback setback;
    private final Confirmer confirmer;
    private final OnScreen screen;
    private final Sweeper sweeper;
    private final Pace pace;
    private int pushed;
    private int pulled;

    /// @param version of this program
    public SyncEngine(SqliteLibrary library, RemoteStore remote, SyncClock clock, String version) {
        this(library, remote, clock, version, UnaryOperator.identity());
    }

    /// @param version of this program
    /// @param layers what lies between the mirror and the table, such as where clips are; what they
    ///   ask of the table is counted
    public SyncEngine(
            SqliteLibrary library,
            RemoteStore remote,
            SyncClock clock,
            String version,
            UnaryOperator<RemoteStore> layers) {
        this(
                new MirrorFile(library.database(), library.creator(), clock, version),
                remote,
                RandomGenerator.getDefault(),
                SyncEngine::sleep,
                Sweeper::new,
                layers);
    }

    /// Makes the sweeper; tests make a broken one.
    @FunctionalInterface
    interface Sweeps {
        Sweeper of(MirrorFile file, RemoteStore remote, Pace pace);
    }

    SyncEngine(
            MirrorFile file,
            RemoteStore store,
            RandomGenerator random,
            Pace.Sleeper sleeper,
            Sweeps sweeps) {
        this(file, store, random, sleeper, sweeps, UnaryOperator.identity());
    }

    SyncEngine(
            MirrorFile file,
            RemoteStore store,
            RandomGenerator random,
            Pace.Sleeper sleeper,
            Sweeps sweeps,
            UnaryOperator<RemoteStore> layers) {
        this.file = file;
        CreatorId creator = file.creator();
        this.remote = new MeteredStore(store, this::knownSize);
        this.way = layers.apply(this.remote);
        this.pace = new Pace(file.clock(), sleeper);
        this.fence = new Fence(creator, random);
        this.pusher = new Pusher(file, way, fence, new Backoff(file.clock(), random));
        this.owner = new Owner(file, way);
        this.peers = new Peers(file, way);
        this.setback = new Setback(file, way, fence);
        this.confirmer = new Confirmer(file, way, pace, setback);
        this.screen = new OnScreen(file, way, confirmer, fence);
        this.sweeper = sweeps.of(file, way, pace);
    }

    /// Of what the table is believed to have. Wherever the item is there, the library has it once.
    private int knownSize(ItemKey key) {
        ItemKey own = new ItemKey(Keys.partition(file.creator()), key.sk());
        Item item = file.read(tables -> BaseTable.image(tables.bases.row(own)));
        return item == null ? 0 : way.sizeOf(item);
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes over what the cloud has, sends what waits and goes on until nothing is left to do.
    ///
    /// @param sweepEveryMs how long ago the last sweep may be; 0 for one in any case
    /// @param cancelled asked between two requests
    public SyncReport run(long sweepEveryMs, BooleanSupplier cancelled) {
        return reported(() -> steps(sweepEveryMs, cancelled));
    }

    /// Reads once more what somebody looks at, in one strong request: a change by a program that
    /// knows nothing of the mirror shows at once.
    ///
    /// @param keys the first [RemoteStore#GET_MOST] are read
    public SyncReport refresh(Collection<EntityKey> keys) {
        List<ItemKey> read =
                keys.stream()
                        .distinct()
                        .limit(RemoteStore.GET_MOST)
                        .map(key -> Keys.of(file.creator(), key))
                        .toList();
        return reported(() -> pulled = screen.read(read));
    }

    private SyncReport reported(Runnable work) {
        Meter before = remote.meter();
        pushed = 0;
        pulled = 0;
        try {
            work.run();
            SyncStop held = held();
            return report(before, held, held == null ? "" : words(held));
        } catch (SyncStopException e) {
            return report(before, e.stop(), String.valueOf(e.getMessage()));
        } catch (RemoteException e) {
            if (e.kind() == RemoteException.Kind.THROTTLED) {
                pace.throttled();
            }
            return report(before, stop(e), String.valueOf(e.getMessage()));
        }
    }

    private void steps(long sweepEveryMs, BooleanSupplier cancelled) {
        owner.look();
        if (!pusher.resolve()) {
            return;
        }
        requireNoSetback();
        if (!peers.poll() && setback.happened()) {
            requireNoSetback();
        }
        confirmAll(cancelled);
        pushAll(cancelled);
        if (!sweeper.underWay() && sweeper.due(sweepEveryMs)) {
            sweeper.begin();
        }
        for (int step = 0; step < STEPS_MOST && !cancelled.getAsBoolean(); step++) {
            int found = sweeper.page();
            if (found < 0) {
                break;
            }
            pulled += found;
            confirmAll(cancelled);
            requireNoSetback();
        }
        sweeper.endRejoining();
        pushAll(cancelled);
        if (owner.isNewer()) {
            throw new SyncStopException(SyncStop.NEWER, Words.of(SyncStop.NEWER));
        }
    }

    private void requireNoSetback() {
        if (held() == SyncStop.CLOUD_WENT_BACK) {
            throw new SyncStopException(
                    SyncStop.CLOUD_WENT_BACK, Words.of(SyncStop.CLOUD_WENT_BACK));
        }
    }

    private void confirmAll(BooleanSupplier cancelled) {
        for (int step = 0; step < STEPS_MOST && !cancelled.getAsBoolean(); step++) {
            int changed = confirmer.confirm();
            if (changed < 0) {
                return;
            }
            pulled += changed;
        }
    }

    private void pushAll(BooleanSupplier cancelled) {
        if (owner.isNewer()) {
            return;
        }
        for (int step = 0; step < STEPS_MOST && !cancelled.getAsBoolean(); step++) {
            Pusher.Round round = pusher.push();
            pushed += round.pushed();
            requireNoSetback();
            confirmAll(cancelled);
            if (!round.more()) {
                return;
            }
        }
    }

    private @Nullable SyncStop held() {
        String held = file.read(tables -> tables.state.get(Fence.HELD));
        return held == null ? null : SyncStop.valueOf(held);
    }

    private String words(SyncStop held) {
        return file.read(tables -> Words.held(held, tables.state, tables.bases));
    }

    /// Goes on as a new machine after [SyncStop#CLOUD_WENT_BACK], and puts back what is lost after
    /// [SyncStop#MUCH_MISSING]: what the cloud has is taken over, what it lacks is made there anew.
    public void rejoin() {
        file.write(tables -> {
            fence.begin(tables);
            sweeper.rejoin(tables);
            return file;
        });
    }

    /// Tries again what the cloud would not take.
    public void retryParked() {
        file.write(tables -> {
            Parked.retry(tables.ops);
            return file;
        });
    }

    /// Goes on after [SyncStop#MUCH_MISSING]: what is missing in the cloud is deleted here.
    public void acceptMissing() {
        file.write(tables -> {
            tables.state.remove(Fence.HELD);
            return file;
        });
        sweeper.allowMissing();
    }

    private SyncReport report(Meter before, @Nullable SyncStop stop, String words) {
        Meter spent = remote.meter().minus(before);
        return file.write(tables -> {
            add(tables, MirrorStatus.RRU, spent.rru());
            add(tables, MirrorStatus.WRU, spent.wru());
            return new SyncReport(
                    pushed,
                    pulled,
                    (int) tables.conflicts.countOpen(),
                    (int) tables.ops.count(PendingOp.State.PARKED),
                    (int) tables.ops.count(),
                    spent,
                    stop,
                    words);
        });
    }

    private static void add(Tables tables, String name, double more) {
        if (more > 0) {
            double all = MirrorStatus.real(tables.state.get(name)) + more;
            tables.state.put(name, Double.toString(all));
        }
    }

    private static SyncStop stop(RemoteException e) {
        return switch (e.kind()) {
            case TRANSIENT, THROTTLED, NOT_THE_SERVICE, INVALID -> SyncStop.OFFLINE;
            case CREDENTIALS -> SyncStop.SIGN_IN;
            case DENIED -> SyncStop.DENIED;
            case CLOCK -> SyncStop.CLOCK;
            case NO_TABLE -> SyncStop.NO_TABLE;
        };
    }
}
