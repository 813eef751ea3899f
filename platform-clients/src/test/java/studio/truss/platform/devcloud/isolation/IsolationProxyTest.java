package studio.truss.platform.devcloud.isolation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import studio.truss.platform.devcloud.TestStack;
import studio.truss.platform.devcloud.TestTable;
import studio.truss.platform.devcloud.server.ServerProcess;
import studio.truss.platform.devcloud.server.TableSetup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The template's own policy in front of the real engine: what a creator's credentials reach.
final class IsolationProxyTest {
    private static final Map<String, String> HOLDERS = Map.of("ASIAOF12", "12", "ASIAOF123", "123");

    @TempDir private static Path folder;
    private static ServerProcess engine;
    private static IsolationProxy proxy;
    private static DynamoDbClient owner;
    private static DynamoDbClient creator;

    @BeforeAll
    static void start() throws IOException {
        engine = ServerProcess.tableEngine(System.getProperty("java.class.path"), folder, false);
        owner = TestTable.client(engine.endpoint(), "OWNER");
        TableSetup.create(engine.endpoint(), TestStack.template().properties("Table"));
        proxy =
                IsolationProxy.start(
                        engine.endpoint(),
                        TestStack.policyOf("CreatorRole"),
                        TestStack.PLACE,
                        id ->
                                HOLDERS.containsKey(id)
                                        ? new Principals.Principal(HOLDERS.get(id), "secret")
                                        : null);
        creator = TestTable.client(proxy.endpoint(), "ASIAOF12");
    }

    @AfterAll
    static void end() {
        creator.close();
        owner.close();
        proxy.close();
        engine.close();
    }

    @BeforeEach
    void itemsOfTwoCreators() {
        for (String pk : List.of("CREATOR#12", "CREATOR#123", "CREATOR#12#CLIPS#1", "MAGIC#t")) {
            owner.putItem(r -> r.tableName(TestStack.TABLE).item(item(pk)));
        }
    }

    @Test
    void ownPartitionIsReadAndWritten() {
        creator.putItem(r -> r.tableName(TestStack.TABLE).item(item("CREATOR#12")));

        assertEquals(1, creator.query(of("CREATOR#12")).count());
        assertEquals(1, creator.query(of("CREATOR#12#CLIPS#1")).count());
        assertTrue(
                creator.getItem(r -> r.tableName(TestStack.TABLE).key(key("CREATOR#12")))
                        .hasItem());
    }

    @Test
    void anotherCreatorsPartitionIsRefusedAndStaysAsItWas() {
        for (String foreign : List.of("CREATOR#123", "CREATOR#123#CLIPS#1", "CREATOR#1")) {
            refused("GetItem", c -> c.getItem(r -> r.tableName(TestStack.TABLE).key(key(foreign))));
            refused(
                    "PutItem",
                    c -> c.putItem(r -> r.tableName(TestStack.TABLE).item(item(foreign))));
            refused(
                    "DeleteItem",
                    c -> c.deleteItem(r -> r.tableName(TestStack.TABLE).key(key(foreign))));
            refused(
                    "UpdateItem",
                    c -> c.updateItem(r -> r.tableName(TestStack.TABLE).key(key(foreign))));
            refused("Query", c -> c.query(of(foreign)));
        }
        assertEquals(1, owner.query(of("CREATOR#123")).count());
    }

    @Test
    void sameItemIsReachedByItsOwner() {
        try (DynamoDbClient other = TestTable.client(proxy.endpoint(), "ASIAOF123")) {
            assertEquals(1, other.query(of("CREATOR#123")).count());
            assertThrows(DynamoDbException.class, () -> other.query(of("CREATOR#12")));
        }
    }

    @Test
    void scansListsAndStatementsAreRefused() {
        refused("Scan", c -> c.scan(r -> r.tableName(TestStack.TABLE)));
        refused("ListTables", DynamoDbClient::listTables);
        refused("DeleteTable", c -> c.deleteTable(r -> r.tableName(TestStack.TABLE)));
        refused(
                "ExecuteStatement",
                c ->
                        c.executeStatement(
                                r -> r.statement("SELECT * FROM \"" + TestStack.TABLE + "\"")));
    }

    @Test
    void signInLinksAreRefused() {
        refused("GetItem", c -> c.getItem(r -> r.tableName(TestStack.TABLE).key(key("MAGIC#t"))));
        refused("Query", c -> c.query(of("MAGIC#t")));
    }

