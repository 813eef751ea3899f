package studio.truss.app.cli.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.ProgramFiles;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Passphrases;
import studio.truss.app.cli.console.PlainText;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.AccountDesk;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.vault.Vault;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `truss account`: who is signed in, since when, and where the sign-in is kept.
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description =
                "Says who is signed in, since when, and where that is kept; writes the creator's"
                        + " name.",
        footer = {
            "",
            "Examples:",
            "  truss account",
            "  truss account --json",
            "  truss account --name Ada",
            "  truss account --register-links",
            "  truss account --local      the library of this machine that was kept apart",
            "  truss account --join       makes it part of yours after all"
        })
public final class AccountCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Writes the name of the library's creator; '' takes it away.")
    private @Nullable String name;

    @Option(
            names = "--local",
            description =
                    "Opens the library of this machine that was kept apart from yours; truss login"
                            + " opens yours again.")
    private boolean local;

    @Option(
            names = "--join",
            description =
                    "Makes the library of this machine that was kept apart part of yours after all;"
                            + " the same video becomes one.")
    private boolean join;

    @Option(
            names = "--register-links",
            description = "Lets truss:// links of mails open this program.")
    private boolean registerLinks;

    public AccountCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        if (registerLinks) {
            register();
            return ExitCode.DONE;
        }
        if (local) {
            openLocal();
            return ExitCode.DONE;
        }
        if (join) {
            join();
            return ExitCode.DONE;
        }
        if (name != null) {
            new AccountDesk(graph, graph.library()).rename(name);
            Terminal.ofProcess()
                    .note(
                            name.isBlank()
                                    ? "Your library names nobody now."
                                    : "Your library names you "
                                            + PlainText.line(name.strip())
                                            + " now.");
        }
        Optional<CloudConfig> config = graph.cloudConfig().read();
        Passphrases passphrases = CloudAccess.passphrases(graph, Prompt.ofProcess());
        Session session = session(config, passphrases);
        Vault vault = graph.vault(passphrases);
        if (json) {
            JsonOut.print(System.out, asJson(config.orElse(null), session, vault));
        } else {
            print(System.out, config.orElse(null), session, vault);
        }
        return ExitCode.DONE;
    }

    private @Nullable Session session(Optional<CloudConfig> config, Passphrases passphrases) {
        if (config.isEmpty() || config.get().identity() == null) {
            return null;
        }
        try (Account account = graph.account(config.get(), passphrases)) {
            return account.session().orElse(null);
        }
    }

    private void join() {
        Session session =
                session(
                        graph.cloudConfig().read(),
                        CloudAccess.passphrases(graph, Prompt.ofProcess()));
        if (session == null) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE, "Nobody is signed in. truss login does it.");
        }
        LibraryFolder libraries = graph.libraries();
        boolean begun = Files.exists(libraries.file(session.creator()));
        if (begun) {
            try (SqliteLibrary library = libraries.open(session.creator())) {
                begun = MirrorStatus.of(library).lastSweep() != null;
            }
        }
        if (!begun) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "Your library was not compared with your cloud yet, so that the same video"
                        + " could come twice: truss login, truss sync --once, then this again.");
        }
        LibraryFolder.Joined joined = libraries.join(session.creator());
        Terminal.ofProcess()
                .note(
                        ("The library of this machine is part of yours now. New in yours: videos"
                             + " %d, clips %d; videos in both: %d. Its old file lies beside yours,"
                             + " as *.adopted.db.")
                                .formatted(joined.videos(), joined.clips(), joined.shared()));
    }

    private void register() {
        Path launcher =
                ProgramFiles.launcher()
                        .orElseThrow(() ->
                                new CommandFailure(
                                        ExitCode.NO_INPUT_USABLE,
                                        "What starts this program was not found beside it."));
        Path entry =
                new LinkHandler(
                                graph.environment(),
                                System.getProperty("os.name", ""),
                                Path.of(System.getProperty("user.home", ".")))
                        .register(launcher);
        Terminal.ofProcess()
                .note("truss:// links open " + launcher + " now, as " + entry + " says.");
    }

    private void openLocal() {
        LibraryFolder libraries = graph.libraries();
        CreatorId found =
                libraries
                        .local()
                        .orElseThrow(() ->
                                new CommandFailure(
                                        ExitCode.NOTHING_FOUND,
                                        "No library of this machine was kept apart."));
        libraries.use(found);
        Terminal.ofProcess()
                .note(
                        "The library that belongs to this machine alone is open now; nothing of it"
                                + " is mirrored. truss login opens yours again.");
    }

    private static void print(
            PrintStream out, @Nullable CloudConfig config, @Nullable Session session, Vault vault) {
        out.println(
                session == null
                        ? "Nobody is signed in. truss login does it."
                        : "Signed in as "
                                + PlainText.line(session.email())
                                + " (creator "
                                + session.creator()
                                + ") since "
                                + session.since()
                                + ".");
        out.println(
                config == null
                        ? "No cloud is set up: everything stays on this machine."
                        : "Cloud: table "
                                + config.table()
                                + (config.bucket() == null ? "" : ", bucket " + config.bucket())
                                + ", "
                                + config.region()
                                + ".");
        vault.holder()
                .ifPresent(holder ->
                        out.println(
                                "The sign-in is " + holder.words() + " (" + vault.file() + ")."));
    }

    private ObjectNode asJson(
            @Nullable CloudConfig config, @Nullable Session session, Vault vault) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("signedIn", session != null);
        node.put("library", graph.libraries().current().value());
        if (session != null) {
            node.put("creator", session.creator().value());
            node.put("email", session.email());
            node.put("since", session.since().toString());
        }
        if (config != null) {
            node.putObject("cloud")
                    .put("region", config.region())
                    .put("table", config.table())
                    .put("bucket", config.bucket());
        }
        vault.holder()
                .ifPresent(holder ->
                        node.putObject("vault")
                                .put("file", vault.file().toString())
                                .put("key", holder.name()));
        return node;
    }
}
