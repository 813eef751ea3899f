package studio.truss.platform.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.platform.aws.credentials.DevelopmentKeys;
import studio.truss.platform.aws.credentials.ShortLivedCredentials;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.CloudConfigException;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// The table of a stack with the keys of whoever is signed in, or with development keys. Made off
/// the window's thread.
public final class CreatorTable implements RemoteStore, AutoCloseable {
    private final DynamoStore store;
    private final RemoteStore signed;
    private final @Nullable ShortLivedCredentials keys;

    private CreatorTable(
            DynamoStore store, RemoteStore signed, @Nullable ShortLivedCredentials keys) {
        this.store = store;
        this.signed = signed;
        this.keys = keys;
    }

    /// Whether the environment asks for development keys, so that nobody has to be signed in.
    public static boolean needsNoAccount(Map<String, String> environment, CloudConfig config) {
        return DevelopmentKeys.of(environment, config).isPresent();
    }

    /// With the keys of the account's creator; the account stays open as long as the table.
    public static CreatorTable open(
            CloudConfig config, Account account, Clock clock, AnswerDates dates) {
        ShortLivedCredentials keys = ShortLivedCredentials.of(config, account, clock);
        return of(config, keys, keys, clock, dates);
    }

    /// With the environment's development keys.
    public static CreatorTable open(
            CloudConfig config, Map<String, String> environment, Clock clock, AnswerDates dates) {
        AwsCredentialsProvider keys =
                DevelopmentKeys.of(environment, config)
                        .orElseThrow(() -> new IllegalStateException("no development keys"));
        return of(config, keys, null, clock, dates);
    }

    /// When the keys run out that the account's creator gets now.
    public static Instant keysUntil(CloudConfig config, Account account, Clock clock) {
        try (ShortLivedCredentials keys = ShortLivedCredentials.of(config, account, clock)) {
            return keys.end();
        }
    }

    private static CreatorTable of(
            CloudConfig config,
            AwsCredentialsProvider provider,
            @Nullable ShortLivedCredentials keys,
            Clock clock,
            AnswerDates dates) {
        DynamoStore store =
                DynamoStore.open(endpoint(config), provider, TimeLimits.USUAL, clock, dates);
        return new CreatorTable(store, new SignedStore(store, provider), keys);
    }

    private static TableEndpoint endpoint(CloudConfig config) {
        try {
            return new TableEndpoint(
                    config.region(), config.table(), config.endpoints().dynamoDb());
        } catch (IllegalArgumentException e) {
            throw new CloudConfigException("The cloud's settings: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Page query(PageRequest request) {
        return signed.query(request);
    }

    @Override
    public Found get(Collection<ItemKey> wanted) {
        return signed.get(wanted);
    }

    @Override
    public WriteOutcome write(WriteTransaction transaction) {
        return signed.write(transaction);
    }

    @Override
    public void close() {
        store.close();
        if (keys != null) {
            keys.close();
        }
    }
}
