package studio.truss.core.sync.bodies;

import java.util.Optional;

/// Where large values are kept, each under the hash of its text. Both methods may throw
/// [studio.truss.core.sync.remote.RemoteException].
public interface BodyShelf {
    /// Keeps a value's bytes; the same again changes nothing.
    ///
    /// @param sha256 64 lower-case hex digits
    void put(String sha256, byte[] bytes);

    /// What is kept there; empty where nothing is, and will not be by asking again.
    Optional<byte[]> get(String sha256);
}
