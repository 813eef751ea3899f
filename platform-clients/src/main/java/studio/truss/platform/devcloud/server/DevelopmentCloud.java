package studio.truss.platform.devcloud.server;

import studio.truss.platform.devcloud.isolation.IsolationProxy;
import studio.truss.platform.devcloud.isolation.Principals;
import studio.truss.platform.devcloud.isolation.RolePolicy;
import studio.truss.platform.devcloud.template.StackPlace;
import studio.truss.platform.devcloud.template.StackTemplate;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/// A stack's table and bucket on this machine: the real engine and an S3 server in processes of
/// their own, on loopback, both held to the template's own policy. Who holds which keys is known
/// elsewhere. All of it ends with [#close], or with this program.
public final class DevelopmentCloud implements AutoCloseable {
    private final ServerProcess engine;
    private final IsolationProxy proxy;
    private final ServerProcess objects;
    private final Deque<Runnable> ends;

    private DevelopmentCloud(
            ServerProcess engine,
            IsolationProxy proxy,
            ServerProcess objects,
            Deque<Runnable> ends) {
        this.engine = engine;
        this.proxy = proxy;
        this.objects = objects;
        this.ends = ends;
    }

    /// @param classPath has both servers
    /// @param folder for files of the servers; with `keep` it has the data too
    public static DevelopmentCloud start(
            String classPath,
            Path folder,
            boolean keep,
            StackTemplate template,
            StackPlace place,
            Principals principals)
            throws IOException {
        RolePolicy policy = RolePolicy.of(template.policyDocuments("CreatorRole"));
        Deque<Runnable> ends = new ArrayDeque<>();
        boolean whole = false;
        try {
            ServerProcess engine =
                    ServerProcess.tableEngine(classPath, folder.resolve("table"), keep);
            ends.push(engine::close);
            TableSetup.create(engine.endpoint(), template.properties("Table"));
            IsolationProxy proxy =
                    IsolationProxy.start(engine.endpoint(), policy, place, principals);
            ends.push(proxy::close);
            ObjectGrants grants = ObjectGrants.start(policy, principals);
            ends.push(grants::close);
            ServerProcess objects =
                    ServerProcess.objectServer(
                            classPath,
                            folder.resolve("bucket"),
                            keep,
                            template.output("BucketName"),
                            grants);
            ends.push(objects::close);
            whole = true;
            return new DevelopmentCloud(engine, proxy, objects, ends);
        } finally {
            if (!whole) {
                ends.forEach(Runnable::run);
            }
        }
    }

    public URI table() {
        return proxy.endpoint();
    }

    public URI bucket() {
        return objects.endpoint();
    }

    /// Whether both servers still run.
    public boolean isAlive() {
        return engine.isAlive() && objects.isAlive();
    }

    /// Waits until one of the servers ends.
    public void awaitEnd() {
        CompletableFuture.anyOf(engine.onExit(), objects.onExit()).join();
    }

    /// May be called again, and from any thread.
    @Override
    public void close() {
        synchronized (ends) {
            while (!ends.isEmpty()) {
                ends.pop().run();
            }
        }
    }
}
