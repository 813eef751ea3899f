package studio.truss.platform.aws.signin;

import studio.truss.platform.aws.signin.SignInException.Reason;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;

/// Shows that one knows a password without sending it: the client's side of SRP-6a as Cognito does
/// it. One proof for one sign-in.
final class PasswordProof {
    private static final int RANDOM_BITS = 1024;

    private final BigInteger random;
    private final BigInteger clientPublic;

    PasswordProof() {
        this(new BigInteger(RANDOM_BITS, new SecureRandom()));
    }

    PasswordProof(BigInteger random) {
        this.random = random;
        this.clientPublic = SrpGroup.G.modPow(random, SrpGroup.N);
    }

    /// `SRP_A`, in hex.
    String clientPublic() {
        return clientPublic.toString(16);
    }

    /// What the service asks.
    ///
    /// @param user `USER_ID_FOR_SRP`
    record Question(String user, String salt, String serverPublic, String secretBlock) {}

    /// `PASSWORD_CLAIM_SIGNATURE`.
    ///
    /// @throws SignInException when the question is one that only a forger asks
    String signature(String pool, Question question, char[] password, String timestamp) {
        try {
            BigInteger server = new BigInteger(question.serverPublic(), 16);
            BigInteger scramble = SrpGroup.scramble(clientPublic, server);
            if (server.mod(SrpGroup.N).signum() == 0 || scramble.signum() == 0) {
                throw new SignInException(Reason.TAMPERED);
            }
            BigInteger secret =
                    SrpGroup.secret(
                            new BigInteger(question.salt(), 16), pool, question.user(), password);
            BigInteger shared =
                    server.subtract(SrpGroup.K.multiply(SrpGroup.G.modPow(secret, SrpGroup.N)))
                            .modPow(random.add(scramble.multiply(secret)), SrpGroup.N);
            byte[] block = Base64.getDecoder().decode(question.secretBlock());
            byte[] key = SrpGroup.key(shared, scramble);
            return Base64.getEncoder()
                    .encodeToString(
                            SrpGroup.signature(key, pool, question.user(), block, timestamp));
        } catch (IllegalArgumentException e) {
            throw new SignInException(Reason.TAMPERED, e);
        }
    }
}
