package studio.truss.platform.aws.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.library.DataFolder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class CloudConfigFileTest {
    private static final String OUTPUTS =
            """
            {"Region":"eu-west-1","TableName":"truss","BucketName":"media",
             "UserPoolId":"eu-west-1_abc","UserPoolClientId":"client",
             "IdentityPoolId":"eu-west-1:1234"}\
            """;

    @TempDir private Path folder;

    private CloudConfigFile file(Map<String, String> environment) {
        return new CloudConfigFile(new DataFolder(folder.resolve("data")), environment);
    }

    private String written(String text) throws IOException {
        return Files.writeString(folder.resolve("outputs.json"), text).toString();
    }

    @Test
    void aStacksOutputsAreKept() throws IOException {
        assertEquals(Optional.empty(), file(Map.of()).read());
        CloudConfig config = file(Map.of()).adopt(written(OUTPUTS));
        assertEquals(Optional.of(config), file(Map.of()).read());
        assertEquals("eu-west-1", config.region());
        assertEquals("sub", config.requireIdentity().creatorClaim());
        assertEquals("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc", config.issuer());
    }

    @Test
    void theAnswerOfTheCommandLineIsReadToo() throws IOException {
        String answer =
                """
                {"Stacks":[{"StackName":"truss","Outputs":[
                 {"OutputKey":"Region","OutputValue":"eu-west-1"},
                 {"OutputKey":"TableName","OutputValue":"t"},
                 {"OutputKey":"BucketName","OutputValue":"b"},
                 {"OutputKey":"UserPoolId","OutputValue":"p"},
                 {"OutputKey":"UserPoolClientId","OutputValue":"c"},
                 {"OutputKey":"RoleArn","OutputValue":"arn:aws:iam::1:role/r"},
                 {"OutputKey":"CreatorClaim","OutputValue":"custom:creator"}]}]}\
                """;
        CloudConfig config = file(Map.of()).adopt(written(answer));
        assertEquals("custom:creator", config.requireIdentity().creatorClaim());
        assertEquals(null, config.requireIdentity().identityPoolId());
        assertEquals("arn:aws:iam::1:role/r", config.requireIdentity().roleArn());
    }

    @Test
    void theEnvironmentStandsOverTheStack() throws IOException {
        file(Map.of()).adopt(written(OUTPUTS));
        CloudConfig config =
                file(Map.of(
                                "TRUSS_TABLE", "mine",
                                "TRUSS_REGION", "us-east-1",
                                "TRUSS_DYNAMODB_ENDPOINT", "http://127.0.0.1:8000"))
                        .read()
                        .orElseThrow();
        assertEquals("mine", config.table());
        assertEquals("media", config.bucket());
        assertEquals("us-east-1", config.region());
        assertEquals("http://127.0.0.1:8000", String.valueOf(config.endpoints().dynamoDb()));
        assertEquals("truss", file(Map.of()).read().orElseThrow().table());
    }

    @Test
    void theEnvironmentAloneMakesACloudWithoutSignIn() {
        CloudConfig config =
                file(Map.of(
                                "TRUSS_TABLE", "t",
                                "TRUSS_BUCKET", "b",
                                "TRUSS_REGION", "us-east-1"))
                        .read()
                        .orElseThrow();
        assertThrows(CloudConfigException.class, config::requireIdentity);
        assertEquals(
                Optional.empty(), file(Map.of("TRUSS_S3_ENDPOINT", "http://127.0.0.1:1")).read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:8000",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://user@127.0.0.1",
                "ftp://127.0.0.1",
                "127.0.0.1:8000",
                "http://"
            })
    void anEndpointInTheClearIsRefusedInWords(String endpoint) throws IOException {
        file(Map.of()).adopt(written(OUTPUTS));
        CloudConfigFile file = file(Map.of("TRUSS_DYNAMODB_ENDPOINT", endpoint));
        String words =
                String.valueOf(assertThrows(CloudConfigException.class, file::read).getMessage());
        assertTrue(words.contains("DynamoDbEndpoint"), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>log in</html>",
                "{}",
                "[]",
                "{\"Region\":\"eu-west-1\"}",
                "{\"Region\":\"nowhere\",\"TableName\":\"t\",\"BucketName\":\"b\","
                    + "\"UserPoolId\":\"p\",\"UserPoolClientId\":\"c\",\"IdentityPoolId\":\"i\"}",
                "{\"Region\":\"eu-west-1\",\"TableName\":\"t\",\"BucketName\":\"b\","
                        + "\"UserPoolId\":\"p\",\"UserPoolClientId\":\"c\"}",
                "{\"Region\":\"eu-west-1\",\"TableName\":\"t\",\"BucketName\":\"b\"}"
            })
    void whatIsNoStackIsRefusedAndTheOldOneStays(String text) throws IOException {
        CloudConfig old = file(Map.of()).adopt(written(OUTPUTS));
        String bad = written(text);
        assertThrows(CloudConfigException.class, () -> file(Map.of()).adopt(bad));
        assertEquals(Optional.of(old), file(Map.of()).read());
    }

    @Test
    void aFileOrAnAnswerThatIsFarTooLargeIsNoStack() throws IOException {
        String blanks = " ".repeat(300_000);
        String large = written(blanks + OUTPUTS);
        String words = wordsOf(large);
        assertTrue(words.contains("far too large"), words);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody()
                                .write((blanks + OUTPUTS).getBytes(StandardCharsets.UTF_8));
                    }
                });
        server.start();
        try {
            words = wordsOf("http://127.0.0.1:" + server.getAddress().getPort());
            assertTrue(words.contains("far too much"), words);
        } finally {
            server.stop(0);
        }
    }

    private String wordsOf(String fileOrUrl) {
        return String.valueOf(
                assertThrows(CloudConfigException.class, () -> file(Map.of()).adopt(fileOrUrl))
                        .getMessage());
    }

    @Test
    void anAddressIsFetchedAndItsTroubleIsSaid() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] bytes = OUTPUTS.getBytes(StandardCharsets.UTF_8);
                    boolean found = exchange.getRequestURI().getPath().equals("/outputs");
                    exchange.sendResponseHeaders(found ? 200 : 404, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertEquals("truss", file(Map.of()).adopt(address + "/outputs").table());
            assertThrows(
                    CloudConfigException.class, () -> file(Map.of()).adopt(address + "/other"));
        } finally {
            server.stop(0);
        }
        assertThrows(CloudConfigException.class, () -> file(Map.of()).adopt(address + "/outputs"));
        assertThrows(
                CloudConfigException.class,
                () -> file(Map.of()).adopt("http://example.com/outputs"));
        assertFalse(Files.exists(folder.resolve("data/cloud.json.part")));
    }
}