    @Test
    void transactionWithOneForeignKeyIsRefusedWhole() {
        TransactWriteItem own = put("CREATOR#12#CLIPS#9");
        TransactWriteItem foreign =
                TransactWriteItem.builder()
                        .delete(
                                Delete.builder()
                                        .tableName(TestStack.TABLE)
                                        .key(key("CREATOR#123"))
                                        .build())
                        .build();

        refused("DeleteItem", c -> c.transactWriteItems(r -> r.transactItems(own, foreign)));

        assertEquals(0, owner.query(of("CREATOR#12#CLIPS#9")).count());
        assertEquals(1, owner.query(of("CREATOR#123")).count());
        creator.transactWriteItems(r -> r.transactItems(own));
        assertEquals(1, owner.query(of("CREATOR#12#CLIPS#9")).count());
        owner.deleteItem(r -> r.tableName(TestStack.TABLE).key(key("CREATOR#12#CLIPS#9")));
    }

    /// The program writes no batches, so even an own one is refused.
    @Test
    void batchWithOneForeignKeyIsRefusedWhole() {
        WriteRequest own =
                WriteRequest.builder().putRequest(p -> p.item(item("CREATOR#12"))).build();

        refused(
                "BatchWriteItem",
                c -> c.batchWriteItem(r -> r.requestItems(Map.of(TestStack.TABLE, List.of(own)))));
        refused(
                "BatchGetItem",
                c ->
                        c.batchGetItem(r ->
                                r.requestItems(
                                        Map.of(
                                                TestStack.TABLE,
                                                KeysAndAttributes.builder()
                                                        .keys(
                                                                List.of(
                                                                        key("CREATOR#12"),
                                                                        key("CREATOR#123")))
                                                        .build()))));
        KeysAndAttributes mine =
                KeysAndAttributes.builder().keys(List.of(key("CREATOR#12"))).build();
        assertDoesNotThrow(
                () -> creator.batchGetItem(r -> r.requestItems(Map.of(TestStack.TABLE, mine))));
    }

    @Test
    void partitionKeyBehindANameIsSeen() {
        QueryRequest foreign =
                QueryRequest.builder()
                        .tableName(TestStack.TABLE)
                        .keyConditionExpression("begins_with(SK, :s) AND #p = :p")
                        .expressionAttributeNames(Map.of("#p", "PK"))
                        .expressionAttributeValues(Map.of(":p", s("CREATOR#123"), ":s", s("M")))
                        .build();

        refused("Query", c -> c.query(foreign));
        QueryRequest own =
                foreign.toBuilder()
                        .expressionAttributeValues(Map.of(":p", s("CREATOR#12"), ":s", s("M")))
                        .build();
        assertEquals(1, creator.query(own).count());
    }

    @Test
    void keysOfNobodyAreTurnedAway() {
        try (DynamoDbClient stranger = TestTable.client(proxy.endpoint(), "ASIAOFNOBODY")) {
            AwsServiceException refusal =
                    assertThrows(AwsServiceException.class, () -> stranger.query(of("CREATOR#12")));
            assertEquals("UnrecognizedClientException", refusal.awsErrorDetails().errorCode());
        }
    }

    @Test
    void engineThatIsAwayIsSaidAsTheServiceWould(@TempDir Path other) throws IOException {
        ServerProcess ending =
                ServerProcess.tableEngine(System.getProperty("java.class.path"), other, false);
        ending.close();
        try (IsolationProxy alone =
                        IsolationProxy.start(
                                ending.endpoint(),
                                TestStack.policyOf("CreatorRole"),
                                TestStack.PLACE,
                                id -> new Principals.Principal("12", "secret"));
                DynamoDbClient client = TestTable.client(alone.endpoint(), "ASIAOF12")) {
            assertEquals(
                    500,
                    assertThrows(DynamoDbException.class, () -> client.query(of("CREATOR#12")))
                            .statusCode());
        }
    }

    private static void refused(String action, Consumer<DynamoDbClient> request) {
        DynamoDbException refusal =
                assertThrows(DynamoDbException.class, () -> request.accept(creator));
        assertEquals("AccessDeniedException", refusal.awsErrorDetails().errorCode());
        assertEquals(400, refusal.statusCode());
        assertTrue(
                String.valueOf(refusal.getMessage())
                        .contains("not authorized to perform: dynamodb:" + action),
                refusal.getMessage());
    }

    private static TransactWriteItem put(String pk) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(TestStack.TABLE).item(item(pk)).build())
                .build();
    }

    private static QueryRequest of(String pk) {
        return QueryRequest.builder()
                .tableName(TestStack.TABLE)
                .keyConditionExpression("PK = :p")
                .expressionAttributeValues(Map.of(":p", s(pk)))
                .build();
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("PK", s(pk), "SK", s("METADATA"));
    }

    private static Map<String, AttributeValue> item(String pk) {
        return Map.of("PK", s(pk), "SK", s("METADATA"), "title", s("PK = :other"));
    }

    private static AttributeValue s(String text) {
        return AttributeValue.builder().s(text).build();
    }
}
