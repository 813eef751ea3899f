package studio.truss.platform.devcloud;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.platform.aws.signin.SrpGroup;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The service's side of a sign-in by password, SRP-6a: it keeps verifiers, and no passwords.
final class PasswordStandIn {
    private static final int SALT_BITS = 128;
    private static final int RANDOM_BITS = 1024;
    private static final int BLOCK_BYTES = 64;
    private static final int MOST = 1_000;

    private final String pool;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Verifier> verifiers = new HashMap<>();
    private final Map<String, Exchange> open =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Exchange> eldest) {
                    return size() > MOST;
                }
            };

    /// @param userPool the pool's id
    PasswordStandIn(String userPool) {
        this.pool = userPool.substring(userPool.indexOf('_') + 1);
    }

    private record Verifier(BigInteger salt, BigInteger value) {}

    private record Exchange(
            String email,
            Verifier verifier,
            BigInteger secret,
            BigInteger serverPublic,
            BigInteger clientPublic) {}

    void set(String email, String password) {
        BigInteger salt = new BigInteger(SALT_BITS, random);
        BigInteger secret =
                SrpGroup.secret(salt, pool, UserPoolTokens.sub(email), password.toCharArray());
        verifiers.put(email, new Verifier(salt, SrpGroup.G.modPow(secret, SrpGroup.N)));
    }

    ObjectNode ask(String email, String clientPublic) {
        Verifier verifier = verifiers.get(email);
        BigInteger client = hex(clientPublic);
        if (verifier == null || client.mod(SrpGroup.N).signum() == 0) {
            throw wrong();
        }
        BigInteger secret = new BigInteger(RANDOM_BITS, random);
        BigInteger server =
                SrpGroup.K.multiply(verifier.value())
                        .add(SrpGroup.G.modPow(secret, SrpGroup.N))
                        .mod(SrpGroup.N);
        byte[] block = new byte[BLOCK_BYTES];
        random.nextBytes(block);
        String name = Base64.getEncoder().encodeToString(block);
        open.put(name, new Exchange(email, verifier, secret, server, client));
        String user = UserPoolTokens.sub(email);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ChallengeName", "PASSWORD_VERIFIER");
        answer.putObject("ChallengeParameters")
                .put("USERNAME", user)
                .put("USER_ID_FOR_SRP", user)
                .put("SALT", verifier.salt().toString(16))
                .put("SRP_B", server.toString(16))
                .put("SECRET_BLOCK", name);
        return answer;
    }

    /// Whose password was shown to be known.
    String answer(String secretBlock, String signature, String timestamp) {
        Exchange exchange = open.remove(secretBlock);
        if (exchange == null) {
            throw wrong();
        }
        BigInteger scramble = SrpGroup.scramble(exchange.clientPublic(), exchange.serverPublic());
        BigInteger shared =
                exchange.clientPublic()
                        .multiply(exchange.verifier().value().modPow(scramble, SrpGroup.N))
                        .modPow(exchange.secret(), SrpGroup.N);
        byte[] expected =
                SrpGroup.signature(
                        SrpGroup.key(shared, scramble),
                        pool,
                        UserPoolTokens.sub(exchange.email()),
                        Base64.getDecoder().decode(secretBlock),
                        timestamp);
        String text = Base64.getEncoder().encodeToString(expected);
        if (!MessageDigest.isEqual(text.getBytes(US_ASCII), signature.getBytes(US_ASCII))) {
            throw wrong();
        }
        return exchange.email();
    }

    private static BigInteger hex(String text) {
        try {
            return new BigInteger(text, 16);
        } catch (NumberFormatException e) {
            throw new StandInException("InvalidParameterException", "SRP_A is no number");
        }
    }

    private static StandInException wrong() {
        return new StandInException("NotAuthorizedException", "Incorrect username or password.");
    }
}
