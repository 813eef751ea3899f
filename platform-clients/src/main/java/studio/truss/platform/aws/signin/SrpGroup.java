package studio.truss.platform.aws.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What both sides of a password proof share: the group of 3072 bits of RFC 3526 and the hashes
/// that Cognito makes over it. Numbers are hashed as signed big-endian bytes.
public final class SrpGroup {
    /// The prime.
    public static final BigInteger N =
            new BigInteger(
                    """
                    FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74
                    020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437
                    4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED
                    EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05
                    98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB
                    9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B
                    E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718
                    3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33
                    A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7
                    ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864
                    D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2
                    08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF
                    """
                            .replaceAll("\\s", ""),
                    16);

    /// The generator.
    public static final BigInteger G = BigInteger.TWO;

    /// The multiplier of SRP-6a.
    public static final BigInteger K = number(sha256(N.toByteArray(), G.toByteArray()));

    private static final int KEY_BYTES = 16;

    private SrpGroup() {}

    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks SHA-256", e);
        }
    }

    public static BigInteger number(byte[] unsigned) {
        return new BigInteger(1, unsigned);
    }

    /// What scrambles both public values into the proof.
    public static BigInteger scramble(BigInteger clientPublic, BigInteger serverPublic) {
        return number(sha256(clientPublic.toByteArray(), serverPublic.toByteArray()));
    }

    /// The private value of a password.
    ///
    /// @param pool what follows the underscore in the pool's id
    public static BigInteger secret(BigInteger salt, String pool, String user, char[] password) {
        String text = pool + user + ":" + new String(password);
        return number(sha256(salt.toByteArray(), sha256(text.getBytes(StandardCharsets.UTF_8))));
    }

    /// The key of the session, by HKDF-SHA256.
    public static byte[] key(BigInteger shared, BigInteger scramble) {
        byte[] extracted = hmac(scramble.toByteArray(), shared.toByteArray());
        byte[] info = "Caldera Derived Key\u0001".getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(hmac(extracted, info), KEY_BYTES);
    }

    /// What the client signs to show that it has the key.
    public static byte[] signature(
            byte[] key, String pool, String user, byte[] secretBlock, String timestamp) {
        byte[] who = (pool + user).getBytes(StandardCharsets.UTF_8);
        return hmac(key, who, secretBlock, timestamp.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks HmacSHA256", e);
        }
    }
}
