package studio.truss.platform.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.OwnerLock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Secrets by name, kept in the sealed file `vault.bin` of a folder. Safe for several threads and
/// processes; a write is on disk, whole, when its call returns. No message and no text of this
/// class holds a secret.
public final class Vault {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final PrivateFile file;
    private final VaultKeys keys;

    /// @param passphrase asked when a vault is begun, which seals it by passphrase where one is
    ///   given, and when one that is sealed so is opened
    public Vault(Path folder, Keychain keychain, Passphrase passphrase) {
        this.folder = folder;
        this.file = new PrivateFile(folder.resolve("vault.bin"));
        this.keys = new VaultKeys(folder.resolve("vault.key"), keychain, passphrase);
    }

    /// @throws VaultException when the file cannot be opened
    public synchronized Optional<String> read(String name) {
        return Optional.ofNullable(content().get(name));
    }

    public void write(String name, String secret) {
        change(name, secret);
    }

    public void remove(String name) {
        if (read(name).isPresent()) {
            change(name, null);
        }
    }

    /// Seals all that is kept with a new key: by passphrase where one is given now, which the key
    /// file does not outlive.
    public synchronized void reseal() {
        try (OwnerLock _ = OwnerLock.acquire(folder.resolve("vault.lock"), PATIENCE)) {
            SortedMap<String, String> content = content();
            SealedBox.Header header = keys.begin();
            file.replace(SealedBox.seal(header, keys.key(header, name()), print(content)));
            if (header.holder() == KeyHolder.PASSPHRASE) {
                keys.removeKeyFile();
            }
        }
    }

    /// What holds the key; empty before the first secret.
    public Optional<KeyHolder> holder() {
        return file.read().map(bytes -> SealedBox.read(bytes, name()).header().holder());
    }

    /// The file, for a person.
    public Path file() {
        return file.path();
    }

    private synchronized void change(String name, @Nullable String secret) {
        try (OwnerLock _ = OwnerLock.acquire(folder.resolve("vault.lock"), PATIENCE)) {
            SortedMap<String, String> content = content();
            if (secret == null) {
                content.remove(name);
            } else {
                content.put(name, secret);
            }
            SealedBox.Header header =
                    file.read()
                            .map(bytes -> SealedBox.read(bytes, name()).header())
                            .orElseGet(keys::begin);
            file.replace(SealedBox.seal(header, keys.key(header, name()), print(content)));
        }
    }

    private SortedMap<String, String> content() {
        Optional<byte[]> bytes = file.read();
        if (bytes.isEmpty()) {
            return new TreeMap<>();
        }
        SealedBox box = SealedBox.read(bytes.get(), name());
        return parse(box.open(keys.key(box.header(), name()), name()));
    }

    private String name() {
        return file.path().toString();
    }

    private static byte[] print(SortedMap<String, String> content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that JSON cannot hold");
        }
    }

    private SortedMap<String, String> parse(byte[] content) {
        try {
            return JSON.readValue(content, new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            // its message would quote the content
            throw SealedBox.damaged(name());
        }
    }

    @Override
    public String toString() {
        return "Vault[" + file.path() + "]";
    }
}
