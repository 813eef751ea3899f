package studio.truss.platform.gemini.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.platform.vault.Keychain;
import studio.truss.platform.vault.Passphrase;
import studio.truss.platform.vault.Vault;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class GeminiKeysTest {
    @TempDir private Path folder;

    /// As on a machine without one: the vault's key is in a private file.
    private static final Keychain NONE =
            new Keychain() {
                @Override
                public boolean works() {
                    return false;
                }

                @Override
                public Optional<String> read(String entry) {
                    return Optional.empty();
                }

                @Override
                public void write(String entry, String secret) {
                    throw new AssertionError("there is no keychain");
                }
            };

    private Vault vault() {
        return new Vault(folder, NONE, Passphrase.none());
    }

    private GeminiKeys keys(Map<String, String> environment) {
        return new GeminiKeys(environment, this::vault);
    }

    private static GeminiKeys withoutVault(Map<String, String> environment) {
        return new GeminiKeys(
                environment,
                () -> {
                    throw new AssertionError("the vault was opened");
                });
    }

    private static String value(GeminiKeys keys) {
        return keys.find().orElseThrow().key().value();
    }

    @Test
    void theEnvironmentsKeyIsUsedWithoutOpeningTheVault() {
        assertEquals("mine", value(withoutVault(Map.of("GEMINI_API_KEY", " mine\n"))));
        assertEquals(
                "google",
                value(withoutVault(Map.of("GEMINI_API_KEY", "mine", "GOOGLE_API_KEY", "google"))));
        assertEquals(
                "mine",
                value(withoutVault(Map.of("GEMINI_API_KEY", "mine", "GOOGLE_API_KEY", " "))));
    }

    @Test
    void aKeptKeyIsFoundByTheNextProcessUntilItIsRemoved() {
        assertTrue(keys(Map.of()).find().isEmpty());
        keys(Map.of()).keep(GeminiKey.of("kept"));
        assertEquals("kept", value(keys(Map.of())));
        assertEquals("the vault", keys(Map.of()).find().orElseThrow().from());
        assertTrue(keys(Map.of("GEMINI_API_KEY", "mine")).isKept());
        keys(Map.of()).remove();
        assertFalse(keys(Map.of()).isKept());
        assertTrue(keys(Map.of()).find().isEmpty());
    }

    @Test
    void whatCannotBeAKeyIsRefusedWithoutQuotingIt() {
        GeminiException refused =
                assertThrows(
                        GeminiException.class,
                        () -> withoutVault(Map.of("GEMINI_API_KEY", "se cret")).find());
        assertEquals(GeminiException.Kind.BAD_KEY, refused.kind());
        String words = String.valueOf(refused.getMessage());
        assertTrue(words.contains("GEMINI_API_KEY"), words);
        assertFalse(words.contains("cret"), words);
    }
}
