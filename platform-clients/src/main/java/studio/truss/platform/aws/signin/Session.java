package studio.truss.platform.aws.signin;

import studio.truss.core.library.item.CreatorId;

import java.time.Instant;

/// A creator who is signed in, with the tokens.
///
/// @param end when id and access token run out
/// @param since when the creator signed in
public record Session(
        CreatorId creator,
        String email,
        String idToken,
        String accessToken,
        String refreshToken,
        Instant end,
        Instant since) {

    Session withRefreshToken(String next) {
        return new Session(creator, email, idToken, accessToken, next, end, since);
    }

    @Override
    public String toString() {
        return "Session[" + creator + ", " + email + ", until " + end + "]";
    }
}
