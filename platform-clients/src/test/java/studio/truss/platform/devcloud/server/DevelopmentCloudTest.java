package studio.truss.platform.devcloud.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import studio.truss.platform.devcloud.TestStack;
import studio.truss.platform.devcloud.TestTable;
import studio.truss.platform.devcloud.isolation.Principals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The table and the bucket of one machine, with the real servers.
@Tag("long")
final class DevelopmentCloudTest {
    private static final Map<String, Principals.Principal> HOLDERS =
            Map.of(
                    "ASIAONE", new Principals.Principal("u1", "secret-of-one"),
                    "ASIATWO", new Principals.Principal("u2", "secret-of-two"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir private static Path folder;
    private static DevelopmentCloud cloud;

    @BeforeAll
    static void start() throws IOException {
        cloud = start(folder, false);
    }

    @AfterAll
    static void end() {
        if (cloud != null) {
            cloud.close();
        }
    }

    private static DevelopmentCloud start(Path at, boolean keep) throws IOException {
        return DevelopmentCloud.start(
                System.getProperty("java.class.path"),
                at,
                keep,
                TestStack.template(),
                TestStack.PLACE,
                HOLDERS::get);
    }

    @Test
    void creatorReachesTheOwnPartitionAtTheTablesAddress() {
        try (DynamoDbClient one = TestTable.client(cloud.table(), "ASIAONE")) {
            put(one, "CREATOR#u1");
            assertThrows(DynamoDbException.class, () -> put(one, "CREATOR#u2"));
        }
        assertTrue(cloud.isAlive());
    }

    @ParameterizedTest
    @CsvSource({
        "ASIAONE, secret-of-one, creators/u1/a b.mp4, 200",
        "ASIATWO, secret-of-two, creators/u2/a.mp4, 200",
        "ASIAONE, secret-of-one, creators/u2/a.mp4, 403",
        "ASIAONE, secret-of-one, creators/u12/a.mp4, 403",
        "ASIAONE, secret-of-one, other.mp4, 403",
        "ASIAONE, secret-of-two, creators/u1/a.mp4, 403",
        "ASIANOBODY, secret-of-one, creators/u1/a.mp4, 403"
    })
    void presignedUploadIsTakenBelowTheOwnPrefixWithTheRightSignature(
            String id, String secret, String key, int status) throws Exception {
        assertEquals(status, upload(id, secret, key));
    }

    @Test
    void objectIsReadBackByItsOwnerAlone() {
        try (S3Client one = client(cloud, "ASIAONE");
                S3Client two = client(cloud, "ASIATWO")) {
            one.putObject(
                    r -> r.bucket(TestStack.BUCKET).key("creators/u1/kept.mp4"),
                    RequestBody.fromString("picture"));

            assertEquals(
                    "picture",
                    one.getObjectAsBytes(
                                    r -> r.bucket(TestStack.BUCKET).key("creators/u1/kept.mp4"))
                            .asUtf8String());
            refused(() ->
                    two.getObjectAsBytes(
                            r -> r.bucket(TestStack.BUCKET).key("creators/u1/kept.mp4")));
            refused(() ->
                    two.deleteObject(r -> r.bucket(TestStack.BUCKET).key("creators/u1/kept.mp4")));
            refused(() -> one.listObjectsV2(r -> r.bucket(TestStack.BUCKET)));
        }
    }

    @Test
    void serversEndWithTheCloudAndWhatIsKeptIsThereAtTheNextStart(@TempDir Path kept)
            throws Exception {
        DevelopmentCloud first = start(kept, true);
        try (first;
                DynamoDbClient one = TestTable.client(first.table(), "ASIAONE");
                S3Client objects = client(first, "ASIAONE")) {
            put(one, "CREATOR#u1");
            objects.putObject(
                    r -> r.bucket(TestStack.BUCKET).key("creators/u1/kept.mp4"),
                    RequestBody.fromString("picture"));
        }
        assertFalse(first.isAlive());
        first.awaitEnd();
        try (DevelopmentCloud second = start(kept, true);
                DynamoDbClient one = TestTable.client(second.table(), "ASIAONE");
                S3Client objects = client(second, "ASIAONE")) {
            assertTrue(
                    one.getItem(r -> r.tableName(TestStack.TABLE).key(key("CREATOR#u1")))
                            .hasItem());
            assertEquals(
                    "picture",
                    objects.getObjectAsBytes(
                                    r -> r.bucket(TestStack.BUCKET).key("creators/u1/kept.mp4"))
                            .asUtf8String());
        }
    }

    @Test
    void serverThatCannotStartIsSaidWithItsReason(@TempDir Path other) {
        IOException failure =
                assertThrows(
                        IOException.class,
                        () -> ServerProcess.tableEngine(other.toString(), other, false));

        assertTrue(
                String.valueOf(failure.getMessage()).contains("TableEngine ended before"),
                failure.toString());
    }

    private static int upload(String id, String secret, String key)
            throws IOException, InterruptedException {
        try (S3Presigner presigner =
                S3Presigner.builder()
                        .endpointOverride(cloud.bucket())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials(id, secret))
                        .serviceConfiguration(pathStyle())
                        .build()) {
            URI address =
                    URI.create(
                            presigner
                                    .presignPutObject(p ->
                                            p.signatureDuration(Duration.ofMinutes(5))
                                                    .putObjectRequest(r ->
                                                            r.bucket(TestStack.BUCKET).key(key)))
                                    .url()
                                    .toString());
            return HTTP.send(
                            HttpRequest.newBuilder(address)
                                    .PUT(HttpRequest.BodyPublishers.ofString("picture"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void refused(Runnable request) {
        assertEquals(403, assertThrows(S3Exception.class, request::run).statusCode());
    }

    private static S3Client client(DevelopmentCloud at, String id) {
        Principals.Principal who = HOLDERS.get(id);
        return S3Client.builder()
                .endpointOverride(at.bucket())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(id, who == null ? "" : who.secretKey()))
                .serviceConfiguration(pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static StaticCredentialsProvider credentials(String id, String secret) {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(id, secret, "session"));
    }

    private static S3Configuration pathStyle() {
        return S3Configuration.builder().pathStyleAccessEnabled(true).build();
    }

    private static void put(DynamoDbClient client, String pk) {
        client.putItem(r -> r.tableName(TestStack.TABLE).item(key(pk)));
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of(
                "PK", AttributeValue.builder().s(pk).build(),
                "SK", AttributeValue.builder().s("METADATA").build());
    }
}
