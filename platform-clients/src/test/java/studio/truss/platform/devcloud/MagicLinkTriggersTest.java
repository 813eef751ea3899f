package studio.truss.platform.devcloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import studio.truss.core.library.entity.MagicLink;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.platform.aws.signin.Email;
import studio.truss.platform.aws.signin.SignInLink;
import studio.truss.platform.devcloud.server.ServerProcess;
import studio.truss.platform.devcloud.server.TableSetup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The functions of the sign-in link as they stand in the template, run under node against the real
/// engine. What decides, the conditional delete, is tested without node in
/// [MagicLinkConditionTest].
final class MagicLinkTriggersTest {
    private static final String ATTRIBUTES =
            "{\"sub\":\"u1\",\"email\":\"ann+1@example.com\",\"email_verified\":\"true\"}";
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})\\s");

    @TempDir private static Path folder;
    private static ServerProcess engine;
    private static DynamoDbClient table;
    private static TriggerRun triggers;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(TriggerRun.hasNode(), "node is not installed: the functions cannot be run here");
        engine = ServerProcess.tableEngine(System.getProperty("java.class.path"), folder, false);
        table = TestTable.client(engine.endpoint(), "OWNER");
        TableSetup.create(engine.endpoint(), TestStack.template().properties("Table"));
        triggers = new TriggerRun(folder, engine.endpoint());
    }

    @AfterAll
    static void end() {
        if (engine != null) {
            table.close();
            engine.close();
        }
    }

    @BeforeEach
    void emptyTable() {
        for (String pk : items().keySet()) {
            table.deleteItem(
                    r -> r.tableName(TestStack.TABLE).key(Map.of("PK", s(pk), "SK", s("VERIFY"))));
        }
    }

    @Test
    void linkThatIsSentIsKeptInTheTableAndSignsInOnce() throws Exception {
        long before = Instant.now().getEpochSecond();
        JsonNode created = create("[]", ATTRIBUTES);

        String token = token(created);
        JsonNode mail = created.at("/mails/0");
        assertEquals("studio@example.com", mail.path("FromEmailAddress").asText());
        assertEquals("ann+1@example.com", mail.at("/Destination/ToAddresses/0").asText());
        Matcher sent = Pattern.compile("truss://\\S+").matcher(text(mail));
        assertTrue(sent.find(), text(mail));
        assertEquals(
                new SignInLink(new Email("ann+1@example.com"), token),
                SignInLink.parse(sent.group()));
        assertFalse(
                created.path("response").toString().contains(token),
                "the token goes by mail, never back to who asks");
        MagicLink link = link(token);
        assertEquals("ann+1@example.com", link.email());
        assertEquals(new CreatorId("u1"), link.userId());
        assertTrue(link.ttl() >= before + 900 && link.ttl() <= before + 960, link.toString());

        assertTrue(isCorrect(token, "u1"));
        assertFalse(isCorrect(token, "u1"), "a link is good once");
        assertTrue(items().isEmpty());
    }

    @Test
    void everyLinkHasATokenOfItsOwn() throws Exception {
        assertNotEquals(token(create("[]", ATTRIBUTES)), token(create("[]", ATTRIBUTES)));
        assertEquals(2, items().size());
    }

    @Test
    void expiredLinkIsRefusedThoughTheTableStillHasIt() throws Exception {
        String token = token(create("[]", ATTRIBUTES));
        expire(token);

        assertFalse(isCorrect(token, "u1"));
    }

    @Test
    void somebodyElsesLinkIsRefusedAndStaysGood() throws Exception {
        String token = token(create("[]", ATTRIBUTES));

        assertFalse(isCorrect(token, "u2"));
        assertTrue(isCorrect(token, "u1"));
    }

    @ParameterizedTest
    @CsvSource({"''", "short", "'../../../../../../../../../../../../../../../..'"})
    void whatIsNoTokenIsRefused(String answer) throws Exception {
        assertFalse(isCorrect(answer, "u1"));
    }

    @Test
    void wrongAnswerSendsNoSecondMail() throws Exception {
        JsonNode again =
                create(
                        "[{\"challengeName\":\"CUSTOM_CHALLENGE\",\"challengeResult\":false,"
                                + "\"challengeMetadata\":\"MAGIC_LINK\"}]",
                        ATTRIBUTES);

        assertEquals(0, again.path("mails").size());
        assertEquals(0, items().size());
    }

    @Test
    void unknownAndUnverifiedAddressesGetTheSameAnswerAndNoMail() throws Exception {
        JsonNode known = create("[]", ATTRIBUTES);
        JsonNode unknown =
                triggers.run(
                        "CreateAuthChallenge",
                        "{\"request\":{\"session\":[],\"userNotFound\":true,\"userAttributes\":{}},"
                                + "\"response\":{}}");
        JsonNode unverified = create("[]", ATTRIBUTES.replace("\"true\"", "\"false\""));

        assertEquals(known.path("response"), unknown.path("response"));
        assertEquals(known.path("response"), unverified.path("response"));
        assertEquals(0, unknown.path("mails").size());
        assertEquals(0, unverified.path("mails").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | false | CUSTOM_CHALLENGE",
                "W | false | CUSTOM_CHALLENGE",
                "WW | false | CUSTOM_CHALLENGE",
                "WWW | false | failed",
                "R | false | tokens",
                "WR | false | tokens",
                "S | false | CUSTOM_CHALLENGE",
                "R | true | CUSTOM_CHALLENGE"
            })
    void nothingButARightAnswerEndsInTokens(String session, boolean unknown, String next)
            throws Exception {
        JsonNode response =
                triggers.run(
                                "DefineAuthChallenge",
                                "{\"request\":{\"session\":%s,\"userNotFound\":%s},\"response\":{}}"
                                        .formatted(steps(session), unknown))
                        .path("response");

        assertEquals(next.equals("tokens"), response.path("issueTokens").asBoolean());
        assertEquals(next.equals("failed"), response.path("failAuthentication").asBoolean());
        assertEquals(
                next.equals("CUSTOM_CHALLENGE") ? next : "",
                response.path("challengeName").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "ann@example.com, PreSignUp_SignUp, true",
        "BOB@Example.com, PreSignUp_SignUp, true",
        "eve@example.com, PreSignUp_SignUp, false",
        "nn@example.com, PreSignUp_SignUp, false",
        "'', PreSignUp_SignUp, false",
        "eve@example.com, PreSignUp_AdminCreateUser, true"
    })
    void whoIsNotNamedCannotSignUp(String email, String source, boolean let) throws Exception {
        String event =
                "{\"triggerSource\":\"%s\",\"request\":{\"userAttributes\":{\"email\":\"%s\"}}}"
                        .formatted(source, email);
        if (let) {
            triggers.run("PreSignUp", event);
        } else {
            IOException refused =
                    assertThrows(IOException.class, () -> triggers.run("PreSignUp", event));
            assertTrue(String.valueOf(refused.getMessage()).contains("no new creators"));
        }
    }

    private static String steps(String letters) {
        return letters.chars()
                .mapToObj(letter ->
                        switch (letter) {
                            case 'W' -> step("CUSTOM_CHALLENGE", false);
                            case 'R' -> step("CUSTOM_CHALLENGE", true);
                            default -> step("SRP_A", true);
                        })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String step(String name, boolean result) {
        return "{\"challengeName\":\"%s\",\"challengeResult\":%s}".formatted(name, result);
    }

    private static JsonNode create(String session, String attributes) throws Exception {
        return triggers.run(
                "CreateAuthChallenge",
                "{\"request\":{\"session\":%s,\"userAttributes\":%s},\"response\":{}}"
                        .formatted(session, attributes));
    }

    private static boolean isCorrect(String answer, String user) throws Exception {
        return triggers.run(
                        "VerifyAuthChallenge",
                        "{\"request\":{\"challengeAnswer\":\"%s\",\"userAttributes\":{\"sub\":\"%s\"}},\"response\":{}}"
                                .formatted(answer, user))
                .at("/response/answerCorrect")
                .asBoolean();
    }

    private static String token(JsonNode created) {
        Matcher token = TOKEN.matcher(text(created.at("/mails/0")));
        assertTrue(token.find(), created.toString());
        return token.group(1);
    }

    private static String text(JsonNode mail) {
        return mail.at("/Content/Simple/Body/Text/Data").asText();
    }

    private static MagicLink link(String token) {
        ItemKey key = Keys.of(new CreatorId("u1"), new EntityKey.MagicLink(token));
        return MagicLink.of(Objects.requireNonNull(items().get(key.pk()), "no " + key));
    }

    private static void expire(String token) {
        String past = Long.toString(Instant.now().getEpochSecond() - 60);
        table.updateItem(r ->
                r.tableName(TestStack.TABLE)
                        .key(Map.of("PK", s("MAGIC#" + token), "SK", s("VERIFY")))
                        .updateExpression("SET #t = :past")
                        .expressionAttributeNames(Map.of("#t", "ttl"))
                        .expressionAttributeValues(
                                Map.of(":past", AttributeValue.builder().n(past).build())));
    }

    /// What the table holds, by partition key.
    private static Map<String, Item> items() {
        TreeMap<String, Item> items = new TreeMap<>();
        for (Map<String, AttributeValue> found :
                table.scan(r -> r.tableName(TestStack.TABLE)).items()) {
            Item item = Item.parse(typedJson(found));
            items.put(item.key().pk(), item);
        }
        return items;
    }

    private static String typedJson(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .map(a ->
                        a.getValue().n() == null
                                ? "\"%s\":{\"S\":\"%s\"}".formatted(a.getKey(), a.getValue().s())
                                : "\"%s\":{\"N\":\"%s\"}".formatted(a.getKey(), a.getValue().n()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static AttributeValue s(String text) {
        return AttributeValue.builder().s(text).build();
    }
}
