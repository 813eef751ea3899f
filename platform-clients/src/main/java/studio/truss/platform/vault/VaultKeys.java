package studio.truss.platform.vault;

import org.jspecify.annotations.Nullable;

import studio.truss.platform.vault.SealedBox.Header;
import studio.truss.platform.vault.VaultException.Problem;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Finds the key that a vault's header asks for, and makes the first one. The last key is kept in
/// memory, because deriving one from a passphrase takes about a second.
final class VaultKeys {
    /// OWASP's figure for PBKDF2-HMAC-SHA256; also the least that a file may ask for.
    static final int ROUNDS = 600_000;

    private static final int ROUNDS_MAX = 10_000_000;
    private static final int KEY_BYTES = 32;

    private final PrivateFile keyFile;
    private final Keychain keychain;
    private final Passphrase passphrase;
    private @Nullable Known known;

    VaultKeys(Path keyFile, Keychain keychain, Passphrase passphrase) {
        this.keyFile = new PrivateFile(keyFile);
        this.keychain = keychain;
        this.passphrase = passphrase;
    }

    private record Known(Header header, SecretKey key) {
        @Override
        public String toString() {
            return "Known";
        }
    }

    /// Makes the key of a new vault: by passphrase where one is given, else with the keychain where
    /// it works, else in a key file.
    Header begin() {
        byte[] salt = SealedBox.random(Header.SALT);
        Optional<char[]> typed = passphrase.ask(Passphrase.Purpose.BEGIN);
        if (typed.isPresent()) {
            SecretKey key = derive(typed.get(), salt, ROUNDS);
            return remember(Header.of(KeyHolder.PASSPHRASE, ROUNDS, salt, key), key);
        }
        byte[] random = SealedBox.random(KEY_BYTES);
        SecretKey key = new SecretKeySpec(random, "AES");
        if (keychain.works()) {
            try {
                keychain.write(entry(salt), Base64.getEncoder().encodeToString(random));
                return remember(Header.of(KeyHolder.KEYCHAIN, 0, salt, key), key);
            } catch (IOException e) {
                // it worked a moment ago and does not now: the key file is the way that is left
            }
        }
        Optional<byte[]> old = keyFile.read();
        if (old.isPresent() && old.get().length == KEY_BYTES && !keyFile.exposed()) {
            key = new SecretKeySpec(old.get(), "AES");
        } else {
            keyFile.replace(random);
        }
        return remember(Header.of(KeyHolder.KEY_FILE, 0, salt, key), key);
    }

    private Header remember(Header header, SecretKey key) {
        known = new Known(header, key);
        return header;
    }

    /// The key of the header.
    SecretKey key(Header header, String name) {
        if (known != null && header.fits(known.key())) {
            return known.key();
        }
        SecretKey key =
                switch (header.holder()) {
                    case KEYCHAIN -> fromKeychain(header, name);
                    case KEY_FILE -> fromFile(name);
                    case PASSPHRASE -> fromPassphrase(header, name);
                };
        if (!header.fits(key)) {
            throw new VaultException(
                    Problem.WRONG_KEY,
                    header.holder() == KeyHolder.PASSPHRASE
                            ? "That is not the passphrase of "
                                    + name
                                    + ". Is it lost, move that file away and sign in again: the"
                                    + " library does not need it, and other secrets in it, such as"
                                    + " a Gemini key, are given anew."
                            : "The key that was found is not the one of "
                                    + name
                                    + ". Nothing was changed: move it away and sign in again.");
        }
        remember(header, key);
        return key;
    }

    private SecretKey fromKeychain(Header header, String name) {
        try {
            byte[] key =
                    keychain.read(entry(header.salt()))
                            .map(text -> Base64.getDecoder().decode(text))
                            .orElse(new byte[0]);
            if (key.length == KEY_BYTES) {
                return new SecretKeySpec(key, "AES");
            }
        } catch (IOException e) {
            throw new VaultException(
                    Problem.KEY_GONE,
                    "The key of "
                            + name
                            + " is in the system's keychain, and "
                            + e.getMessage()
                            + ". Unlock the keychain and try again; nothing was changed.",
                    e);
        } catch (IllegalArgumentException e) {
            // what stands there is no key of ours
        }
        throw new VaultException(
                Problem.KEY_GONE,
                "The system's keychain no longer has the key of "
                        + name
                        + ". Nothing was changed: move the file away and sign in again.");
    }

    private SecretKey fromFile(String name) {
        byte[] key = keyFile.read().orElse(new byte[0]);
        if (key.length != KEY_BYTES) {
            throw new VaultException(
                    Problem.KEY_GONE,
                    "The key file "
                            + keyFile.path()
                            + " of "
                            + name
                            + " is gone or cut short. Put it back, or move the vault away and sign"
                            + " in again; nothing was changed.");
        }
        if (keyFile.exposed()) {
            throw new VaultException(
                    Problem.EXPOSED,
                    "Other users can read the key file "
                            + keyFile.path()
                            + ". Take that right away (chmod 600) and sign in anew.");
        }
        return new SecretKeySpec(key, "AES");
    }

    private SecretKey fromPassphrase(Header header, String name) {
        if (header.rounds() < ROUNDS || header.rounds() > ROUNDS_MAX) {
            throw SealedBox.damaged(name);
        }
        char[] typed =
                passphrase
                        .ask(Passphrase.Purpose.OPEN)
                        .orElseThrow(() ->
                                new VaultException(
                                        Problem.PASSPHRASE_NEEDED,
                                        name
                                                + " is sealed by a passphrase, which is asked on a"
                                                + " terminal or taken from"
                                                + " TRUSS_VAULT_PASSPHRASE."));
        return derive(typed, header.salt(), header.rounds());
    }

    void removeKeyFile() {
        keyFile.remove();
    }

    private static SecretKey derive(char[] passphrase, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, KEY_BYTES * 8);
        try {
            SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return new SecretKeySpec(factory.generateSecret(spec).getEncoded(), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(passphrase, '\0');
        }
    }

    private static String entry(byte[] salt) {
        return "vault-" + HexFormat.of().formatHex(salt);
    }
}
