package studio.truss.app.gemini;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.platform.gemini.access.GeminiKey;
import studio.truss.platform.gemini.access.GeminiKeys;
import studio.truss.platform.vault.VaultException;

/// The key to Gemini as the window stores it and takes it away. Blocks; any thread.
public final class KeyShelf {
    private final GeminiKeys keys;
    private final Runnable changed;

    /// @param changed hears when the key is another
    public KeyShelf(GeminiKeys keys, Runnable changed) {
        this.keys = keys;
        this.changed = changed;
    }

    public KeyState state() {
        try {
            return keys.environmentVariable()
                    .<KeyState>map(KeyState.OfEnvironment::new)
                    .orElseGet(() -> keys.isKept() ? new KeyState.Kept() : new KeyState.Missing());
        } catch (GeminiException | VaultException e) {
            return new KeyState.Unusable(String.valueOf(e.getMessage()));
        }
    }

    /// @param typed by the creator
    /// @return what is wrong with it, for a person; empty when it is kept
    public String keep(String typed) {
        try {
            keys.keep(GeminiKey.of(typed));
            changed.run();
            return "";
        } catch (IllegalArgumentException | VaultException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// @return why it is still there, for a person; empty when it is not
    public String remove() {
        try {
            keys.remove();
            changed.run();
            return "";
        } catch (VaultException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
