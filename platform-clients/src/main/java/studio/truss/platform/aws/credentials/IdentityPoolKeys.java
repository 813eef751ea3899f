package studio.truss.platform.aws.credentials;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClientBuilder;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.ServiceTrouble;
import studio.truss.platform.aws.signin.ServiceTrouble.Step;
import studio.truss.platform.aws.stack.CloudConfig;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Keys by the identity pool, whose role sees the creator in a principal tag. The identity's id is
/// asked for once. Called by one thread at a time.
final class IdentityPoolKeys implements KeySource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CognitoIdentityClient client;
    private final String pool;
    private final String provider;
    private final Account account;
    private @Nullable Identity identity;

    IdentityPoolKeys(CloudConfig config, String pool, Account account) {
        CognitoIdentityClientBuilder builder =
                CognitoIdentityClient.builder()
                        .region(Region.of(config.region()))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(o -> o.apiCallTimeout(PATIENCE));
        URI endpoint = config.endpoints().cognitoIdentity();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        this.client = builder.build();
        this.pool = pool;
        this.provider = config.provider();
        this.account = account;
    }

    private record Identity(String creator, String id) {}

    @Override
    public AwsSessionCredentials fetch() {
        var session = account.fresh();
        Map<String, String> logins = Map.of(provider, session.idToken());
        try {
            Identity who = identity;
            if (who == null || !who.creator().equals(session.creator().value())) {
                String id = client.getId(r -> r.identityPoolId(pool).logins(logins)).identityId();
                who = new Identity(session.creator().value(), id);
                identity = who;
            }
            String id = who.id();
            Credentials keys =
                    client.getCredentialsForIdentity(r -> r.identityId(id).logins(logins))
                            .credentials();
            return AwsSessionCredentials.builder()
                    .accessKeyId(keys.accessKeyId())
                    .secretAccessKey(keys.secretKey())
                    .sessionToken(keys.sessionToken())
                    .expirationTime(keys.expiration())
                    .build();
        } catch (SdkException e) {
            throw ServiceTrouble.of(e, Step.CREDENTIALS);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
