package studio.truss.platform.aws.signin;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.stack.CloudConfig;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// Checks a token that the pool has just sent, as Cognito's manual asks: RS256 by one of the pool's
/// keys, issued by the pool, for this client, of the expected use, and of now, give or take five
/// minutes. Because it is fresh, a time that is off tells of a wrong clock.
final class TokenVerifier {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int LENGTH_MAX = 16_384;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String issuer;
    private final String client;
    private final SigningKeys keys;
    private final Clock clock;

    TokenVerifier(CloudConfig config, Clock clock) {
        this.issuer = config.issuer();
        this.client = config.requireIdentity().clientId();
        this.keys = new SigningKeys(URI.create(issuer + "/.well-known/jwks.json"), clock);
        this.clock = clock;
    }

    Claims idToken(String token) {
        return verified(token, "id", "aud");
    }

    Claims accessToken(String token) {
        return verified(token, "access", "client_id");
    }

    private Claims verified(String token, String use, String audience) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > LENGTH_MAX || parts.length != 3) {
            throw tampered();
        }
        JsonNode header = json(parts[0]);
        // what the header names is not obeyed: one algorithm is accepted, and it is not "none"
        if (!header.path("alg").asText().equals("RS256") || header.has("crit")) {
            throw tampered();
        }
        RSAPublicKey key = keys.find(header.path("kid").asText()).orElseThrow(this::tampered);
        if (!signed(key, parts)) {
            throw tampered();
        }
        JsonNode claims = json(parts[1]);
        if (!claims.path("iss").asText().equals(issuer)
                || !claims.path(audience).asText().equals(client)
                || !claims.path("token_use").asText().equals(use)
                || !claims.path("exp").isIntegralNumber()
                || !claims.path("iat").isIntegralNumber()) {
            throw tampered();
        }
        requireNow(claims);
        return new Claims(claims);
    }

    private void requireNow(JsonNode claims) {
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (issued.isAfter(now.plus(SKEW)) || end.isBefore(now.minus(SKEW))) {
            throw new SignInException(
                    Reason.CLOCK_WRONG,
                    Reason.CLOCK_WRONG.words()
                            + " It says "
                            + now.truncatedTo(ChronoUnit.SECONDS)
                            + "; the service said "
                            + issued
                            + ".",
                    null);
        }
    }

    private boolean signed(RSAPublicKey key, String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(bytes(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private JsonNode json(String part) {
        try {
            return JSON.readTree(bytes(part));
        } catch (IOException e) {
            // its message would quote the token
            throw tampered();
        }
    }

    private byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw tampered();
        }
    }

    private SignInException tampered() {
        return new SignInException(Reason.TAMPERED);
    }
}
