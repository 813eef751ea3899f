package studio.truss.app.cli.media;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.Transfer.State;
import studio.truss.core.transfer.TransferQueue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// `truss transfers`: what is on its way to the bucket and back; needs no network.
@Command(
        name = "transfers",
        mixinStandardHelpOptions = true,
        description =
                "Lists the files on their way to your cloud and back, and steers them, also those"
                        + " that another Truss Studio moves just now.",
        footer = {
            "",
            "Examples:",
            "  truss transfers",
            "  truss transfers --pause 01J9ZK...",
            "  truss transfers --resume 01J9ZK...   goes on; one that failed is tried again"
        })
public final class TransfersCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--pause", paramLabel = "ID", description = "Lets it wait.")
    private List<String> pause = new ArrayList<>();

    @Option(names = "--resume", paramLabel = "ID", description = "Lets it go on.")
    private List<String> resume = new ArrayList<>();

    @Option(names = "--cancel", paramLabel = "ID", description = "Gives it up.")
    private List<String> cancel = new ArrayList<>();

    @Option(names = "--forget-done", description = "Takes those that are done off the list.")
    private boolean forgetDone;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    public TransfersCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        try (SqliteLibrary library = graph.libraries().openCurrent()) {
            TransferQueue queue = new TransferQueue(library, graph.clock());
            boolean moving = queue.takeBack();
            each(queue, pause, queue::pause, "be paused");
            each(queue, resume, queue::resume, "go on");
            each(queue, cancel, queue::cancel, "be given up");
            if (!cancel.isEmpty()) {
                Terminal.ofProcess()
                        .note(
                                "What is given up goes off the list with the next truss upload, or"
                                        + " at once where a Truss Studio is open.");
            }
            if (forgetDone) {
                queue.forgetDone();
            }
            List<Transfer> all = queue.list();
            if (json) {
                JsonOut.print(System.out, TransferLines.json(all));
            } else if (all.isEmpty()) {
                System.out.println("Nothing is on its way. truss upload and truss restore ask.");
            } else {
                all.forEach(each -> System.out.println(TransferLines.line(each)));
                if (!moving && all.stream().anyMatch(each -> each.state() == State.WAITING)) {
                    Terminal.ofProcess()
                            .note(
                                    "No Truss Studio moves them now: truss upload, or the studio"
                                            + " with your account, goes on with what waits.");
                }
            }
            return ExitCode.DONE;
        }
    }

    private static void each(
            TransferQueue queue, List<String> ids, Predicate<String> act, String what) {
        for (String id : ids) {
            if (queue.find(id).isEmpty()) {
                throw CommandFailure.usage(
                        "There is no transfer '%s'; 'truss transfers' lists them.".formatted(id));
            }
            if (!act.test(id)) {
                throw new CommandFailure(
                        ExitCode.NO_INPUT_USABLE,
                        "The transfer %s cannot %s: it is %s."
                                .formatted(
                                        id,
                                        what,
                                        queue.find(id)
                                                .map(t -> t.state().name().toLowerCase(Locale.ROOT))
                                                .orElse("gone")));
            }
        }
    }
}
