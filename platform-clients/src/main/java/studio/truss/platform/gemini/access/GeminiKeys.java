package studio.truss.platform.gemini.access;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.platform.vault.Vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds the key to Gemini: the environment's, in the order of Google's SDK, else the one that is
/// kept in the vault, which is opened only then.
public final class GeminiKeys {
    /// The SDK documents that the first wins.
    private static final List<String> VARIABLES = List.of("GOOGLE_API_KEY", "GEMINI_API_KEY");

    private static final String SECRET = "gemini-key";

    private final Map<String, String> environment;
    private final Supplier<Vault> vault;

    public GeminiKeys(Map<String, String> environment, Supplier<Vault> vault) {
        this.environment = Map.copyOf(environment);
        this.vault = vault;
    }

    /// @param from the name of an environment variable, or the vault, for a person
    public record Found(GeminiKey key, String from) {}

    /// @throws GeminiException when the environment's cannot be a key
    public Optional<Found> find() {
        return inEnvironment().or(this::inVault);
    }

    private Optional<Found> inEnvironment() {
        return VARIABLES.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> found(environment.getOrDefault(name, ""), name));
    }

    /// Whether the environment has one, which is used in place of a kept one.
    public Optional<String> environmentVariable() {
        return inEnvironment().map(Found::from);
    }

    private Optional<Found> inVault() {
        return vault.get().read(SECRET).map(kept -> found(kept, "the vault"));
    }

    private static Found found(String text, String from) {
        try {
            return new Found(GeminiKey.of(text), from);
        } catch (IllegalArgumentException e) {
            throw new GeminiException(
                    Kind.BAD_KEY, "The key of " + from + " is none: " + e.getMessage(), null);
        }
    }

    /// Whether the vault has one.
    public boolean isKept() {
        return vault.get().read(SECRET).isPresent();
    }

    public void keep(GeminiKey key) {
        vault.get().write(SECRET, key.value());
    }

    public void remove() {
        vault.get().remove(SECRET);
    }

    @Override
    public String toString() {
        return "GeminiKeys";
    }
}
