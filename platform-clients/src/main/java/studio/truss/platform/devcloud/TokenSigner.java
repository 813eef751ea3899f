package studio.truss.platform.devcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Makes and checks the pool's tokens: RS256 with a key pair that can be changed for a new one.
final class TokenSigner {
    private static final int KEY_BITS = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private volatile Key key = Key.fresh();

    TokenSigner(Clock clock) {
        this.clock = clock;
    }

    private record Key(String id, KeyPair pair) {
        static Key fresh() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(KEY_BITS);
                return new Key(UUID.randomUUID().toString(), generator.generateKeyPair());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Java lacks RSA", e);
            }
        }
    }

    /// Signs with another key from now on; tokens of the old one are no longer good.
    void rotate() {
        key = Key.fresh();
    }

    String sign(ObjectNode claims) {
        Key now = key;
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("kid", now.id()).put("alg", "RS256");
        String input = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(now.pair().getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks SHA256withRSA", e);
        }
    }

    /// The claims of a token of ours that has not expired.
    Optional<JsonNode> verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key.pair().getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                return Optional.empty();
            }
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            boolean good = claims.path("exp").asLong() > clock.instant().getEpochSecond();
            return good ? Optional.of(claims) : Optional.empty();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The public half, as a pool publishes it.
    ObjectNode keySet() {
        Key now = key;
        RSAPublicKey rsa = (RSAPublicKey) now.pair().getPublic();
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", now.id())
                .put("n", unsigned(rsa.getModulus()))
                .put("e", unsigned(rsa.getPublicExponent()));
        return set;
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String part(ObjectNode json) {
        return base64(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
