package studio.truss.platform.aws.signin;

/// What came of a code.
public sealed interface SignInAnswer {
    /// Done.
    record Done(Session session) implements SignInAnswer {}

    /// The address is confirmed, and the service sent one more code to sign in with.
    record OneMoreCode(PendingSignIn pending) implements SignInAnswer {}
}
