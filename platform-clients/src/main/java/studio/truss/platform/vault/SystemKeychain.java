package studio.truss.platform.vault;

import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The keychain through java-keyring: Credential Manager, macOS Keychain, Secret Service. Its
/// backends fail in many ways, also by hanging or with errors of their own, so each call runs on a
/// thread of its own with a time limit. A locked keychain may ask the user, hence the long limit.
public final class SystemKeychain implements Keychain {
    private static final String SERVICE = "Truss Studio";

    private final Duration limit;

    public SystemKeychain(Duration limit) {
        this.limit = limit;
    }

    public static SystemKeychain ofMachine() {
        return new SystemKeychain(Duration.ofSeconds(60));
    }

    @Override
    public boolean works() {
        String entry = "probe-" + UUID.randomUUID();
        String secret = UUID.randomUUID().toString();
        try {
            return with(keyring -> {
                keyring.setPassword(SERVICE, entry, secret);
                boolean same = secret.equals(keyring.getPassword(SERVICE, entry));
                keyring.deletePassword(SERVICE, entry);
                return same;
            });
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<String> read(String entry) throws IOException {
        return with(keyring -> {
            try {
                return Optional.ofNullable(keyring.getPassword(SERVICE, entry));
            } catch (PasswordAccessException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void write(String entry, String secret) throws IOException {
        with(keyring -> {
            keyring.setPassword(SERVICE, entry, secret);
            return entry;
        });
    }

    private interface Work<T> {
        T with(Keyring keyring) throws Exception;
    }

    private <T> T with(Work<T> work) throws IOException {
        return within(() -> {
            Keyring keyring = Keyring.create();
            try {
                return work.with(keyring);
            } finally {
                keyring.close();
            }
        });
    }

    private <T> T within(Callable<T> work) throws IOException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("keychain")
                .start(() -> {
                    try {
                        done.complete(work.call());
                    } catch (Throwable e) {
                        // NullPointerException and UnsatisfiedLinkError are among its answers
                        done.completeExceptionally(e);
                    }
                });
        try {
            return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the keychain of this machine refused", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the keychain of this machine did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the keychain was asked", e);
        }
    }
}
