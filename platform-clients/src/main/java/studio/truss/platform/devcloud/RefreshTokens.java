package studio.truss.platform.devcloud;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Refresh tokens in families: what one sign-in began. Rotation uses a token up; a token that comes
/// a second time ends its family, because somebody has a copy.
final class RefreshTokens {
    private final Map<String, Grant> grants = new HashMap<>();
    private final Set<String> endedFamilies = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    private record Grant(String family, String email) {}

    synchronized String begin(String email) {
        return give(new Grant(UUID.randomUUID().toString(), email));
    }

    private String give(Grant grant) {
        String token = "refresh." + UUID.randomUUID() + "." + UUID.randomUUID();
        grants.put(token, grant);
        return token;
    }

    /// Whose the token is, which stays good.
    synchronized String email(String token) {
        return grant(token).email();
    }

    /// Uses the token up and gives the next of its family.
    synchronized String rotate(String token) {
        Grant grant = grant(token);
        used.add(token);
        return give(grant);
    }

    private Grant grant(String token) {
        Grant grant = grants.get(token);
        if (grant == null) {
            throw new StandInException("NotAuthorizedException", "Invalid Refresh Token");
        }
        if (used.contains(token)) {
            endedFamilies.add(grant.family());
            throw new StandInException(
                    "RefreshTokenReuseException", "The refresh token was used before.");
        }
        if (endedFamilies.contains(grant.family())) {
            throw new StandInException("NotAuthorizedException", "Refresh Token has been revoked");
        }
        return grant;
    }

    synchronized void revoke(String token) {
        Grant grant = grants.get(token);
        if (grant != null) {
            endedFamilies.add(grant.family());
        }
    }

    synchronized void revokeAll(String email) {
        for (Grant grant : grants.values()) {
            if (grant.email().equals(email)) {
                endedFamilies.add(grant.family());
            }
        }
    }
}
