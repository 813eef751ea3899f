package studio.truss.app.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.transfer.TransferDesk;
import studio.truss.core.transfer.TransferOrders;
import studio.truss.core.transfer.TransferProgress;
import studio.truss.core.transfer.TransferQueue;
import studio.truss.core.transfer.TransferReport;
import studio.truss.core.transfer.flow.Bandwidth;
import studio.truss.platform.aws.CreatorTable;
import studio.truss.platform.aws.objects.CreatorObjects;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.CloudConfigException;
import studio.truss.platform.vault.Passphrase;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/// The way of files between the current creator's library and the bucket. Of several processes one
/// moves them at a time. Used by one thread.
public final class CloudMedia implements MediaWay {
    private final SqliteLibrary library;
    private final @Nullable Account account;
    private final CreatorObjects objects;
    private final ExecutorService threads;
    private final TransferQueue queue;
    private final TransferDesk desk;

    private CloudMedia(
            AppGraph graph,
            SqliteLibrary library,
            @Nullable Account account,
            CreatorObjects objects,
            Bandwidth bandwidth) {
        this.library = library;
        this.account = account;
        this.objects = objects;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.queue = new TransferQueue(library, graph.clock());
        this.desk = new TransferDesk(library, queue, objects, bandwidth, threads, graph.clock());
    }

    /// @param bandwidth may be changed while files move
    /// @throws SignInException when nobody is signed in
    /// @throws CloudConfigException when the stack has no bucket
    public static CloudMedia open(
            AppGraph graph, CloudConfig config, Passphrase passphrase, Bandwidth bandwidth) {
        Account account =
                CreatorTable.needsNoAccount(graph.environment(), config)
                        ? null
                        : graph.account(config, passphrase);
        SqliteLibrary library = graph.libraries().openCurrent();
        try {
            if (account == null) {
                return new CloudMedia(
                        graph,
                        library,
                        null,
                        CreatorObjects.open(config, graph.environment(), graph.clock()),
                        bandwidth);
            }
            CloudMirror.requireCreator(account, library.creator());
            return new CloudMedia(
                    graph,
                    library,
                    account,
                    CreatorObjects.open(config, account, graph.clock()),
                    bandwidth);
        } catch (RuntimeException e) {
            library.close();
            if (account != null) {
                account.close();
            }
            throw e;
        }
    }

    public SqliteLibrary library() {
        return library;
    }

    public TransferQueue queue() {
        return queue;
    }

    public TransferOrders orders() {
        return new TransferOrders(library, queue);
    }

    @Override
    public TransferReport run(BooleanSupplier stop, TransferProgress.Listener listener) {
        return desk.run(stop, listener);
    }

    @Override
    public void close() {
        threads.close();
        objects.close();
        if (account != null) {
            account.close();
        }
        library.close();
    }
}
