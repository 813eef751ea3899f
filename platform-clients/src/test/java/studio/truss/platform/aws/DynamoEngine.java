package studio.truss.platform.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The table's real engine in a process of its own, with one table. Its licence lets it be used in
/// tests, and not be part of a program.
final class DynamoEngine implements AutoCloseable {
    static final String TABLE = "truss";
    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything"));
    private static final String REGION = "eu-central-1";

    private final Process process;
    private final URI endpoint;

    private DynamoEngine(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// @param folder where it may leave files
    static DynamoEngine start(Path folder) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-Xmx512m",
                                        "-XX:TieredStopAtLevel=1",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        classPath(),
                                        DynamoEngineMain.class.getName()))
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("engine.log").toFile())
                        .start();
        // not closed: the engine goes on to print, and would end by it
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(DynamoEngineMain.READY)) {
                String port = line.substring(DynamoEngineMain.READY.length());
                DynamoEngine engine =
                        new DynamoEngine(process, URI.create("http://127.0.0.1:" + port));
                engine.createTable();
                return engine;
            }
        }
        throw new IOException("the engine ended; see " + folder.resolve("engine.log"));
    }

    private static String classPath() {
        // absolute, since the engine works in another folder
        String separator = System.getProperty("path.separator");
        return String.join(
                separator,
                List.of(System.getProperty("java.class.path").split(separator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private void createTable() {
        try (DynamoDbClient client = client()) {
            client.createTable(table ->
                    table.tableName(TABLE)
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .attributeDefinitions(List.of(text("PK"), text("SK")))
                            .keySchema(
                                    List.of(part("PK", KeyType.HASH), part("SK", KeyType.RANGE))));
        }
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement part(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /// A client as other programs have it, such as the web product.
    DynamoDbClient client() {
        return DynamoDbClient.builder()
                .region(Region.of(REGION))
                .endpointOverride(endpoint)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    URI endpoint() {
        return endpoint;
    }

    DynamoStore store(String table) {
        return store(endpoint, table);
    }

    /// A table of an engine that another process has started.
    static DynamoStore store(URI endpoint, String table) {
        return DynamoStore.open(
                new TableEndpoint(REGION, table, endpoint),
                CREDENTIALS,
                TimeLimits.USUAL,
                Clock.systemUTC(),
                (sent, date, received) -> {});
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
