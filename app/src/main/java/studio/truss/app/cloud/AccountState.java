package studio.truss.app.cloud;

import studio.truss.platform.aws.signin.PendingSignIn;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.vault.KeyHolder;

import java.nio.file.Path;
import java.util.Optional;

/// Where the creator stands with the cloud.
public sealed interface AccountState {
    /// No cloud, or one that nobody can sign in to.
    record NotSetUp() implements AccountState {}

    /// A cloud, and nobody signed in.
    record SignedOut(CloudConfig config) implements AccountState {}

    /// A mail is on its way, its answer is waited for.
    record Asked(CloudConfig config, PendingSignIn pending) implements AccountState {}

    /// What is kept of the sign-in is sealed by a passphrase that was not typed yet.
    record Locked(CloudConfig config) implements AccountState {}

    /// Somebody is signed in, and has to say what becomes of this machine's own library.
    record Choosing(SignedIn in, OwnLibrary.Question question) implements AccountState {}

    /// Somebody is signed in.
    ///
    /// @param displayName as in the profile, empty for none
    /// @param holder what holds the key of the vault
    /// @param vault the file with the tokens
    /// @param own whether the library that is open is that of who is signed in
    /// @param local whether it is this machine's own
    record SignedIn(
            CloudConfig config,
            Session session,
            String displayName,
            Optional<KeyHolder> holder,
            Path vault,
            boolean own,
            boolean local)
            implements AccountState {}
}
