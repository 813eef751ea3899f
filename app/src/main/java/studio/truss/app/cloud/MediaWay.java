package studio.truss.app.cloud;

import studio.truss.core.transfer.TransferProgress;
import studio.truss.core.transfer.TransferReport;

import java.util.function.BooleanSupplier;

/// Moves the files that wait in a library's queue.
public interface MediaWay extends AutoCloseable {
    /// Does all that can be done now.
    TransferReport run(BooleanSupplier stop, TransferProgress.Listener listener);

    @Override
    void close();
}
