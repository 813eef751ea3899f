package studio.truss.platform.aws.signin;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

import studio.truss.core.library.item.CreatorId;
import studio.truss.platform.aws.signin.SignInException.Reason;

import java.time.Instant;

/// Makes a session of the tokens that the pool sends, once they are checked.
final class SessionTokens {
    private final TokenVerifier verifier;
    private final String creatorClaim;

    SessionTokens(TokenVerifier verifier, String creatorClaim) {
        this.verifier = verifier;
        this.creatorClaim = creatorClaim;
    }

    /// The session of tokens that the pool has just sent.
    ///
    /// @param expected whose they must be; null at the first sign-in
    Session checked(
            AuthenticationResultType tokens,
            String refreshToken,
            @Nullable CreatorId expected,
            Instant since) {
        if (tokens.idToken() == null || tokens.accessToken() == null) {
            throw new SignInException(Reason.TAMPERED);
        }
        Claims id = verifier.idToken(tokens.idToken());
        Claims access = verifier.accessToken(tokens.accessToken());
        CreatorId creator = creator(id);
        if (!id.text("sub").equals(access.text("sub"))
                || (expected != null && !expected.equals(creator))) {
            throw new SignInException(Reason.TAMPERED);
        }
        Instant end = id.end().isBefore(access.end()) ? id.end() : access.end();
        return new Session(
                creator,
                id.text("email").orElse(""),
                tokens.idToken(),
                tokens.accessToken(),
                refreshToken,
                end,
                since);
    }

    private CreatorId creator(Claims id) {
        String name =
                id.text(creatorClaim)
                        .orElseThrow(() ->
                                new SignInException(
                                        Reason.WRONG_STACK,
                                        "The sign-in carries no "
                                                + creatorClaim
                                                + ", which the stack's CreatorClaim names.",
                                        null));
        if (name.indexOf('#') >= 0 || CreatorId.of(name).isLocal()) {
            throw new SignInException(
                    Reason.WRONG_STACK,
                    "The sign-in's " + creatorClaim + " cannot be a creator's id.",
                    null);
        }
        return CreatorId.of(name);
    }
}
