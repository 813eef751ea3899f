package studio.truss.core.transfer;

/// How far a transfer under way is.
///
/// @param bytesDone may fall back where something has to be sent again
/// @param bytesTotal 0 while it is not known
public record TransferProgress(Transfer transfer, Step step, long bytesDone, long bytesTotal) {
    public enum Step {
        /// The file is read, to know its hash.
        READING,
        MOVING,
        /// What arrived is compared with its hash.
        CHECKING,
        /// It is done, failed, paused or waits: ask the queue.
        ENDED
    }

    /// Hears of it, from several threads and often.
    @FunctionalInterface
    public interface Listener {
        void heard(TransferProgress progress);
    }
}
