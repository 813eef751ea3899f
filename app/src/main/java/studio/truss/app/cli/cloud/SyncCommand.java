package studio.truss.app.cli.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Passphrases;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.CloudMirror;
import studio.truss.app.cloud.RunElsewhere;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.Parked;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.SyncRequests.Wish;
import studio.truss.core.sync.SyncStop;
import studio.truss.platform.aws.stack.CloudConfig;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/// `truss sync`: mirrors the library and its partition.
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description =
                "Sends what waits to the cloud and takes over what changed there; without --once it"
                        + " goes on until Ctrl+C.",
        footer = {
            "",
            "JSON: pushed, pulled, conflicts, parked, pending, rru, wru (read and write units of"
                    + " the table),",
            "requests, bytes, and stop with words where it ended early. Exit 3 then. Of what is"
                    + " parked:",
            "parkedItems[] of SK, title, change, reason, and wayOut; exit 5, as the rest was"
                    + " done.",
            "",
            "Beside an open window, which mirrors by itself, it has the window do it and says what"
                    + " came",
            "of it, once.",
            "",
            "Examples:",
            "  truss sync --once",
            "  truss sync --once --json",
            "  truss sync --status           what waits, without a look at the network"
        })
public final class SyncCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LOOKS = 240;

    private final AppGraph graph;
    private final Terminal terminal = Terminal.ofProcess();

    @Option(names = "--once", description = "Do what there is to do, and end.")
    private boolean once;

    @Option(names = "--json", description = "Print JSON to stdout, an object for each round.")
    private boolean json;

    @Option(names = "--status", description = "Only say how things stand.")
    private boolean status;

    @Option(names = "--retry-parked", description = "Try again what the cloud would not take.")
    private boolean retryParked;

    @Option(
            names = "--rejoin",
            description =
                    "Go on as a new machine where the cloud no longer knows this one; what is"
                            + " missing in the cloud is put back there.")
    private boolean rejoin;

    @Option(
            names = "--accept-missing",
            description = "Delete here what is missing in the cloud, however much it is.")
    private boolean acceptMissing;

    public SyncCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (status) {
            try (SqliteLibrary library = graph.libraries().openCurrent()) {
                print(MirrorStatus.of(library), ParkedLines.of(library));
            }
            return ExitCode.DONE;
        }
        CloudConfig config = CloudAccess.require(graph);
        Passphrases passphrases = CloudAccess.passphrases(graph, Prompt.ofProcess());
        while (true) {
            try (CloudMirror mirror = CloudMirror.open(graph, config, passphrases)) {
                return here(mirror);
            } catch (LibraryException e) {
                if (e.problem() != LibraryException.Problem.BUSY) {
                    throw e;
                }
            }
            OptionalInt code = elsewhere();
            if (code.isPresent()) {
                return code.getAsInt();
            }
        }
    }

    private int here(CloudMirror mirror) throws InterruptedException {
        if (retryParked) {
            mirror.engine().retryParked();
        }
        if (rejoin) {
            mirror.engine().rejoin();
        }
        if (acceptMissing) {
            mirror.engine().acceptMissing();
        }
        return once ? round(mirror, 0) : rounds(mirror);
    }

    /// Another process mirrors this library: it is asked to do it. Empty when it has ended
    /// meanwhile.
    private OptionalInt elsewhere() throws InterruptedException {
        try (SqliteLibrary library = graph.libraries().openCurrent()) {
            terminal.note("Another Truss Studio mirrors this library; it is asked to do it now.");
            if (retryParked) {
                new Parked(library).retry();
            }
            EnumSet<Wish> wishes = EnumSet.noneOf(Wish.class);
            if (rejoin) {
                wishes.add(Wish.REJOIN);
            }
            if (acceptMissing) {
                wishes.add(Wish.ACCEPT_MISSING);
            }
            return switch (new RunElsewhere(library, () -> Thread.sleep(LOOK)).ask(wishes, LOOKS)) {
                case RunElsewhere.Outcome.Done(SyncReport report) ->
                        OptionalInt.of(say(report, library));
                case RunElsewhere.Outcome.Free() -> OptionalInt.empty();
                case RunElsewhere.Outcome.AtIt() -> OptionalInt.of(atIt());
            };
        }
    }

    private int atIt() {
        String words = "It is at it still, and goes on. truss sync --status says how things stand.";
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            stop(node, SyncStop.BUSY, words);
            JsonOut.print(System.out, node);
        }
        terminal.note("truss: " + words);
        return ExitCode.NO_INPUT_USABLE;
    }

    private int rounds(CloudMirror mirror) throws InterruptedException {
        round(mirror, 0);
        while (true) {
            for (long waited = 0; waited < POLL.toMillis() && !mirror.asked(); ) {
                Thread.sleep(LOOK);
                waited += LOOK.toMillis();
            }
            round(mirror, SWEEP.toMillis());
        }
    }

    private int round(CloudMirror mirror, long sweepEveryMs) {
        return say(mirror.run(sweepEveryMs, () -> false), mirror.library());
    }

    private int say(SyncReport report, SqliteLibrary library) {
        ParkedLines parked = ParkedLines.of(library);
        if (json) {
            ObjectNode node = asJson(report);
            parked.into(node);
            JsonOut.print(System.out, node);
        } else if (once || report.pushed() + report.pulled() > 0 || report.stop() != null) {
            System.out.println(line(report));
            parked.print(System.out);
        }
        say(report.stop(), report.words());
        return report.stop() == null ? ExitCode.DONE : ExitCode.NO_INPUT_USABLE;
    }

    private void say(@Nullable SyncStop stop, String words) {
        if (!words.isEmpty()) {
            terminal.note("truss: " + words);
        }
        if (stop == SyncStop.MUCH_MISSING) {
            terminal.note(
                    "truss sync --rejoin puts it back into the cloud; truss sync --accept-missing"
                            + " deletes it here too.");
        }
    }

    private static String line(SyncReport report) {
        return String.format(
                Locale.ROOT,
                "%d sent, %d taken over, %d waiting (%d parked), %d conflicts to look at; %.1f read"
                        + " and %.1f write units",
                report.pushed(),
                report.pulled(),
                report.pending(),
                report.parked(),
                report.conflicts(),
                report.meter().rru(),
                report.meter().wru());
    }

    private static ObjectNode asJson(SyncReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("pushed", report.pushed());
        node.put("pulled", report.pulled());
        node.put("conflicts", report.conflicts());
        node.put("parked", report.parked());
        node.put("pending", report.pending());
        node.put("rru", report.meter().rru());
        node.put("wru", report.meter().wru());
        node.put("requests", report.meter().requests());
        node.put("bytes", report.meter().bytes());
        stop(node, report.stop(), report.words());
        return node;
    }

    private static void stop(ObjectNode node, @Nullable SyncStop stop, String words) {
        if (stop != null) {
            node.put("stop", stop.name());
            node.put("message", words);
        }
    }

    private void print(MirrorStatus now, ParkedLines parked) {
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("pending", now.pending());
            node.put("parked", now.parked());
            node.put("mirrored", now.mirrored());
            node.put("conflicts", now.conflicts());
            node.put("lastSweep", now.lastSweep() == null ? null : now.lastSweep().toString());
            node.put("rru", now.rru());
            node.put("wru", now.wru());
            stop(node, now.stop(), now.words());
            parked.into(node);
            JsonOut.print(System.out, node);
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "Saved here: everything. Waiting for the cloud: %d (%d parked). Mirrored: %d items."
                        + " Conflicts to look at: %d.%nLast read whole: %s. Cost so far: %.1f read"
                        + " and %.1f write units.%n",
                now.pending(),
                now.parked(),
                now.mirrored(),
                now.conflicts(),
                now.lastSweep() == null ? "never" : now.lastSweep(),
                now.rru(),
                now.wru());
        parked.print(System.out);
        say(now.stop(), now.words());
    }
}
