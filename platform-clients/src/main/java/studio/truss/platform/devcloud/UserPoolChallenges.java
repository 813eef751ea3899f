package studio.truss.platform.devcloud;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// The questions that the pool has asked and waits for: a code by mail or a link's token. Three
/// wrong answers end one.
final class UserPoolChallenges {
    private static final int TRIES = 3;
    private static final int MOST = 1_000;
    private static final int CODES = 100_000_000;

    private final Clock clock;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Challenge> open =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Challenge> eldest) {
                    return size() > MOST;
                }
            };

    UserPoolChallenges(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /// What a challenge is for.
    enum Kind {
        SIGN_UP,
        CONFIRMED,
        EMAIL_OTP,
        PASSWORD,
        CUSTOM_CHALLENGE
    }

    /// @param code null where the answer is checked elsewhere
    record Challenge(Kind kind, String email, @Nullable String code, Instant end, int wrong) {
        @Override
        public String toString() {
            return "Challenge[" + kind + "]";
        }
    }

    String newCode() {
        return String.format(Locale.ROOT, "%08d", random.nextInt(CODES));
    }

    /// Opens a challenge; its session is what answers to it are sent with.
    synchronized String open(Kind kind, String email, @Nullable String code) {
        String session = "session-" + UUID.randomUUID();
        open.put(session, new Challenge(kind, email, code, clock.instant().plus(lifetime), 0));
        return session;
    }

    /// As the template's functions do after a wrong answer to a link: the same is asked again, by
    /// another session, three times in all.
    synchronized String again(Challenge wrong) {
        if (wrong.wrong() + 1 >= TRIES) {
            throw new StandInException("NotAuthorizedException", "Incorrect username or password.");
        }
        String session = "session-" + UUID.randomUUID();
        open.put(
                session,
                new Challenge(
                        wrong.kind(), wrong.email(), wrong.code(), wrong.end(), wrong.wrong() + 1));
        return session;
    }

    /// The challenge of a session, which is over with this call.
    synchronized Challenge take(String session, Kind kind) {
        Challenge challenge = open.remove(session);
        if (challenge == null
                || challenge.kind() != kind
                || challenge.end().isBefore(clock.instant())) {
            throw new StandInException(
                    "NotAuthorizedException", "Invalid session for the user, session is expired.");
        }
        return challenge;
    }

    /// Checks a code; after a wrong one the same session can be answered again.
    synchronized Challenge answer(String session, Kind kind, String code) {
        Challenge challenge = take(session, kind);
        if (code.equals(challenge.code())) {
            return challenge;
        }
        if (challenge.wrong() + 1 < TRIES) {
            open.put(
                    session,
                    new Challenge(
                            kind,
                            challenge.email(),
                            challenge.code(),
                            challenge.end(),
                            challenge.wrong() + 1));
            throw new StandInException(
                    "CodeMismatchException", "Invalid code or auth state for the user.");
        }
        throw new StandInException(
                "TooManyFailedAttemptsException", "Too many failed attempts for this code.");
    }
}
