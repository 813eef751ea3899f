package studio.truss.app.cli.cloud;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Passphrases;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Email;
import studio.truss.platform.aws.signin.PendingSignIn;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.signin.SignInAnswer;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.signin.SignInException.Reason;
import studio.truss.platform.aws.signin.SignInLink;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.vault.KeyHolder;
import studio.truss.platform.vault.Vault;

import java.util.Optional;
import java.util.concurrent.Callable;

/// `truss login`: asks for a code or a link by mail and answers it, at a terminal in one go, in
/// scripts in two calls.
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description =
                "Signs in to your cloud by a code or a link in a mail or by a password, so that the"
                    + " library can be mirrored. The first sign-in takes over the library of this"
                    + " machine; where your cloud holds something too you are asked.",
        footer = {
            "",
            "Examples:",
            "  truss login --stack outputs.json            which cloud: the stack's outputs",
            "  truss login --email ada@example.com         sends a code, and asks for it",
            "  truss login --code 12345678                 answers in a call of its own",
            "  truss login --email ada@example.com --link  sends a link instead",
            "  truss login --link 'truss://signin?...'     answers with the link",
            "  truss login --email ada@example.com --password",
            "  truss login --merge                         or --separate, when that is asked"
        })
public final class LoginCommand implements Callable<Integer> {
    private static final String LINK_WANTED = "";

    private final AppGraph graph;
    private final Prompt prompt;
    private final Terminal terminal = Terminal.ofProcess();

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Who signs in.")
    private @Nullable String email;

    @Option(names = "--code", paramLabel = "CODE", description = "The code of the mail.")
    private @Nullable String code;

    @Option(
            names = "--link",
            paramLabel = "LINK",
            arity = "0..1",
            fallbackValue = LINK_WANTED,
            description = "The link of the mail; alone: send a link, no code.")
    private @Nullable String link;

    @Option(
            names = "--password",
            description =
                    "By a password, asked for or taken from TRUSS_PASSWORD; it is never sent.")
    private boolean byPassword;

    @Option(
            names = "--stack",
            paramLabel = "FILE|URL",
            description = "Takes the outputs of a stack, and keeps them.")
    private @Nullable String stack;

    @Option(
            names = "--passphrase",
            description =
                    "Seal the sign-in by a passphrase, asked for or taken from"
                            + " TRUSS_VAULT_PASSPHRASE, in place of the system's keychain.")
    private boolean passphrase;

    @Option(
            names = "--merge",
            description =
                    "Make the library of this machine part of yours where your cloud is not empty;"
                            + " the same video becomes one.")
    private boolean merge;

    @Option(names = "--separate", description = "Keep the library of this machine for itself.")
    private boolean separate;

    public LoginCommand(AppGraph graph) {
        this(graph, Prompt.ofProcess());
    }

    public LoginCommand(AppGraph graph, Prompt prompt) {
        this.graph = graph;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        wish(); // both are refused before anything is done
        CloudConfig config =
                stack == null ? CloudAccess.require(graph) : graph.cloudConfig().adopt(stack);
        if (stack != null) {
            terminal.note(
                    "Your cloud is the table " + config.table() + " in " + config.region() + ".");
        }
        Passphrases passphrases = new Passphrases(graph.environment(), prompt, passphrase);
        if (passphrase) {
            sealByPassphrase(graph.vault(passphrases));
        }
        try (Account account = graph.account(config, passphrases)) {
            Optional<Session> session = undecided(account).or(() -> signIn(account));
            SignedInLibrary library = new SignedInLibrary(graph, config, prompt, terminal);
            session.ifPresent(s -> library.welcome(account, s, wish()));
        }
        return ExitCode.DONE;
    }

    private SignedInLibrary.@Nullable Wish wish() {
        if (merge && separate) {
            throw CommandFailure.usage("--merge or --separate, not both.");
        }
        return merge ? SignedInLibrary.Wish.MERGE : separate ? SignedInLibrary.Wish.SEPARATE : null;
    }

    /// Who has signed in already without a word about this machine's own library.
    private Optional<Session> undecided(Account account) {
        return email != null || code != null || link != null || byPassword
                ? Optional.empty()
                : account.session().filter(s -> !graph.libraries().isCurrent(s.creator()));
    }

    /// A new vault asks for its passphrase by itself.
    private static void sealByPassphrase(Vault vault) {
        if (vault.holder().filter(holder -> holder != KeyHolder.PASSPHRASE).isPresent()) {
            vault.reseal();
        }
    }

    /// Empty when an answer is still to come.
    private Optional<Session> signIn(Account account) {
        if (link != null && !link.equals(LINK_WANTED)) {
            return Optional.of(account.open(SignInLink.parse(link)));
        }
        if (code != null) {
            requireSameAddress(account);
            return answer(account, code);
        }
        String address = email != null ? email : prompt.line("E-mail address:").orElse(null);
        if (address == null) {
            if (stack != null) {
                return Optional.empty();
            }
            throw CommandFailure.usage("Who signs in? truss login --email ADDRESS");
        }
        if (byPassword) {
            return Optional.of(account.signIn(new Email(address), password()));
        }
        return asked(account, account.begin(new Email(address), link != null));
    }

    private char[] password() {
        String given = graph.environment().get("TRUSS_PASSWORD");
        if (given != null && !given.isEmpty()) {
            return given.toCharArray();
        }
        return prompt.secret("Password:")
                .orElseThrow(() ->
                        CommandFailure.usage(
                                "The password is asked for at a terminal, or taken from"
                                        + " TRUSS_PASSWORD."));
    }

    private void requireSameAddress(Account account) {
        if (email != null) {
            String asked = account.pending().map(PendingSignIn::email).orElse(null);
            if (!new Email(email).value().equals(asked)) {
                throw new SignInException(Reason.NOTHING_ASKED);
            }
        }
    }

    private Optional<Session> asked(Account account, PendingSignIn pending) {
        boolean byLink = pending.kind() == PendingSignIn.Kind.LINK;
        boolean known = pending.kind() == PendingSignIn.Kind.SIGN_UP_CODE;
        terminal.note(
                (byLink ? "A link was sent to " : "A code was sent to ")
                        + pending.sentTo()
                        + (known ? "." : ", if this cloud lets that address in."));
        if (link != null && !byLink) {
            terminal.note("It is a code this time, to confirm the address.");
        }
        while (true) {
            Optional<String> typed =
                    prompt.line(byLink ? "Paste the link:" : "The code of the mail:");
            if (typed.isEmpty()) {
                terminal.note(
                        byLink
                                ? "Go on with: truss login --link 'LINK'"
                                : "Go on with: truss login --code CODE");
                return Optional.empty();
            }
            try {
                return byLink
                        ? Optional.of(account.open(SignInLink.parse(typed.get())))
                        : answer(account, typed.get());
            } catch (SignInException e) {
                if (e.reason() != Reason.WRONG_CODE && e.reason() != Reason.BAD_LINK) {
                    throw e;
                }
                terminal.note(e.getMessage() == null ? e.reason().words() : e.getMessage());
            }
        }
    }

    private Optional<Session> answer(Account account, String typed) {
        return switch (account.answer(typed)) {
            case SignInAnswer.Done(Session session) -> Optional.of(session);
            case SignInAnswer.OneMoreCode(PendingSignIn pending) -> asked(account, pending);
        };
    }
}
