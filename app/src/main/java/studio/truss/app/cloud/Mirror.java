package studio.truss.app.cloud;

import studio.truss.core.library.item.EntityKey;
import studio.truss.core.sync.SyncReport;

import java.util.Collection;
import java.util.function.BooleanSupplier;

/// Keeps a library and its partition in step, a run at a time. Used by one thread.
public interface Mirror extends AutoCloseable {
    /// Takes over what the cloud has and sends what waits.
    ///
    /// @param sweepEveryMs how long ago the last reading of everything may be; 0 for one now
    SyncReport run(long sweepEveryMs, BooleanSupplier cancelled);

    /// Reads strongly, in one request, what somebody looks at.
    SyncReport refresh(Collection<EntityKey> keys);

    /// Whether another process asks for a run.
    boolean asked();

    /// Goes on as a new machine where the cloud no longer knows this one.
    void rejoin();

    /// Deletes here what is missing in the cloud, however much it is.
    void acceptMissing();

    @Override
    void close();
}
