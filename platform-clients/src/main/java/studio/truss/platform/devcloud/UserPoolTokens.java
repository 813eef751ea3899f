package studio.truss.platform.devcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The tokens of a signed-in user. A user's id follows from the address, so that a stand-in that is
/// started again knows the same creators.
final class UserPoolTokens {
    private final TokenSigner signer;
    private final RefreshTokens refresh = new RefreshTokens();
    private final Map<String, Instant> signedOut = new HashMap<>();
    private final Clock clock;
    private final Duration lifetime;
    private final String issuer;
    private final String client;

    UserPoolTokens(
            TokenSigner signer, Clock clock, Duration lifetime, String issuer, String client) {
        this.signer = signer;
        this.clock = clock;
        this.lifetime = lifetime;
        this.issuer = issuer;
        this.client = client;
    }

    static String sub(String email) {
        return UUID.nameUUIDFromBytes(("user " + email).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    ObjectNode begin(String email) {
        return result(email, refresh.begin(email));
    }

    ObjectNode rotated(String token) {
        String email = refresh.email(token);
        return result(email, refresh.rotate(token));
    }

    ObjectNode refreshed(String token) {
        return result(refresh.email(token), null);
    }

    void revoke(String token) {
        refresh.revoke(token);
    }

    /// The user of an access token that is still good.
    JsonNode user(String accessToken) {
        JsonNode claims =
                signer.verify(accessToken)
                        .filter(c -> c.path("token_use").asText().equals("access"))
                        .orElseThrow(() ->
                                new StandInException(
                                        "NotAuthorizedException", "Invalid Access Token"));
        Instant ended;
        synchronized (signedOut) {
            ended = signedOut.get(claims.path("sub").asText());
        }
        if (ended != null && claims.path("iat").asLong() <= ended.getEpochSecond()) {
            throw new StandInException("NotAuthorizedException", "Access Token has been revoked");
        }
        return claims;
    }

    void signOutEverywhere(String accessToken) {
        JsonNode claims = user(accessToken);
        refresh.revokeAll(claims.path("email").asText());
        synchronized (signedOut) {
            signedOut.put(claims.path("sub").asText(), clock.instant());
        }
    }

    private ObjectNode result(String email, @Nullable String refreshToken) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode result = answer.putObject("AuthenticationResult");
        result.put("IdToken", signer.sign(claims(email, "id").put("aud", client)));
        result.put("AccessToken", signer.sign(claims(email, "access").put("client_id", client)));
        if (refreshToken != null) {
            result.put("RefreshToken", refreshToken);
        }
        result.put("ExpiresIn", lifetime.toSeconds()).put("TokenType", "Bearer");
        answer.putObject("ChallengeParameters");
        return answer;
    }

    /// An access token of Cognito has no address in it; this one does, to know its user again.
    private ObjectNode claims(String email, String use) {
        long now = clock.instant().getEpochSecond();
        String sub = sub(email);
        return JsonNodeFactory.instance
                .objectNode()
                .put("sub", sub)
                .put("iss", issuer)
                .put("token_use", use)
                .put(use.equals("id") ? "cognito:username" : "username", sub)
                .put("email", email)
                .put("email_verified", true)
                .put("jti", UUID.randomUUID().toString())
                .put("auth_time", now)
                .put("iat", now)
                .put("exp", now + lifetime.toSeconds());
    }
}
