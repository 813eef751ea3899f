package studio.truss.platform.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.platform.vault.VaultException.Problem;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class VaultTest {
    private static final String SECRET = "refresh-token-5ecr3t";

    @TempDir private Path folder;

    private static final class MemoryKeychain implements Keychain {
        private final Map<String, String> entries = new HashMap<>();
        private boolean reachable = true;

        @Override
        public boolean works() {
            return reachable;
        }

        @Override
        public Optional<String> read(String entry) throws IOException {
            if (!reachable) {
                throw new IOException("it is locked");
            }
            return Optional.ofNullable(entries.get(entry));
        }

        @Override
        public void write(String entry, String secret) {
            entries.put(entry, secret);
        }
    }

    private Vault vault(Keychain keychain) {
        return new Vault(folder, keychain, Passphrase.none());
    }

    private Vault vault(String passphrase) {
        return new Vault(folder, Keychain.none(), purpose -> Optional.of(passphrase.toCharArray()));
    }

    @Test
    void aSecretComesBackAndCanBeRemoved() {
        vault(Keychain.none()).write("session", SECRET);
        vault(Keychain.none()).write("other", "x");
        assertEquals(Optional.of(SECRET), vault(Keychain.none()).read("session"));
        vault(Keychain.none()).remove("session");
        assertEquals(Optional.empty(), vault(Keychain.none()).read("session"));
        assertEquals(Optional.of("x"), vault(Keychain.none()).read("other"));
    }

    @Test
    void noFileOfTheFolderHoldsTheSecret() throws IOException {
        Vault vault = vault(Keychain.none());
        vault.write("session", SECRET);
        vault.write("session", SECRET + "2");
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(SECRET), file.toString());
                assertFalse(bytes.contains("session"), file.toString());
            }
        }
        assertFalse(vault.toString().contains(SECRET));
    }

    @Test
    void withoutAKeychainTheKeyIsInAFileOfThisUserAlone() throws IOException {
        vault(Keychain.none()).write("session", SECRET);
        assertEquals(Optional.of(KeyHolder.KEY_FILE), vault(Keychain.none()).holder());
        for (String name : List.of("vault.key", "vault.bin")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve(name))));
        }
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused() throws IOException {
        vault(Keychain.none()).write("session", SECRET);
        Files.setPosixFilePermissions(
                folder.resolve("vault.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(Problem.EXPOSED, problem(vault(Keychain.none())));
    }

    @Test
    void aKeychainThatWorksHoldsTheKey() {
        MemoryKeychain keychain = new MemoryKeychain();
        vault(keychain).write("session", SECRET);
        assertEquals(Optional.of(KeyHolder.KEYCHAIN), vault(keychain).holder());
        assertFalse(Files.exists(folder.resolve("vault.key")));
        assertEquals(Optional.of(SECRET), vault(keychain).read("session"));
        assertFalse(keychain.entries.toString().contains(SECRET));
    }

    @Test
    void aKeychainThatIsLockedLaterLosesNothing() throws IOException {
        MemoryKeychain keychain = new MemoryKeychain();
        vault(keychain).write("session", SECRET);
        byte[] before = Files.readAllBytes(folder.resolve("vault.bin"));
        keychain.reachable = false;
        assertEquals(Problem.KEY_GONE, problem(vault(keychain)));
        assertThrows(VaultException.class, () -> vault(keychain).write("session", "new"));
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("vault.bin")));
        keychain.reachable = true;
        assertEquals(Optional.of(SECRET), vault(keychain).read("session"));
    }

    @Test
    void aPassphraseSealsAndAWrongOneIsSaid() throws IOException {
        vault("correct horse").write("session", SECRET);
        byte[] before = Files.readAllBytes(folder.resolve("vault.bin"));
        assertEquals(Optional.of(SECRET), vault("correct horse").read("session"));
        assertEquals(Problem.WRONG_KEY, problem(vault("battery")));
        VaultException lost =
                assertThrows(VaultException.class, () -> vault("battery").write("session", "new"));
        assertTrue(String.valueOf(lost.getMessage()).contains("move that file away"));
        assertEquals(Problem.PASSPHRASE_NEEDED, problem(vault(Keychain.none())));
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("vault.bin")));
        assertFalse(Files.exists(folder.resolve("vault.key")));
    }

    @Test
    void aVaultCanBeSealedByAPassphraseLater() {
        vault(Keychain.none()).write("session", SECRET);
        vault("correct horse").reseal();
        assertEquals(Optional.of(KeyHolder.PASSPHRASE), vault(Keychain.none()).holder());
        assertFalse(Files.exists(folder.resolve("vault.key")));
        assertEquals(Optional.of(SECRET), vault("correct horse").read("session"));
        assertEquals(Problem.WRONG_KEY, problem(vault("battery")));
    }

    @Test
    void everyChangedByteIsNoticedAndNothingIsOverwritten() throws IOException {
        vault(Keychain.none()).write("session", SECRET);
        Path file = folder.resolve("vault.bin");
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            VaultException e =
                    assertThrows(
                            VaultException.class, () -> vault(Keychain.none()).read("session"));
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains(SECRET));
            assertThrows(
                    VaultException.class, () -> vault(Keychain.none()).write("session", "new"));
            assertArrayEquals(bad, Files.readAllBytes(file));
        }
    }

    @Test
    void aFileCutShortAnywhereIsNoticed() throws IOException {
        vault(Keychain.none()).write("session", SECRET);
        Path file = folder.resolve("vault.bin");
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertEquals(Problem.DAMAGED, problem(vault(Keychain.none())));
        }
    }

    @Test
    void aFileThatAsksForFewerRoundsIsRefusedBeforeAnyoneIsAsked() throws IOException {
        vault("correct horse").write("session", SECRET);
        Path file = folder.resolve("vault.bin");
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(600_000, ByteBuffer.wrap(bytes).getInt(10));
        ByteBuffer.wrap(bytes).putInt(10, 1);
        Files.write(file, bytes);
        assertEquals(Problem.DAMAGED, problem(vault("correct horse")));
    }

    @Test
    void aLostKeyFileIsSaid() throws IOException {
        vault(Keychain.none()).write("session", SECRET);
        Files.delete(folder.resolve("vault.key"));
        assertEquals(Problem.KEY_GONE, problem(vault(Keychain.none())));
    }

    @Test
    void whatAProcessLeftHalfWrittenDoesNotMatter() throws IOException {
        vault(Keychain.none()).write("session", SECRET);
        Files.writeString(folder.resolve("vault.bin.part"), "half");
        assertEquals(Optional.of(SECRET), vault(Keychain.none()).read("session"));
        vault(Keychain.none()).write("session", "new");
        assertEquals(Optional.of("new"), vault(Keychain.none()).read("session"));
    }

    @Test
    void manyWritersAtOnceLoseNoSecret() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> writers =
                    IntStream.range(0, 16)
                            .<Callable<String>>mapToObj(i ->
                                    () -> {
                                        vault(Keychain.none()).write("secret-" + i, "value-" + i);
                                        return "";
                                    })
                            .toList();
            for (var done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        for (int i = 0; i < 16; i++) {
            assertEquals(Optional.of("value-" + i), vault(Keychain.none()).read("secret-" + i));
        }
    }

    @Test
    void aKeychainThatDoesNotAnswerInTimeIsNotUsed() {
        SystemKeychain keychain = new SystemKeychain(Duration.ZERO);
        assertFalse(keychain.works());
        assertThrows(IOException.class, () -> keychain.read("truss-test"));
        vault(keychain).write("session", SECRET);
        assertEquals(Optional.of(KeyHolder.KEY_FILE), vault(keychain).holder());
    }

    private static Problem problem(Vault vault) {
        return assertThrows(VaultException.class, () -> vault.read("session")).problem();
    }
}
