package studio.truss.app.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.ProgramVersion;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncClock;
import studio.truss.core.sync.SyncEngine;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.SyncRequests;
import studio.truss.core.sync.layout.LayoutChange;
import studio.truss.platform.aws.AnswerDates;
import studio.truss.platform.aws.CreatorTable;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.vault.Passphrase;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// The mirror between the current creator's library and the table. Of several processes one has it
/// at a time. Used by one thread.
public final class CloudMirror implements Mirror {
    private final SqliteLibrary library;
    private final OwnerLock lock;
    private final @Nullable Account account;
    private final CreatorTable table;
    private final MirrorLayers layers;
    private final SyncEngine engine;
    private final SyncRequests requests;

    private CloudMirror(
            SqliteLibrary library,
            OwnerLock lock,
            @Nullable Account account,
            CreatorTable table,
            MirrorLayers layers,
            SyncEngine engine) {
        this.library = library;
        this.lock = lock;
        this.account = account;
        this.table = table;
        this.layers = layers;
        this.engine = engine;
        this.requests = new SyncRequests(library);
    }

    /// @throws SignInException when nobody is signed in
    /// @throws LibraryException `BUSY` when another process mirrors this library
    public static CloudMirror open(AppGraph graph, CloudConfig config, Passphrase passphrase) {
        Account account =
                CreatorTable.needsNoAccount(graph.environment(), config)
                        ? null
                        : graph.account(config, passphrase);
        SqliteLibrary library = graph.libraries().openCurrent();
        OwnerLock lock = null;
        try {
            if (account != null) {
                requireCreator(account, library.creator());
            }
            lock = lock(library);
            SyncClock clock = new SyncClock(graph.clock());
            AnswerDates dates = (sent, date, received) -> clock.answered(sent, received, date);
            CreatorTable table =
                    account == null
                            ? CreatorTable.open(config, graph.environment(), graph.clock(), dates)
                            : CreatorTable.open(config, account, graph.clock(), dates);
            MirrorLayers layers = MirrorLayers.open(graph, config, account, library);
            return new CloudMirror(
                    library,
                    lock,
                    account,
                    table,
                    layers,
                    new SyncEngine(library, table, clock, ProgramVersion.text(), layers::over));
        } catch (RuntimeException e) {
            if (lock != null) {
                lock.close();
            }
            library.close();
            if (account != null) {
                account.close();
            }
            throw e;
        }
    }

    static void requireCreator(Account account, CreatorId creator) {
        CreatorId signedIn =
                account.session()
                        .orElseThrow(() -> new SignInException(Reason.NOT_SIGNED_IN))
                        .creator();
        if (!signedIn.equals(creator)) {
            throw new LibraryException(
                    LibraryException.Problem.REFUSED,
                    "The open library is that of "
                            + creator
                            + ", and "
                            + signedIn
                            + " is signed in. truss login opens the right one.");
        }
    }

    /// Whether no process mirrors a library now.
    public static boolean isFree(SqliteLibrary library) {
        Optional<OwnerLock> lock = OwnerLock.tryAcquire(lockFile(library));
        lock.ifPresent(OwnerLock::close);
        return lock.isPresent();
    }

    static Path lockFile(SqliteLibrary library) {
        Path file = library.database().file();
        return file.resolveSibling(file.getFileName() + ".sync.lock");
    }

    private static OwnerLock lock(SqliteLibrary library) {
        return OwnerLock.tryAcquire(lockFile(library))
                .orElseThrow(() ->
                        new LibraryException(
                                LibraryException.Problem.BUSY,
                                "Another Truss Studio mirrors this library already."));
    }

    /// A run, which also answers what other processes have asked for.
    @Override
    public SyncReport run(long sweepEveryMs, BooleanSupplier cancelled) {
        SyncRequests.Taken taken = requests.take();
        for (SyncRequests.Wish wish : taken.wishes()) {
            switch (wish) {
                case REJOIN -> engine.rejoin();
                case ACCEPT_MISSING -> engine.acceptMissing();
            }
        }
        SyncReport report = engine.run(taken.number() > 0 ? 0 : sweepEveryMs, cancelled);
        if (!cancelled.getAsBoolean()) {
            requests.answer(taken, report);
        }
        return report;
    }

    @Override
    public SyncReport refresh(Collection<EntityKey> keys) {
        return engine.refresh(keys);
    }

    @Override
    public boolean asked() {
        return requests.waiting();
    }

    @Override
    public void rejoin() {
        engine.rejoin();
    }

    @Override
    public void acceptMissing() {
        engine.acceptMissing();
    }

    /// Where the creator's clips are in the cloud, and how that is changed.
    public LayoutChange layout() {
        return new LayoutChange(table, library.creator(), RandomGenerator.getDefault());
    }

    public SyncEngine engine() {
        return engine;
    }

    public SqliteLibrary library() {
        return library;
    }

    public MirrorStatus status() {
        return MirrorStatus.of(library);
    }

    @Override
    public void close() {
        layers.close();
        table.close();
        if (account != null) {
            account.close();
        }
        lock.close();
        library.close();
    }
}
