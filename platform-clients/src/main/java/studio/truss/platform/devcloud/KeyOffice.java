package studio.truss.platform.devcloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Gives out short-lived keys and knows whose they are. The oldest are forgotten.
final class KeyOffice {
    private static final int MOST = 10_000;
    private static final int SECRET_BYTES = 30;

    private final TokenSigner signer;
    private final Clock clock;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, IssuedKeys> issued =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, IssuedKeys> eldest) {
                    return size() > MOST;
                }
            };

    KeyOffice(TokenSigner signer, Clock clock, Duration lifetime) {
        this.signer = signer;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    synchronized IssuedKeys issue(String creator) {
        String random16 = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        String id = "ASIA" + random16.toUpperCase(Locale.ROOT);
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Instant end = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var claims = JsonNodeFactory.instance.objectNode();
        claims.put("token_use", "session").put("sub", creator).put("akid", id);
        claims.put("exp", end.getEpochSecond());
        IssuedKeys keys =
                new IssuedKeys(
                        id,
                        Base64.getEncoder().encodeToString(secret),
                        signer.sign(claims),
                        creator,
                        end);
        issued.put(keys.accessKeyId(), keys);
        return keys;
    }

    /// Keys that are still good.
    synchronized Optional<IssuedKeys> find(String accessKeyId) {
        return Optional.ofNullable(issued.get(accessKeyId))
                .filter(keys -> keys.end().isAfter(clock.instant()));
    }
}
