package studio.truss.platform.aws.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CreatorId;
import studio.truss.platform.vault.Vault;

import java.time.Instant;
import java.util.Optional;

/// The session and the sign-in under way, as the vault keeps them. Those of another pool or client
/// count as none.
final class KeptSignIn {
    private static final String SESSION = "session";
    private static final String PENDING = "pending-sign-in";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vault vault;
    private final String pool;

    /// @param pool issuer and client
    KeptSignIn(Vault vault, String pool) {
        this.vault = vault;
        this.pool = pool;
    }

    private record SessionJson(
            String pool,
            String creator,
            String email,
            String idToken,
            String accessToken,
            String refreshToken,
            long end,
            long since) {}

    private record PendingJson(
            String pool, PendingSignIn.Kind kind, String email, String sentTo, String session) {}

    Optional<Session> session() {
        return read(SESSION, SessionJson.class)
                .filter(s -> s.pool().equals(pool))
                .map(s ->
                        new Session(
                                CreatorId.of(s.creator()),
                                s.email(),
                                s.idToken(),
                                s.accessToken(),
                                s.refreshToken(),
                                Instant.ofEpochSecond(s.end()),
                                Instant.ofEpochSecond(s.since())));
    }

    void keep(Session session) {
        write(
                SESSION,
                new SessionJson(
                        pool,
                        session.creator().value(),
                        session.email(),
                        session.idToken(),
                        session.accessToken(),
                        session.refreshToken(),
                        session.end().getEpochSecond(),
                        session.since().getEpochSecond()));
    }

    void forgetSession() {
        vault.remove(SESSION);
    }

    Optional<PendingSignIn> pending() {
        return read(PENDING, PendingJson.class)
                .filter(p -> p.pool().equals(pool))
                .map(p -> new PendingSignIn(p.kind(), p.email(), p.sentTo(), p.session()));
    }

    PendingSignIn keep(PendingSignIn pending) {
        write(
                PENDING,
                new PendingJson(
                        pool,
                        pending.kind(),
                        pending.email(),
                        pending.sentTo(),
                        pending.session()));
        return pending;
    }

    void forgetPending() {
        vault.remove(PENDING);
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        return vault.read(name).flatMap(text -> Optional.ofNullable(parse(text, type)));
    }

    private static <T> @Nullable T parse(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            return null; // of another version of the program: signing in again replaces it
        }
    }

    private void write(String name, Object value) {
        try {
            vault.write(name, JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sign-in that JSON cannot hold");
        }
    }
}
