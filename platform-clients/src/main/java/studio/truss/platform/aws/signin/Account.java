package studio.truss.platform.aws.signin;

import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.OwnerLock;
import studio.truss.platform.aws.signin.PendingSignIn.Kind;
import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.vault.Vault;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Who is signed in on this machine, and how one signs in and out. Usable from any thread and by
/// several processes at once: of those that find the tokens stale one refreshes them and the others
/// take what it got. Calls wait for the network.
public final class Account implements AutoCloseable {
    /// How long before their end tokens are renewed.
    private static final Duration EARLY = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final KeptSignIn kept;
    private final UserPool pool;
    private final SignInCalls calls;
    private final PasswordCalls passwords;
    private final SessionTokens tokens;
    private final Path lockFile;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    public Account(CloudConfig config, Vault vault, DataFolder data, Clock clock) {
        CloudConfig.Identity identity = config.requireIdentity();
        this.kept = new KeptSignIn(vault, config.issuer() + " " + identity.clientId());
        this.pool = new UserPool(config);
        this.calls = new SignInCalls(pool);
        this.passwords = new PasswordCalls(pool, identity.userPoolId(), clock);
        this.tokens = new SessionTokens(new TokenVerifier(config, clock), identity.creatorClaim());
        this.lockFile = data.root().resolve("session.lock");
        this.clock = clock;
    }

    /// Has a code or, where `link` is wanted, a link sent. Somebody new gets a code either way, to
    /// confirm the address with.
    public PendingSignIn begin(Email email, boolean link) {
        return kept.keep(calls.begin(email, link ? Kind.LINK : Kind.CODE));
    }

    /// The sign-in under way.
    public Optional<PendingSignIn> pending() {
        return kept.pending();
    }

    /// Answers the sign-in under way with the code of the mail.
    public SignInAnswer answer(String code) {
        PendingSignIn pending = kept.pending().orElseThrow(Account::nothingAsked);
        String digits = code.strip().replaceAll("[ -]", "");
        if (!digits.matches("\\d{4,10}")) {
            throw new SignInException(Reason.WRONG_CODE);
        }
        return ending(() ->
                switch (pending.kind()) {
                    case CODE -> new SignInAnswer.Done(signedIn(calls.answerCode(pending, digits)));
                    case SIGN_UP_CODE -> confirmed(calls.confirm(pending, digits));
                    case LINK -> throw nothingAsked();
                });
    }

    private SignInAnswer confirmed(PendingSignIn confirmed) {
        InitiateAuthResponse answer = calls.afterSignUp(confirmed);
        return answer.authenticationResult() != null
                ? new SignInAnswer.Done(signedIn(answer.authenticationResult()))
                : new SignInAnswer.OneMoreCode(kept.keep(calls.oneMore(answer, confirmed)));
    }

    /// Answers the sign-in under way with the link of the mail.
    public Session open(SignInLink link) {
        PendingSignIn pending =
                kept.pending()
                        .filter(p -> p.kind() == Kind.LINK)
                        .orElseThrow(Account::nothingAsked);
        if (!pending.email().equals(link.email().value())) {
            throw new SignInException(
                    Reason.BAD_LINK,
                    "This link is for "
                            + link.email()
                            + ", and the sign-in under way is of "
                            + pending.email()
                            + ".",
                    null);
        }
        SignInCalls.LinkAnswer answer = ending(() -> calls.answerLink(pending, link.token()));
        if (answer.result() != null) {
            return signedIn(answer.result());
        }
        // anyone can make a link: a wrong one does not end what the right one may still answer
        if (answer.session().isEmpty()) {
            kept.forgetPending();
        } else {
            kept.keep(
                    new PendingSignIn(
                            pending.kind(), pending.email(), pending.sentTo(), answer.session()));
        }
        throw new SignInException(Reason.LINK_USED);
    }

    /// Signs in by a password, which is wiped.
    public Session signIn(Email email, char[] password) {
        try {
            return signedIn(passwords.signIn(email, password));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static SignInException nothingAsked() {
        return new SignInException(Reason.NOTHING_ASKED);
    }

    private interface Answering<T> {
        T get();
    }

    /// Forgets the sign-in under way when it cannot be answered again.
    private <T> T ending(Answering<T> answer) {
        try {
            return answer.get();
        } catch (SignInException e) {
            switch (e.reason()) {
                case EXPIRED, LINK_USED, TOO_MANY_TRIES -> kept.forgetPending();
                default -> {}
            }
            throw e;
        }
    }

    private Session signedIn(AuthenticationResultType result) {
        if (result.refreshToken() == null) {
            throw new SignInException(Reason.TAMPERED);
        }
        Session session = tokens.checked(result, result.refreshToken(), null, clock.instant());
        kept.keep(session);
        kept.forgetPending();
        return session;
    }

    /// Who is signed in, without a look at the network.
    public Optional<Session> session() {
        return kept.session();
    }

    /// The session with tokens that are good for some time still; renewed when they are not.
    ///
    /// @throws SignInException when nobody is signed in, or not any more
    public Session fresh() {
        Session session = require();
        return isFresh(session) ? session : refreshed();
    }

    private Session require() {
        return kept.session().orElseThrow(() -> new SignInException(Reason.NOT_SIGNED_IN));
    }

    private boolean isFresh(Session session) {
        return clock.instant().plus(EARLY).isBefore(session.end());
    }

    private Session refreshed() {
        lock.lock();
        try (OwnerLock _ = OwnerLock.acquire(lockFile, PATIENCE)) {
            Session session = require();
            if (isFresh(session)) {
                return session; // another thread or process was faster
            }
            return refreshed(session);
        } finally {
            lock.unlock();
        }
    }

    private Session refreshed(Session session) {
        AuthenticationResultType result;
        try {
            result = pool.refresh(session.refreshToken());
        } catch (SignInException e) {
            switch (e.reason()) {
                case SIGNED_OUT -> kept.forgetSession();
                case NO_NETWORK, CAPTIVE_PORTAL -> {
                    if (clock.instant().isBefore(session.end())) {
                        return session;
                    }
                }
                default -> {}
            }
            throw e;
        }
        String next =
                result.refreshToken() == null ? session.refreshToken() : result.refreshToken();
        // the old one is used up: the new one is on disk before anything else can fail
        kept.keep(session.withRefreshToken(next));
        Session renewed = tokens.checked(result, next, session.creator(), session.since());
        kept.keep(renewed);
        return renewed;
    }

    /// What came of signing out.
    public enum SignedOut {
        DONE,
        /// Nobody was signed in.
        NOBODY,
        /// The tokens are gone here; the service could not be told.
        HERE_ONLY
    }

    /// Signs out here, or on all machines. Here it always works, with or without a network.
    public SignedOut signOut(boolean everywhere) {
        Optional<Session> session = kept.session();
        if (session.isEmpty()) {
            return SignedOut.NOBODY;
        }
        SignedOut outcome = SignedOut.DONE;
        try {
            if (everywhere) {
                pool.signOutEverywhere(fresh().accessToken());
            } else {
                pool.revoke(session.get().refreshToken());
            }
        } catch (SignInException e) {
            outcome = e.reason() == Reason.SIGNED_OUT ? SignedOut.DONE : SignedOut.HERE_ONLY;
        }
        kept.forgetSession();
        kept.forgetPending();
        return outcome;
    }

    @Override
    public void close() {
        pool.close();
    }
}
