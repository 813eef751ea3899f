package studio.truss.platform.devcloud;

import studio.truss.core.library.DataFolder;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Email;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.signin.SignInAnswer;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.Endpoints;
import studio.truss.platform.vault.Keychain;
import studio.truss.platform.vault.Passphrase;
import studio.truss.platform.vault.Vault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A stand-in and what a desktop needs to sign in to it; both have clocks that can be moved.
public final class SignInStage implements AutoCloseable {
    public final SettableClock serviceClock =
            new SettableClock(Instant.parse("2026-11-22T07:17:19Z"));
    public final SettableClock clock = new SettableClock(serviceClock.instant());
    public final Mails mails = new Mails();
    public final IdentityStandIn service;
    private final Path folder;

    public SignInStage(Path folder) throws IOException {
        this.folder = folder;
        this.service = IdentityStandIn.start(0, serviceClock, Lifetimes.usual(), mails);
    }

    public void advance(Duration by) {
        clock.advance(by);
        serviceClock.advance(by);
    }

    public CloudConfig config() {
        return config(service.endpoint(), true);
    }

    /// @param pool whether the stack has an identity pool; else it has a role only
    public CloudConfig config(URI endpoint, boolean pool) {
        return new CloudConfig(
                IdentityStandIn.REGION,
                "truss",
                "truss-media",
                new CloudConfig.Identity(
                        IdentityStandIn.USER_POOL,
                        IdentityStandIn.CLIENT,
                        pool ? IdentityStandIn.IDENTITY_POOL : null,
                        pool ? null : IdentityStandIn.ROLE,
                        "sub"),
                new Endpoints(null, null, endpoint, endpoint, endpoint));
    }

    public Account account() {
        return account(config(), clock);
    }

    public Account account(CloudConfig config, Clock with) {
        return account(config, with, folder);
    }

    public Account account(CloudConfig config, Clock with, Path data) {
        Vault vault = new Vault(data, Keychain.none(), Passphrase.none());
        return new Account(config, vault, new DataFolder(data), with);
    }

    public Session signIn(Account account, String email) {
        account.begin(new Email(email), false);
        return switch (account.answer(mails.code())) {
            case SignInAnswer.Done(Session session) -> session;
            case SignInAnswer.OneMoreCode _ -> throw new AssertionError("one more code");
        };
    }

    @Override
    public void close() {
        service.close();
    }
}
