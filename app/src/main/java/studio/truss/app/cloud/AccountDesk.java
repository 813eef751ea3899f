package studio.truss.app.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Profile;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Email;
import studio.truss.platform.aws.signin.PendingSignIn;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.signin.SignInLink;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.vault.Passphrase;
import studio.truss.platform.vault.Vault;
import studio.truss.platform.vault.VaultException;

import java.util.Optional;
import java.util.function.Function;

/// What the window does with the account. Every call may wait for the network or the keychain; what
/// is refused comes as [SignInException], `CloudConfigException` or [VaultException], whose
/// messages are meant for a person. Usable from any thread.
public final class AccountDesk {
    private final AppGraph graph;
    private final Library library;
    private volatile @Nullable String passphrase;

    /// @param library the one that is open
    public AccountDesk(AppGraph graph, Library library) {
        this.graph = graph;
        this.library = library;
    }

    /// The passphrase of the vault, typed or of the environment; a new vault gets none.
    public Passphrase passphrase() {
        return purpose -> {
            String typed = passphrase;
            String given =
                    typed != null ? typed : graph.environment().get("TRUSS_VAULT_PASSPHRASE");
            return given == null || given.isEmpty()
                    ? Optional.empty()
                    : Optional.of(given.toCharArray());
        };
    }

    /// The cloud of this machine, when one can sign in to it.
    public Optional<CloudConfig> config() {
        return graph.cloudConfig().read().filter(config -> config.identity() != null);
    }

    /// How things stand, without a look at the network.
    public AccountState state() {
        Optional<CloudConfig> config = config();
        if (config.isEmpty()) {
            return new AccountState.NotSetUp();
        }
        try (Account account = graph.account(config.get(), passphrase())) {
            return state(config.get(), account);
        } catch (VaultException e) {
            if (e.problem() == VaultException.Problem.PASSPHRASE_NEEDED) {
                return new AccountState.Locked(config.get());
            }
            throw e;
        }
    }

    private AccountState state(CloudConfig config, Account account) {
        Optional<Session> session = account.session();
        if (session.isPresent()) {
            Vault vault = graph.vault(passphrase());
            return new AccountState.SignedIn(
                    config,
                    session.get(),
                    displayName(),
                    vault.holder(),
                    vault.file(),
                    session.get().creator().equals(library.creator()),
                    library.creator().isLocal());
        }
        Optional<PendingSignIn> pending = account.pending();
        return pending.isPresent()
                ? new AccountState.Asked(config, pending.get())
                : new AccountState.SignedOut(config);
    }

    private String displayName() {
        Item item = library.get(new EntityKey.Profile());
        String name = item == null ? null : Profile.of(item).displayName();
        return name == null ? "" : name;
    }

    /// Takes the outputs of a stack from a file or an address, and keeps them.
    public AccountState takeStack(String fileOrUrl) {
        graph.cloudConfig().adopt(fileOrUrl);
        return state();
    }

    /// Opens what is sealed by a passphrase, from now on until the window closes.
    public AccountState unlock(String typed) {
        passphrase = typed;
        try {
            return state();
        } catch (VaultException e) {
            passphrase = null;
            throw e;
        }
    }

    /// Has a mail sent.
    public AccountState ask(String address, boolean link) {
        return signing(account -> {
            account.begin(new Email(address), link);
            return account;
        });
    }

    /// Signs in by a password, which is wiped.
    public AccountState signIn(String address, char[] password) {
        return signing(account -> {
            account.signIn(new Email(address), password);
            return account;
        });
    }

    /// Answers with what was in the mail: a code, or a link.
    public AccountState answer(String typed) {
        return signing(account -> {
            if (typed.contains("://")) {
                account.open(SignInLink.parse(typed));
            } else {
                account.answer(typed);
            }
            return account;
        });
    }

    private AccountState signing(Function<Account, Account> work) {
        CloudConfig config = requireConfig();
        try (Account account = graph.account(config, passphrase())) {
            return state(config, work.apply(account));
        }
    }

    /// Whether it was never said what becomes of this machine's own library.
    public boolean isUndecided(Session session) {
        return graph.libraries().wouldTakeOver(session.creator());
    }

    /// Whether this machine's current library is that of who is signed in, whichever is open here.
    public boolean isCurrent(Session session) {
        return graph.libraries().isCurrent(session.creator());
    }

    /// What a creator who has signed in is to be asked about this machine's own library.
    public Optional<OwnLibrary.Question> question(Session session) {
        CloudConfig config = requireConfig();
        try (Account account = graph.account(config, passphrase())) {
            return OwnLibrary.question(graph, config, account, session.creator());
        } catch (RemoteException e) {
            throw OwnLibrary.unlooked(e);
        }
    }

    /// This machine's own library is to be the creator's.
    public OwnLibrary.Answer merging(Session session) {
        CloudConfig config = requireConfig();
        try (Account account = graph.account(config, passphrase())) {
            return OwnLibrary.merging(graph, config, account, session.creator());
        } catch (RemoteException e) {
            throw OwnLibrary.unlooked(e);
        }
    }

    public Account.SignedOut signOut(boolean everywhere) {
        try (Account account = graph.account(requireConfig(), passphrase())) {
            return account.signOut(everywhere);
        }
    }

    private CloudConfig requireConfig() {
        return config().orElseThrow(
                        () -> new SignInException(SignInException.Reason.NOT_SIGNED_IN));
    }

    /// How many changes are saved here and not in the cloud.
    public long waiting() {
        return MirrorStatus.of(graph.library()).pending();
    }

    /// Writes the creator's name into the profile; an empty one takes it away.
    public void rename(String name) {
        String kept = name.isBlank() ? null : name.strip();
        library.edit(
                Profile.class,
                new EntityKey.Profile(),
                profile ->
                        new Profile(
                                profile.userId(),
                                profile.email(),
                                kept,
                                profile.createdAt(),
                                profile.schemaVersion(),
                                profile.settings()),
                Author.CREATOR);
    }
}
