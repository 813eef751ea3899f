package studio.truss.platform.devcloud.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.entity.MagicLink;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.TypedJson;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.StackOutputs;
import studio.truss.platform.devcloud.TestStack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The template against what the program expects of a stack.
final class StackTemplateTest {
    private final StackTemplate stack = TestStack.template();

    @Test
    void tableHasTheKeysThatItemsAreWrittenWith() {
        JsonNode table = stack.properties("Table");
        Item item = Item.of(Keys.of(new CreatorId("c1"), new EntityKey.Profile()), Map.of());
        List<String> names = new ArrayList<>(TypedJson.parse(item.toJson()).keySet());

        assertEquals(
                List.of(names.get(0) + " HASH", names.get(1) + " RANGE"),
                pairs(table.path("KeySchema"), "KeyType"));
        assertEquals(
                List.of(names.get(0) + " S", names.get(1) + " S"),
                pairs(table.path("AttributeDefinitions"), "AttributeType"));
        assertFalse(table.has("GlobalSecondaryIndexes"), "the protocol needs no index");
    }

    @Test
    void tableRemovesWhatIsExpiredByTheAttributeOfMagicLinks() {
        JsonNode ttl = stack.properties("Table").path("TimeToLiveSpecification");
        String attribute = ttl.path("AttributeName").asText();
        MagicLink link = new MagicLink("t", "e@example.com", null, "2026-01-01", null, 7);

        assertTrue(ttl.path("Enabled").asBoolean());
        assertTrue(link.attributes().containsKey(attribute), attribute);
    }

    @Test
    void tableIsPaidByRequestAndOutlivesTheStackAndAMistake() {
        JsonNode table = stack.properties("Table");

        assertEquals("PAY_PER_REQUEST", table.path("BillingMode").asText());
        JsonNode recovery = table.path("PointInTimeRecoverySpecification");
        assertTrue(recovery.path("PointInTimeRecoveryEnabled").asBoolean());
        assertEquals(35, recovery.path("RecoveryPeriodInDays").asInt());
        assertTrue(table.path("SSESpecification").path("SSEEnabled").asBoolean());
        for (String kept : List.of("Table", "Bucket", "UserPool")) {
            assertEquals("Retain", stack.resource(kept).path("DeletionPolicy").asText(), kept);
            assertEquals("Retain", stack.resource(kept).path("UpdateReplacePolicy").asText(), kept);
        }
    }

    @Test
    void bucketIsPrivateEncryptedAndCleansUpUploads() {
        JsonNode bucket = stack.properties("Bucket");

        JsonNode block = bucket.path("PublicAccessBlockConfiguration");
        assertEquals(4, block.size());
        block.forEach(setting -> assertTrue(setting.asBoolean()));
        assertEquals(
                "BucketOwnerEnforced",
                bucket.at("/OwnershipControls/Rules/0/ObjectOwnership").asText());
        assertEquals(
                7,
                bucket.at(
                                "/LifecycleConfiguration/Rules/0/AbortIncompleteMultipartUpload"
                                        + "/DaysAfterInitiation")
                        .asInt());
        assertEquals("Enabled", bucket.at("/VersioningConfiguration/Status").asText());
        assertEquals(
                30,
                bucket.at("/LifecycleConfiguration/Rules/1/NoncurrentVersionExpiration")
                        .path("NoncurrentDays")
                        .asInt());
        assertFalse(bucket.has("CorsConfiguration"), "the desktop is no web page");
        JsonNode cors =
                TestStack.template(
                                new StackPlace(
                                        "us-east-1",
                                        "1",
                                        Map.of("WebOrigins", "https://studio.example.com")))
                        .properties("Bucket")
                        .at("/CorsConfiguration/CorsRules/0");
        assertEquals(Set.of("https://studio.example.com"), set(cors, "AllowedOrigins"));
        assertEquals(new TreeSet<>(List.of("GET", "HEAD", "PUT")), set(cors, "AllowedMethods"));
        assertTrue(set(cors, "ExposedHeaders").contains("ETag"), "multipart needs each part's tag");
        assertEquals(TestStack.BUCKET, bucket.path("BucketName").asText());
    }

