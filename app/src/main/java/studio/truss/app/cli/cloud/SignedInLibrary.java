package studio.truss.app.cli.cloud;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.OwnLibrary;
import studio.truss.platform.aws.signin.Session;

/// Makes the library of this machine that of whoever has just signed in, and says so.
record SignedInLibrary(AppGraph graph, Terminal terminal) {
    void welcome(Session session) {
        OwnLibrary.Opened opened = OwnLibrary.open(graph, session);
        String name = session.email().isEmpty() ? session.creator().value() : session.email();
        terminal.note("Signed in as " + name + ".");
        switch (opened.adopted()) {
            case TAKEN_OVER ->
                    terminal.note(
                            "The library of this machine is yours now; "
                                    + opened.pending()
                                    + " changes wait to be mirrored.");
            case SWITCHED -> terminal.note("Your own library is open on this machine now.");
            case SAME -> {}
        }
    }
}
