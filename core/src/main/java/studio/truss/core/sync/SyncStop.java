package studio.truss.core.sync;

/// Why the mirror does not go on by itself. What waits is kept in each case.
public enum SyncStop {
    /// No network, or the service does not answer.
    OFFLINE,
    /// The sign-in has run out.
    SIGN_IN,
    /// The credentials do not reach the creator's partition.
    DENIED,
    /// This machine's clock is wrong.
    CLOCK,
    /// There is no such table.
    NO_TABLE,
    /// The partition is another creator's.
    OTHER_CREATOR,
    /// The partition was written by a newer version of the product.
    NEWER,
    /// The cloud no longer knows this machine: its table was put back to an earlier state, or this
    /// machine was away for very long.
    CLOUD_WENT_BACK,
    /// So much is missing in the cloud that nothing is deleted here without being asked for.
    MUCH_MISSING,
    /// Another process of this machine is at it.
    BUSY
}
