package studio.truss.app.cli.console;

import studio.truss.platform.vault.Passphrase;

import java.util.Map;
import java.util.Optional;

/// The vault's passphrase: from the environment, else asked at the terminal. A new vault is sealed
/// by one only where that was wished.
///
/// @param wished whether a new vault gets a passphrase
public record Passphrases(Map<String, String> environment, Prompt prompt, boolean wished)
        implements Passphrase {
    private static final String VARIABLE = "TRUSS_VAULT_PASSPHRASE";

    @Override
    public Optional<char[]> ask(Purpose purpose) {
        String given = environment.get(VARIABLE);
        if (given != null && !given.isEmpty()) {
            return Optional.of(given.toCharArray());
        }
        return switch (purpose) {
            case OPEN -> prompt.secret("Passphrase of the vault:");
            case BEGIN ->
                    wished
                            ? prompt.secret("A passphrase to seal the vault with:")
                            : Optional.empty();
        };
    }

    @Override
    public String toString() {
        return "Passphrases";
    }
}
