package studio.truss.app.cli.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.HoldingsWords;
import studio.truss.app.cloud.OwnLibrary;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.stack.CloudConfig;

import java.util.Locale;
import java.util.Optional;

/// Makes the library of this machine that of whoever has just signed in, and says so. Where both it
/// and the cloud hold something the creator decides.
record SignedInLibrary(AppGraph graph, CloudConfig config, Prompt prompt, Terminal terminal) {

    /// What the command line says of this machine's own library.
    enum Wish {
        MERGE,
        SEPARATE
    }

    void welcome(Account account, Session session, @Nullable Wish wish) {
        String name = session.email().isEmpty() ? session.creator().value() : session.email();
        terminal.note("Signed in as " + name + ".");
        OwnLibrary.Opened opened;
        try {
            opened = OwnLibrary.open(graph, session, answer(account, session, wish));
        } catch (RemoteException e) {
            throw OwnLibrary.unlooked(e);
        }
        switch (opened.adopted()) {
            case TAKEN_OVER ->
                    terminal.note(
                            "The library of this machine is yours now; "
                                    + opened.pending()
                                    + " changes wait to be mirrored.");
            case SWITCHED -> terminal.note("Your own library is open on this machine now.");
            case KEPT_APART ->
                    terminal.note(
                            "Your library is empty here until the first truss sync. What was on"
                                    + " this machine stays for itself; truss account --local opens"
                                    + " it, truss account --join makes it part of yours.");
            case SAME -> {}
        }
    }

    private OwnLibrary.Answer answer(Account account, Session session, @Nullable Wish wish) {
        Wish wanted = wish;
        if (wanted == null) {
            Optional<OwnLibrary.Question> question =
                    OwnLibrary.question(graph, config, account, session.creator());
            wanted = question.isEmpty() ? Wish.MERGE : asked(question.get());
        }
        return switch (wanted) {
            case MERGE -> OwnLibrary.merging(graph, config, account, session.creator());
            case SEPARATE -> new OwnLibrary.Answer.Apart();
        };
    }

    private Wish asked(OwnLibrary.Question question) {
        String both =
                "Your cloud holds "
                        + HoldingsWords.of(question.there())
                        + ", and the library of this machine "
                        + HoldingsWords.of(question.here())
                        + ".";
        terminal.note(both);
        while (true) {
            Optional<String> typed =
                    prompt.line("Merge this machine's library into yours, or keep it apart? [m/k]");
            if (typed.isEmpty()) {
                throw CommandFailure.usage(
                        "Nothing was changed yet. Say what is to become of the library of this"
                            + " machine: truss login --merge makes it part of yours, truss login"
                            + " --separate keeps it for itself.");
            }
            switch (typed.get().strip().toLowerCase(Locale.ROOT)) {
                case "m", "merge" -> {
                    return Wish.MERGE;
                }
                case "k", "keep" -> {
                    return Wish.SEPARATE;
                }
                default -> terminal.note("m or k.");
            }
        }
    }
}