    @Test
    void creatorsSignInByCodeLinkOrPasswordAndNothingElse() {
        JsonNode pool = stack.properties("UserPool");
        JsonNode client = stack.properties("UserPoolClient");

        assertEquals("ESSENTIALS", pool.path("UserPoolTier").asText());
        assertEquals(
                new TreeSet<>(List.of("EMAIL_OTP", "PASSWORD")),
                set(pool.at("/Policies/SignInPolicy"), "AllowedFirstAuthFactors"));
        assertEquals(
                new TreeSet<>(
                        List.of("ALLOW_CUSTOM_AUTH", "ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH")),
                set(client, "ExplicitAuthFlows"));
        assertEquals("ENABLED", client.at("/RefreshTokenRotation/Feature").asText());
        assertEquals("ENABLED", client.path("PreventUserExistenceErrors").asText());
        assertFalse(client.path("GenerateSecret").asBoolean(true), "a desktop keeps no secret");
        stack.resource("UserPool")
                .at("/Properties/LambdaConfig")
                .forEach(
                        f -> assertTrue(stack.resource(f.at("/Fn::GetAtt/0").asText()).isObject()));
    }

    /// Which requests the program makes, `TransactWriteItems` by its single parts; there is no
    /// index.
    @Test
    void creatorsMayDoWhatTheProgramDoesAndNoMore() {
        JsonNode own = stack.policyDocuments("CreatorRole").getFirst().path("Statement").path(0);
        TreeSet<String> allowed = new TreeSet<>();
        for (String action :
                List.of(
                        "BatchGetItem",
                        "ConditionCheckItem",
                        "DeleteItem",
                        "GetItem",
                        "PutItem",
                        "Query",
                        "UpdateItem")) {
            allowed.add("dynamodb:" + action);
        }
        assertEquals(allowed, set(own, "Action"));
        assertTrue(own.path("Resource").asText().endsWith("table/" + TestStack.TABLE));
    }

    @Test
    void credentialsCarryTheCreatorsIdAsTheTagThatThePolicyAsksFor() {
        JsonNode tag = stack.properties("IdentityPoolTag");
        JsonNode trust =
                stack.properties("CreatorRole").at("/AssumeRolePolicyDocument/Statement/0");

        assertEquals("sub", tag.at("/PrincipalTags/username").asText());
        assertFalse(tag.path("UseDefaults").asBoolean(true));
        assertEquals(
                new TreeSet<>(List.of("sts:AssumeRoleWithWebIdentity", "sts:TagSession")),
                set(trust, "Action"));
        assertEquals(
                "IdentityPool",
                trust.at("/Condition/StringEquals")
                        .path("cognito-identity.amazonaws.com:aud")
                        .asText());
        assertFalse(
                stack.properties("IdentityPool")
                        .path("AllowUnauthenticatedIdentities")
                        .asBoolean(true));
    }

    @Test
    void outputsHaveTheNamesThatTheDesktopReads() {
        assertEquals(
                List.of(
                        "Region",
                        "TableName",
                        "BucketName",
                        "UserPoolId",
                        "UserPoolClientId",
                        "IdentityPoolId"),
                stack.outputs());
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        stack.outputs().forEach(name -> outputs.put(name, stack.output(name)));
        CloudConfig read = StackOutputs.parse(outputs.toString(), "stack").toConfig();
        assertEquals("us-east-1", read.region());
        assertEquals(TestStack.TABLE, read.table());
        assertEquals(TestStack.BUCKET, read.bucket());
        assertEquals("UserPool", read.requireIdentity().userPoolId());
        assertEquals("UserPoolClient", read.requireIdentity().clientId());
        assertEquals("IdentityPool", read.requireIdentity().identityPoolId());
    }

    @Test
    void bucketWithoutANameGetsOneFromTheService() {
        StackPlace unnamed =
                new StackPlace("us-east-1", "1", Map.of("EmailSender", "a@example.com"));
        StackTemplate other = TestStack.template(unnamed);

        assertFalse(other.properties("Bucket").has("BucketName"));
        assertEquals("truss-studio", other.output("TableName"));
    }

    @Test
    void parameterWithoutAValueIsMissed() {
        StackTemplate other = TestStack.template(new StackPlace("us-east-1", "1", Map.of()));

        IllegalArgumentException missed =
                assertThrows(IllegalArgumentException.class, () -> other.properties("UserPool"));
        assertTrue(String.valueOf(missed.getMessage()).contains("EmailSender"));
    }

    @Test
    void unknownFunctionIsRefused() {
        StackTemplate odd =
                StackTemplate.parse(
                        "Resources: {A: {Properties: {x: {'Fn::Select': [0, [a]]}}}}",
                        TestStack.PLACE);

        assertThrows(IllegalArgumentException.class, () -> odd.properties("A"));
        assertThrows(
                IllegalArgumentException.class,
                () -> StackTemplate.parse("just words", TestStack.PLACE));
    }

    private static List<String> pairs(JsonNode list, String with) {
        List<String> pairs = new ArrayList<>();
        list.forEach(
                p -> pairs.add(p.path("AttributeName").asText() + " " + p.path(with).asText()));
        return pairs;
    }

    private static Set<String> set(JsonNode node, String name) {
        TreeSet<String> texts = new TreeSet<>();
        node.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
