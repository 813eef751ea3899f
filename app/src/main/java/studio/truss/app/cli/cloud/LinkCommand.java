package studio.truss.app.cli.cloud;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cli.studio.StudioCommand;
import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.studio.shell.SessionMark;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.signin.SignInLink;
import studio.truss.platform.aws.stack.CloudConfig;

import java.util.concurrent.Callable;

/// `truss truss://...`, as a desktop calls it when a link in a mail is opened: signs in, and leaves
/// the rest to the window, which is opened where none is.
@Command(name = "link", hidden = true, description = "Opens a link of a mail.")
public final class LinkCommand implements Callable<Integer> {
    /// What such links begin with.
    public static final String SCHEME = "truss:";

    private final AppGraph graph;

    @Parameters(paramLabel = "LINK", description = "The link.")
    private String link = "";

    public LinkCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() throws InterruptedException {
        CloudConfig config = CloudAccess.require(graph);
        Terminal terminal = Terminal.ofProcess();
        try (Account account =
                graph.account(config, CloudAccess.passphrases(graph, Prompt.ofProcess()))) {
            Session session = account.open(SignInLink.parse(link));
            terminal.note("Signed in as " + session.email() + ".");
            openLibrary(config, account, session);
        }
        if (SessionMark.isOpen(graph.data().root()) || !StudioCommand.canOpen()) {
            return ExitCode.DONE; // an open window notices
        }
        return new StudioCommand(graph).call();
    }

    /// Where there is something to be asked, the window asks.
    private void openLibrary(CloudConfig config, Account account, Session session) {
        try {
            if (OwnLibrary.question(graph, config, account, session.creator()).isEmpty()) {
                OwnLibrary.open(
                        graph,
                        session,
                        OwnLibrary.merging(graph, config, account, session.creator()));
            }
        } catch (RemoteException e) {
            Terminal.ofProcess().note("truss: " + OwnLibrary.unlooked(e).getMessage());
        }
    }
}
