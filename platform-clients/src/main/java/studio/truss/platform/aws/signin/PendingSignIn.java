package studio.truss.platform.aws.signin;

/// A sign-in that waits for what is in a mail.
///
/// @param sentTo the address as the service shows it
/// @param session the service's; blank where it gave none
public record PendingSignIn(Kind kind, String email, String sentTo, String session) {

    /// What is waited for.
    public enum Kind {
        /// The code of somebody who signs in.
        CODE,
        /// The code of somebody who is new, which also confirms the address.
        SIGN_UP_CODE,
        /// The link.
        LINK
    }

    @Override
    public String toString() {
        return "PendingSignIn[" + kind + ", " + email + "]";
    }
}
