package studio.truss.platform.aws.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.stack.Download;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The keys that a pool signs with, by their ids, as it publishes them. Kept for a day; an id that
/// is not among them makes us ask again, but not more than once a minute.
final class SigningKeys {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int BITS_MIN = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Clock clock;
    private Map<String, RSAPublicKey> keys = Map.of();
    private Instant fetched = Instant.MIN;

    SigningKeys(URI address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /// @throws SignInException when the keys cannot be fetched
    synchronized Optional<RSAPublicKey> find(String id) {
        Instant now = clock.instant();
        boolean old = fetched.equals(Instant.MIN) || fetched.plus(KEPT).isBefore(now);
        if (old || (!keys.containsKey(id) && fetched.plus(PAUSE).isBefore(now))) {
            keys = fetch();
            fetched = now;
        }
        return Optional.ofNullable(keys.get(id));
    }

    private Map<String, RSAPublicKey> fetch() {
        try {
            Map<String, RSAPublicKey> found = new HashMap<>();
            for (JsonNode key : JSON.readTree(Download.text(address)).path("keys")) {
                boolean signs =
                        key.path("kty").asText().equals("RSA")
                                && key.path("use").asText("sig").equals("sig")
                                && key.path("alg").asText("RS256").equals("RS256");
                if (signs && key.path("kid").isTextual()) {
                    found.put(key.path("kid").asText(), key(key));
                }
            }
            return found;
        } catch (IOException e) {
            throw ServiceTrouble.of(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SignInException(Reason.TAMPERED, e);
        }
    }

    private static RSAPublicKey key(JsonNode key) throws GeneralSecurityException {
        BigInteger modulus = number(key.path("n"));
        if (modulus.bitLength() < BITS_MIN) {
            throw new SignInException(Reason.TAMPERED);
        }
        return (RSAPublicKey)
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(modulus, number(key.path("e"))));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }
}
