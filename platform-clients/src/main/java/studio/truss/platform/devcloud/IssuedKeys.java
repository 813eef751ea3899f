package studio.truss.platform.devcloud;

import java.time.Instant;

/// Keys that were given to a creator. The session token names the creator, signed.
public record IssuedKeys(
        String accessKeyId, String secretKey, String sessionToken, String creator, Instant end) {

    @Override
    public String toString() {
        return "IssuedKeys[" + accessKeyId + " of " + creator + " until " + end + "]";
    }
}
