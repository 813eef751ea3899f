package studio.truss.platform.vault;

import java.util.Optional;

/// Asks for the passphrase of a vault.
@FunctionalInterface
public interface Passphrase {
    /// What the passphrase is for.
    enum Purpose {
        /// A vault is begun; with a passphrase it is sealed by that.
        BEGIN,
        /// A vault that is sealed by a passphrase is opened.
        OPEN
    }

    /// The passphrase, which the caller wipes; empty when there is none or nobody to ask.
    Optional<char[]> ask(Purpose purpose);

    static Passphrase none() {
        return purpose -> Optional.empty();
    }
}
