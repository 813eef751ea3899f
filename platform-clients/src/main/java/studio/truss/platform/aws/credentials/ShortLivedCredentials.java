package studio.truss.platform.aws.credentials;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.stack.CloudConfig;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/// A creator's keys, kept in memory only and renewed a minute before their end; of threads that ask
/// at once one fetches and the others wait for it. Keys past their end are never given out. What
/// hinders is a [SignInException].
public final class ShortLivedCredentials implements AwsCredentialsProvider, AutoCloseable {
    private static final Duration EARLY = Duration.ofSeconds(60);

    private final KeySource source;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable AwsSessionCredentials current;

    ShortLivedCredentials(KeySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /// The keys of the account's creator: by the stack's identity pool, or by its role where it has
    /// no pool.
    public static ShortLivedCredentials of(CloudConfig config, Account account, Clock clock) {
        CloudConfig.Identity identity = config.requireIdentity();
        KeySource source =
                identity.identityPoolId() != null
                        ? new IdentityPoolKeys(config, identity.identityPoolId(), account)
                        : new WebIdentityKeys(config, account);
        return new ShortLivedCredentials(source, clock);
    }

    @Override
    public AwsCredentials resolveCredentials() {
        AwsSessionCredentials known = current;
        if (known != null && lives(known, EARLY)) {
            return known;
        }
        fetching.lock();
        try {
            known = current;
            if (known != null && lives(known, EARLY)) {
                return known;
            }
            AwsSessionCredentials next = renewed(known);
            current = next;
            return next;
        } finally {
            fetching.unlock();
        }
    }

    /// When the keys run out that are good now.
    public Instant end() {
        resolveCredentials();
        AwsSessionCredentials known = current;
        return known == null ? clock.instant() : known.expirationTime().orElse(clock.instant());
    }

    private AwsSessionCredentials renewed(@Nullable AwsSessionCredentials known) {
        try {
            AwsSessionCredentials next = source.fetch();
            if (!lives(next, Duration.ZERO)) {
                throw new SignInException(Reason.CLOCK_WRONG);
            }
            return next;
        } catch (SignInException e) {
            if (e.reason() == Reason.NO_NETWORK && known != null && lives(known, Duration.ZERO)) {
                return known;
            }
            throw e;
        }
    }

    private boolean lives(AwsSessionCredentials keys, Duration more) {
        Instant end = keys.expirationTime().orElse(Instant.MIN);
        return clock.instant().plus(more).isBefore(end);
    }

    /// Forgets keys that a service refused as run out; the next call fetches others.
    public void refused(String accessKeyId) {
        fetching.lock();
        try {
            AwsSessionCredentials known = current;
            if (known != null && known.accessKeyId().equals(accessKeyId)) {
                current = null;
            }
        } finally {
            fetching.unlock();
        }
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return "ShortLivedCredentials";
    }
}
