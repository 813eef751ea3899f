package studio.truss.core.sync.bodies;

import studio.truss.core.sync.remote.RemoteException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A shelf in memory, which may be out of reach.
public final class MemoryShelf implements BodyShelf {
    public final Map<String, byte[]> kept = new HashMap<>();
    public boolean away;
    public int puts;
    public int gets;

    private void reach() {
        if (away) {
            throw new RemoteException(
                    RemoteException.Kind.TRANSIENT, false, "the shelf is away", null);
        }
    }

    @Override
    public void put(String sha256, byte[] bytes) {
        reach();
        puts++;
        kept.put(sha256, bytes.clone());
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        reach();
        gets++;
        return Optional.ofNullable(kept.get(sha256));
    }
}
