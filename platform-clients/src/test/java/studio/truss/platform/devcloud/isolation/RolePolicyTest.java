package studio.truss.platform.devcloud.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.platform.devcloud.TestStack;

import java.util.List;
import java.util.Map;

final class RolePolicyTest {
    private static final String TABLE =
            "arn:aws:dynamodb:us-east-1:123456789012:table/" + TestStack.TABLE;

    private final RolePolicy creator = TestStack.policyOf("CreatorRole");

    @ParameterizedTest
    @CsvSource({
        "CREATOR#12, true",
        "CREATOR#12#CLIPS#1, true",
        "CREATOR#123, false",
        "CREATOR#123#CLIPS#1, false",
        "CREATOR#1, false",
        "creator#12, false",
        "MAGIC#12, false",
        "MAGIC#CREATOR#12, false",
        "'', false"
    })
    void creatorReachesTheOwnPartitionAndItsShards(String key, boolean allowed) {
        assertEquals(allowed, isAllowed(creator, put(TABLE, "12", key)), key);
    }

    @Test
    void idWithAStarIsNoPattern() {
        assertTrue(isAllowed(creator, put(TABLE, "*", "CREATOR#*")));
        assertTrue(!isAllowed(creator, put(TABLE, "*", "CREATOR#123")));
        assertTrue(!isAllowed(creator, put(TABLE, "1?", "CREATOR#12")));
    }

    @Test
    void oneForeignKeyAmongManyRefusesAll() {
        assertTrue(isAllowed(creator, put(TABLE, "12", "CREATOR#12", "CREATOR#12#CLIPS#0")));
        assertTrue(!isAllowed(creator, put(TABLE, "12", "CREATOR#12", "CREATOR#13")));
    }

    @Test
    void requestWithoutAKeyIsRefusedAlthoughForAllValuesHolds() {
        AccessRequest noKey = new AccessRequest("dynamodb:Query", TABLE, Map.of());

        assertTrue(!isAllowed(creator, noKey.with("aws:PrincipalTag/username", "12")));
    }

    @Test
    void credentialsWithoutTheTagReachNothing() {
        AccessRequest untagged =
                new AccessRequest(
                        "dynamodb:GetItem",
                        TABLE,
                        Map.of("dynamodb:LeadingKeys", List.of("CREATOR#")));

        assertTrue(!isAllowed(creator, untagged));
    }

    @Test
    void otherTablesAndPlainLinesAreRefused() {
        assertTrue(!isAllowed(creator, put(TABLE + "2", "12", "CREATOR#12")));
        AccessRequest inTheClear =
                put(TABLE, "12", "CREATOR#12").with("aws:SecureTransport", "false");
        Decision decision = creator.decide(inTheClear);
        assertTrue(
                decision instanceof Decision.Refused refused && refused.why().contains("TlsOnly"),
                decision.toString());
    }

    @Test
    void signInFunctionsReachLinksAloneAndEachOnlyItsPart() {
        RolePolicy maker = TestStack.policyOf("CreateAuthChallengeRole");
        RolePolicy spender = TestStack.policyOf("VerifyAuthChallengeRole");

        assertTrue(isAllowed(maker, request("PutItem", "MAGIC#t")));
        assertTrue(!isAllowed(maker, request("PutItem", "CREATOR#12")));
        assertTrue(!isAllowed(maker, request("GetItem", "MAGIC#t")));
        assertTrue(isAllowed(spender, request("DeleteItem", "MAGIC#t")));
        assertTrue(!isAllowed(spender, request("DeleteItem", "CREATOR#12")));
        assertTrue(!isAllowed(spender, request("PutItem", "MAGIC#t")));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}'",
        "'{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"::1\"}}}'",
        "'{\"Action\":\"*\",\"Resource\":\"*\"}'"
    })
    void whatIsNotUnderstoodIsNotEvaluated(String statement) throws JsonProcessingException {
        var document = new JsonMapper().readTree("{\"Statement\":[" + statement + "]}");

        assertThrows(IllegalArgumentException.class, () -> RolePolicy.of(List.of(document)));
    }

    private static boolean isAllowed(RolePolicy policy, AccessRequest request) {
        return policy.decide(request) instanceof Decision.Allowed;
    }

    private static AccessRequest request(String operation, String key) {
        return new AccessRequest(
                "dynamodb:" + operation, TABLE, Map.of("dynamodb:LeadingKeys", List.of(key)));
    }

    private static AccessRequest put(String table, String username, String... keys) {
        return new AccessRequest(
                        "dynamodb:PutItem", table, Map.of("dynamodb:LeadingKeys", List.of(keys)))
                .with("aws:PrincipalTag/username", username);
    }
}
