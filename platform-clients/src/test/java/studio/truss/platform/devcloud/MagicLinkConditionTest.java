package studio.truss.platform.devcloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.platform.devcloud.server.ServerProcess;
import studio.truss.platform.devcloud.server.TableSetup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one condition that decides whether a sign-in link is good, as it stands in the template,
/// asked of the real engine. Needs no node.
final class MagicLinkConditionTest {
    private static final long NOW = 1_800_000_000;
    private static final ItemKey KEY =
            Keys.of(new CreatorId("u1"), new EntityKey.MagicLink("token"));

    @TempDir private static Path folder;
    private static ServerProcess engine;
    private static DynamoDbClient table;

    private final String code =
            TestStack.template().properties("VerifyAuthChallenge").at("/Code/ZipFile").asText();

    @BeforeAll
    static void start() throws IOException {
        engine = ServerProcess.tableEngine(System.getProperty("java.class.path"), folder, false);
        table = TestTable.client(engine.endpoint(), "OWNER");
        TableSetup.create(engine.endpoint(), TestStack.template().properties("Table"));
    }

    @AfterAll
    static void end() {
        table.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"1, u1, true", "900, u1, true", "0, u1, false", "-1, u1, false", "900, u2, false"})
    void linkIsGoodForItsUserBeforeItsEnd(long seconds, String user, boolean good) {
        keep(NOW + seconds);

        assertEquals(good, isSpent(user));
        assertEquals(!good, table.getItem(r -> r.tableName(TestStack.TABLE).key(key())).hasItem());
    }

    @Test
    void linkIsGoodOnce() {
        keep(NOW + 900);

        assertTrue(isSpent("u1"));
        assertTrue(!isSpent("u1"));
    }

    @Test
    void functionReadsTheKeyThatTheProgramWrites() {
        assertTrue(
                code.contains("`" + KEY.pk().replace("token", "${challengeAnswer}") + "`"), code);
        assertTrue(code.contains("'" + KEY.sk() + "'"), code);
    }

    private void keep(long ttl) {
        table.putItem(r ->
                r.tableName(TestStack.TABLE)
                        .item(
                                Map.of(
                                        "PK", s(KEY.pk()),
                                        "SK", s(KEY.sk()),
                                        "userId", s("u1"),
                                        "ttl", n(ttl))));
    }

    private boolean isSpent(String user) {
        Matcher condition = Pattern.compile("ConditionExpression: '([^']+)'").matcher(code);
        assertTrue(condition.find(), code);
        try {
            table.deleteItem(r ->
                    r.tableName(TestStack.TABLE)
                            .key(key())
                            .conditionExpression(condition.group(1))
                            .expressionAttributeNames(Map.of("#ttl", "ttl"))
                            .expressionAttributeValues(Map.of(":now", n(NOW), ":user", s(user))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key() {
        return Map.of("PK", s(KEY.pk()), "SK", s(KEY.sk()));
    }

    private static AttributeValue s(String text) {
        return AttributeValue.builder().s(text).build();
    }

    private static AttributeValue n(long number) {
        return AttributeValue.builder().n(Long.toString(number)).build();
    }
}
