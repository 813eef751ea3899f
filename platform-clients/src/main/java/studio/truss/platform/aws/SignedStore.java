package studio.truss.platform.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteException.Kind;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.platform.aws.credentials.ShortLivedCredentials;
import studio.truss.platform.aws.signin.SignInException;

import java.util.Collection;
import java.util.function.Supplier;

/// The table with a creator's short-lived keys: keys that have run out are renewed and the request
/// is sent again, once; a sign-in that has ended is said as such.
final class SignedStore implements RemoteStore {
    private final RemoteStore store;
    private final AwsCredentialsProvider keys;

    SignedStore(RemoteStore store, AwsCredentialsProvider keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public Page query(PageRequest request) {
        return signed(() -> store.query(request));
    }

    @Override
    public Found get(Collection<ItemKey> wanted) {
        return signed(() -> store.get(wanted));
    }

    @Override
    public WriteOutcome write(WriteTransaction transaction) {
        return signed(() -> store.write(transaction));
    }

    private <T> T signed(Supplier<T> request) {
        try {
            String used = keys.resolveCredentials().accessKeyId();
            try {
                return request.get();
            } catch (RemoteException e) {
                if (e.kind() != Kind.CREDENTIALS
                        || !(keys instanceof ShortLivedCredentials shortLived)) {
                    throw e;
                }
                shortLived.refused(used);
                return request.get();
            }
        } catch (SignInException e) {
            throw new RemoteException(kind(e.reason()), true, String.valueOf(e.getMessage()), e);
        }
    }

    private static Kind kind(SignInException.Reason reason) {
        return switch (reason) {
            case NO_NETWORK -> Kind.TRANSIENT;
            case CAPTIVE_PORTAL -> Kind.NOT_THE_SERVICE;
            case CLOCK_WRONG -> Kind.CLOCK;
            default -> Kind.CREDENTIALS;
        };
    }
}
