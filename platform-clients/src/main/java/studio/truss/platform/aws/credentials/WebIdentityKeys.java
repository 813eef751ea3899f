package studio.truss.platform.aws.credentials;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.Credentials;

import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.ServiceTrouble;
import studio.truss.platform.aws.signin.ServiceTrouble.Step;
import studio.truss.platform.aws.stack.CloudConfig;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/// Keys by `AssumeRoleWithWebIdentity`, for stacks whose role trusts the user pool itself.
final class WebIdentityKeys implements KeySource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SESSION_NAME_MAX = 64;

    private final StsClient client;
    private final String role;
    private final Account account;

    WebIdentityKeys(CloudConfig config, Account account) {
        StsClientBuilder builder =
                StsClient.builder()
                        .region(Region.of(config.region()))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(o -> o.apiCallTimeout(PATIENCE));
        URI endpoint = config.endpoints().sts();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        this.client = builder.build();
        this.role = Objects.requireNonNull(config.requireIdentity().roleArn(), "a role");
        this.account = account;
    }

    @Override
    public AwsSessionCredentials fetch() {
        var session = account.fresh();
        String name = session.creator().value().replaceAll("[^\\w+=,.@-]", "-");
        try {
            Credentials keys =
                    client.assumeRoleWithWebIdentity(r ->
                                    r.roleArn(role)
                                            .roleSessionName(
                                                    "truss-"
                                                            + name.substring(
                                                                    0,
                                                                    Math.min(
                                                                            name.length(),
                                                                            SESSION_NAME_MAX - 6)))
                                            .webIdentityToken(session.idToken()))
                            .credentials();
            return AwsSessionCredentials.builder()
                    .accessKeyId(keys.accessKeyId())
                    .secretAccessKey(keys.secretAccessKey())
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
