package studio.truss.platform.vault;

import java.util.Optional;

/// Asks for the passphrase of a vault when one is needed.
@FunctionalInterface
public interface Passphrase {
    /// The passphrase, which the caller wipes; empty when there is nobody to ask.
    Optional<char[]> ask();

    static Passphrase none() {
        return Optional::empty;
    }
}
