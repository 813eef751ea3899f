package studio.truss.platform.aws.credentials;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.CloudConfigException;
import studio.truss.platform.http.Loopback;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Keys that do not run out, for development: taken only where `TRUSS_DEV_STATIC_KEYS=1` says so,
/// and only towards servers on this machine.
public final class DevelopmentKeys {
    private DevelopmentKeys() {}

    /// @return empty when the environment does not ask for them; keys in it alone are not enough
    /// @throws CloudConfigException when they are asked for and may not be used
    public static Optional<AwsCredentialsProvider> of(
            Map<String, String> environment, CloudConfig config) {
        if (!"1".equals(environment.get("TRUSS_DEV_STATIC_KEYS"))) {
            return Optional.empty();
        }
        requireLoopback("TRUSS_DYNAMODB_ENDPOINT", config.endpoints().dynamoDb());
        if (config.endpoints().s3() != null) {
            // without one nothing is asked of a bucket
            requireLoopback("TRUSS_S3_ENDPOINT", config.endpoints().s3());
        }
        String id = require(environment, "AWS_ACCESS_KEY_ID");
        String secret = require(environment, "AWS_SECRET_ACCESS_KEY");
        String token = environment.get("AWS_SESSION_TOKEN");
        return Optional.of(
                StaticCredentialsProvider.create(
                        token == null || token.isBlank()
                                ? AwsBasicCredentials.create(id, secret)
                                : AwsSessionCredentials.create(id, secret, token)));
    }

    private static void requireLoopback(String name, @Nullable URI endpoint) {
        if (endpoint == null || !Loopback.is(endpoint)) {
            throw new CloudConfigException(
                    "TRUSS_DEV_STATIC_KEYS is for servers on this machine only, and "
                            + name
                            + " is not one. Sign in instead: truss login.");
        }
    }

    private static String require(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new CloudConfigException(
                    "TRUSS_DEV_STATIC_KEYS is set, and " + name + " is not.");
        }
        return value;
    }
}
