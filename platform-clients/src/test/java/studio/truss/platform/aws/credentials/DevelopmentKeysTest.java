package studio.truss.platform.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.CloudConfigException;
import studio.truss.platform.aws.stack.Endpoints;

import java.net.URI;
import java.util.Map;

class DevelopmentKeysTest {
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "AKIDEV", "AWS_SECRET_ACCESS_KEY", "secret");
    private static final Map<String, String> ASKED =
            Map.of(
                    "TRUSS_DEV_STATIC_KEYS", "1",
                    "AWS_ACCESS_KEY_ID", "AKIDEV",
                    "AWS_SECRET_ACCESS_KEY", "secret");

    private static CloudConfig config(@Nullable String dynamoDb, @Nullable String s3) {
        return new CloudConfig(
                "us-east-1",
                "truss",
                "media",
                null,
                new Endpoints(
                        dynamoDb == null ? null : URI.create(dynamoDb),
                        s3 == null ? null : URI.create(s3),
                        null,
                        null,
                        null));
    }

    @Test
    void keysInTheEnvironmentAloneAreNotUsed() {
        assertTrue(
                DevelopmentKeys.of(KEYS, config("http://127.0.0.1:1", "http://127.0.0.1:2"))
                        .isEmpty());
    }

    @Test
    void askedForAndOnThisMachineTheyAreUsed() {
        assertEquals(
                "AKIDEV",
                DevelopmentKeys.of(ASKED, config("http://127.0.0.1:1", "http://localhost:2"))
                        .orElseThrow()
                        .resolveCredentials()
                        .accessKeyId());
    }

    @Test
    void towardsAnythingElseTheyAreRefused() {
        for (CloudConfig config :
                new CloudConfig[] {
                    config(null, null),
                    config("http://127.0.0.1:1", "https://s3.us-east-1.amazonaws.com"),
                    config("https://dynamodb.us-east-1.amazonaws.com", "http://127.0.0.1:2"),
                    config("http://127.0.0.1.example.com", "http://127.0.0.1:2")
                }) {
            assertThrows(CloudConfigException.class, () -> DevelopmentKeys.of(ASKED, config));
        }
        assertThrows(
                CloudConfigException.class,
                () ->
                        DevelopmentKeys.of(
                                Map.of("TRUSS_DEV_STATIC_KEYS", "1"),
                                config("http://127.0.0.1:1", "http://127.0.0.1:2")));
    }
}
