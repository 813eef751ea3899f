package studio.truss.platform.vault;

import java.io.IOException;
import java.util.Optional;

/// The keychain of the system. Entries are short texts.
public interface Keychain {
    /// Whether it can be written to and read from now.
    boolean works();

    Optional<String> read(String entry) throws IOException;

    void write(String entry, String secret) throws IOException;

    /// For machines without one.
    static Keychain none() {
        return new Keychain() {
            @Override
            public boolean works() {
                return false;
            }

            @Override
            public Optional<String> read(String entry) throws IOException {
                throw new IOException("this machine has no keychain");
            }

            @Override
            public void write(String entry, String secret) throws IOException {
                throw new IOException("this machine has no keychain");
            }
        };
    }
}
