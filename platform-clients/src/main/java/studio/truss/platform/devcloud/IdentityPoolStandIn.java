package studio.truss.platform.devcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Stands in for a Cognito identity pool that trusts one user pool: an id token becomes keys.
final class IdentityPoolStandIn {
    private final String region;
    private final String pool;
    private final String provider;
    private final TokenSigner signer;
    private final KeyOffice keys;

    IdentityPoolStandIn(
            String region, String pool, String userPool, TokenSigner signer, KeyOffice keys) {
        this.region = region;
        this.pool = pool;
        this.provider = "cognito-idp." + region + ".amazonaws.com/" + userPool;
        this.signer = signer;
        this.keys = keys;
    }

    JsonNode call(String operation, JsonNode request) {
        return switch (operation) {
            case "GetId" -> id(request);
            case "GetCredentialsForIdentity" -> credentials(request);
            default -> throw new StandInException("UnknownOperationException", operation);
        };
    }

    private ObjectNode id(JsonNode request) {
        if (!pool.equals(request.path("IdentityPoolId").asText())) {
            throw new StandInException("ResourceNotFoundException", "IdentityPool not found.");
        }
        return JsonNodeFactory.instance.objectNode().put("IdentityId", identity(creator(request)));
    }

    private String identity(String creator) {
        return region + ":" + UUID.nameUUIDFromBytes(creator.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode credentials(JsonNode request) {
        String creator = creator(request);
        String identity = request.path("IdentityId").asText();
        if (!identity.equals(identity(creator))) {
            throw new StandInException("NotAuthorizedException", "Access to Identity is forbidden");
        }
        IssuedKeys given = keys.issue(creator);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("IdentityId", identity);
        answer.putObject("Credentials")
                .put("AccessKeyId", given.accessKeyId())
                .put("SecretKey", given.secretKey())
                .put("SessionToken", given.sessionToken())
                .put("Expiration", given.end().getEpochSecond());
        return answer;
    }

    private String creator(JsonNode request) {
        String token = request.path("Logins").path(provider).asText();
        return signer.verify(token)
                .filter(claims -> claims.path("token_use").asText().equals("id"))
                .map(claims -> claims.path("sub").asText())
                .orElseThrow(() ->
                        new StandInException(
                                "NotAuthorizedException", "Invalid login token. Token expired"));
    }
}
