package studio.truss.app.cli.cloud;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.platform.aws.signin.Account;

import java.util.concurrent.Callable;

/// `truss logout`: the tokens go, the library stays.
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = "Signs out. The library stays on this machine.",
        footer = {"", "Examples:", "  truss logout", "  truss logout --everywhere"})
public final class LogoutCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--everywhere", description = "On all machines, not only this one.")
    private boolean everywhere;

    public LogoutCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        try (Account account =
                graph.account(
                        CloudAccess.require(graph),
                        CloudAccess.passphrases(graph, Prompt.ofProcess()))) {
            terminal.note(
                    switch (account.signOut(everywhere)) {
                        case DONE ->
                                everywhere
                                        ? "Signed out here. On other machines it ends within the"
                                                + " hour, when what they were let in with runs"
                                                + " out."
                                        : "Signed out.";
                        case NOBODY -> "Nobody was signed in.";
                        case HERE_ONLY ->
                                everywhere
                                        ? "Signed out here only: the sign-in service could not be"
                                                + " told. Sign in again and repeat it, to end the"
                                                + " other machines' sign-ins."
                                        : "Signed out here; the sign-in service could not be told.";
                    });
        }
        try (SqliteLibrary library = graph.libraries().openCurrent()) {
            long pending = MirrorStatus.of(library).pending();
            if (pending > 0) {
                terminal.note(
                        "Changes that are not in the cloud: "
                                + pending
                                + ". They stay here and are sent after the next sign-in.");
            }
        }
        return ExitCode.DONE;
    }
}
