package studio.truss.app.cloud;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import studio.truss.app.AppGraph;
import studio.truss.app.ProgramVersion;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncClock;
import studio.truss.core.sync.SyncEngine;
import studio.truss.core.sync.SyncReport;
import studio.truss.platform.aws.DynamoStore;
import studio.truss.platform.aws.TableEndpoint;
import studio.truss.platform.aws.TimeLimits;
import studio.truss.platform.aws.credentials.DevelopmentKeys;
import studio.truss.platform.aws.credentials.ShortLivedCredentials;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.vault.Passphrase;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The mirror between the current creator's library and the table. Of several processes one has it
/// at a time. Used by one thread.
public final class CloudMirror implements Mirror {
    private final SqliteLibrary library;
    private final OwnerLock lock;
    private final @Nullable Account account;
    private final @Nullable ShortLivedCredentials keys;
    private final DynamoStore store;
    private final SyncEngine engine;

    private CloudMirror(
            SqliteLibrary library,
            OwnerLock lock,
            @Nullable Account account,
            @Nullable ShortLivedCredentials keys,
            DynamoStore store,
            SyncEngine engine) {
        this.library = library;
        this.lock = lock;
        this.account = account;
        this.keys = keys;
        this.store = store;
        this.engine = engine;
    }

    /// @throws SignInException when nobody is signed in
    /// @throws LibraryException `BUSY` when another process mirrors this library
    public static CloudMirror open(AppGraph graph, CloudConfig config, Passphrase passphrase) {
        Optional<AwsCredentialsProvider> development =
                DevelopmentKeys.of(graph.environment(), config);
        Account account = development.isPresent() ? null : graph.account(config, passphrase);
        SqliteLibrary library = graph.libraries().openCurrent();
        try {
            if (account != null) {
                requireCreator(account, library.creator());
            }
            ShortLivedCredentials keys =
                    account == null
                            ? null
                            : ShortLivedCredentials.of(config, account, graph.clock());
            return of(
                    graph.clock(),
                    config,
                    library,
                    account,
                    keys,
                    development.orElseGet(() -> Objects.requireNonNull(keys)));
        } catch (RuntimeException e) {
            library.close();
            if (account != null) {
                account.close();
            }
            throw e;
        }
    }

    private static CloudMirror of(
            Clock wall,
            CloudConfig config,
            SqliteLibrary library,
            @Nullable Account account,
            @Nullable ShortLivedCredentials keys,
            AwsCredentialsProvider provider) {
        OwnerLock lock = lock(library);
        SyncClock clock = new SyncClock(wall);
        DynamoStore store =
                DynamoStore.open(
                        new TableEndpoint(
                                config.region(), config.table(), config.endpoints().dynamoDb()),
                        provider,
                        TimeLimits.USUAL,
                        wall,
                        (sent, date, received) -> clock.answered(sent, received, date));
        SyncEngine engine =
                new SyncEngine(
                        library, new SignedStore(store, provider), clock, ProgramVersion.text());
        return new CloudMirror(library, lock, account, keys, store, engine);
    }

    private static void requireCreator(Account account, CreatorId creator) {
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
                            + " is signed in."
                            + " Sign in again: truss login.");
        }
    }

    private static OwnerLock lock(SqliteLibrary library) {
        Path file = library.database().file();
        return OwnerLock.tryAcquire(file.resolveSibling(file.getFileName() + ".sync.lock"))
                .orElseThrow(() ->
                        new LibraryException(
                                LibraryException.Problem.BUSY,
                                "Another Truss Studio mirrors this library already."));
    }

    @Override
    public SyncReport run(long sweepEveryMs, BooleanSupplier cancelled) {
        return engine.run(sweepEveryMs, cancelled);
    }

    @Override
    public void rejoin() {
        engine.rejoin();
    }

    @Override
    public void acceptMissing() {
        engine.acceptMissing();
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
        store.close();
        if (keys != null) {
            keys.close();
        }
        if (account != null) {
            account.close();
        }
        lock.close();
        library.close();
    }
}
