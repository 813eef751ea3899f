package studio.truss.core.transfer;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.sync.bodies.BodyShelf;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectStore;

import java.util.Optional;

/// Keeps large values of items in the creator's bucket, below `bodies/`. None is ever taken away: a
/// machine that was off may still point to it.
public final class BucketShelf implements BodyShelf {
    private static final int MOST = 64 * 1024 * 1024;

    private final ObjectStore objects;
    private final CreatorId creator;

    public BucketShelf(ObjectStore objects, CreatorId creator) {
        this.objects = objects;
        this.creator = creator;
    }

    @Override
    public void put(String sha256, byte[] bytes) {
        try {
            objects.put(ObjectKeys.body(creator, sha256), "application/gzip", bytes);
        } catch (ObjectException e) {
            throw trouble(e);
        }
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        try {
            return Optional.of(objects.bytes(ObjectKeys.body(creator, sha256), MOST));
        } catch (ObjectException e) {
            // a bucket that nobody may list does not say that there is nothing
            if (e.kind() == ObjectException.Kind.MISSING
                    || e.kind() == ObjectException.Kind.DENIED) {
                return Optional.empty();
            }
            throw trouble(e);
        }
    }

    private static RemoteException trouble(ObjectException e) {
        RemoteException.Kind kind =
                switch (e.kind()) {
                    case THROTTLED -> RemoteException.Kind.THROTTLED;
                    case NOT_THE_SERVICE -> RemoteException.Kind.NOT_THE_SERVICE;
                    case CREDENTIALS -> RemoteException.Kind.CREDENTIALS;
                    case DENIED -> RemoteException.Kind.DENIED;
                    case CLOCK -> RemoteException.Kind.CLOCK;
                    case TRANSIENT, NO_BUCKET, MISSING, CHECKSUM, UPLOAD_GONE, CHANGED, INVALID ->
                            RemoteException.Kind.TRANSIENT;
                };
        return new RemoteException(kind, true, String.valueOf(e.getMessage()), e);
    }
}
