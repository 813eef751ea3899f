package studio.truss.app.cli.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.CloudMirror;
import studio.truss.core.sync.layout.LayoutChange;
import studio.truss.core.sync.layout.LayoutSwitch;
import studio.truss.core.sync.layout.MoveProgress;
import studio.truss.core.sync.layout.PartitionLayout;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.platform.aws.stack.CloudConfig;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `truss cloud layout`: where the creator's clips are in the table, and moving them.
@Command(
        name = "layout",
        mixinStandardHelpOptions = true,
        description = {
            "Says where your clips are in the cloud's table: with everything else in one partition,"
                    + " or spread over several, so that more of them can be written at once.",
            "One partition is right for nearly everybody; several are for a table that says it is"
                    + " asked for too much of one key. A web app that does not know of this no"
                    + " longer shows the clips that have been moved."
        },
        footer = {
            "",
            "Clips stay readable and editable on every machine while they move. A move that was"
                    + " ended, however it was, goes on when it is asked for again.",
            "JSON: layout, shards, left (clips that are not there yet), done; of a move also moved,"
                    + " rru, wru, requests.",
            "",
            "Examples:",
            "  truss cloud layout                how it is now",
            "  truss cloud layout --shards 4     spreads the clips over four partitions",
            "  truss cloud layout --single       brings them back into one"
        })
public final class CloudLayoutCommand implements Callable<Integer> {
    private static final long SAID_EVERY = 1_000;

    private final AppGraph graph;

    @ArgGroup private @Nullable Wish wish;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    /// What the layout is to be.
    static final class Wish {
        @Option(
                names = "--shards",
                paramLabel = "N",
                description = "Spread the clips over so many partitions, 2 to 64.")
        private int shards;

        @Option(names = "--single", description = "Bring the clips back into one partition.")
        private boolean single;

        static Wish shards(int count) {
            Wish wish = new Wish();
            wish.shards = count;
            return wish;
        }

        static Wish single() {
            Wish wish = new Wish();
            wish.single = true;
            return wish;
        }
    }

    public CloudLayoutCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        if (wish != null
                && !wish.single
                && (wish.shards < 2 || wish.shards > PartitionLayout.MOST_SHARDS)) {
            throw CommandFailure.usage(
                    "--shards takes a number from 2 to " + PartitionLayout.MOST_SHARDS + ".");
        }
        CloudConfig config = CloudAccess.require(graph);
        try (CloudMirror mirror =
                CloudMirror.open(
                        graph, config, CloudAccess.passphrases(graph, Prompt.ofProcess()))) {
            return run(mirror.layout(), wish, json, System.out, Terminal.ofProcess());
        } catch (RemoteException e) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    e.getMessage()
                            + (wish == null
                                    ? ""
                                    : " What has been moved so far stays so; ask again to go on."));
        }
    }

    static int run(
            LayoutChange change,
            @Nullable Wish wish,
            boolean json,
            PrintStream out,
            Terminal terminal) {
        if (wish == null) {
            sayNow(change.now(), change.toMove(), json, out);
            return ExitCode.DONE;
        }
        LayoutSwitch switched = wish.single ? change.toOne() : change.toShards(wish.shards);
        return switch (switched) {
            case LayoutSwitch.Refused(String words) ->
                    throw new CommandFailure(ExitCode.NO_INPUT_USABLE, words);
            case LayoutSwitch.To(PartitionLayout layout) -> {
                terminal.note(
                        layout.state() == PartitionLayout.State.SHARDS
                                ? "A web app that does not know of shards no longer shows the clips"
                                        + " that are moved."
                                : "New clips go into one partition again.");
                long[] said = {0};
                MoveProgress end =
                        change.run(
                                () -> Thread.currentThread().isInterrupted(),
                                p -> {
                                    if (p.moved() - said[0] >= SAID_EVERY) {
                                        said[0] = p.moved();
                                        terminal.note(moved(p));
                                    }
                                });
                say(change.now(), end, json, out);
                yield end.done() ? ExitCode.DONE : ExitCode.SOME_FAILED;
            }
        };
    }

    /// How it is, without a wish.
    private static void sayNow(PartitionLayout layout, long toMove, boolean json, PrintStream out) {
        boolean done = toMove == 0 && layout.state() != PartitionLayout.State.LEAVING;
        if (json) {
            ObjectNode node = asJson(layout, null);
            node.put("left", toMove);
            node.put("done", done);
            JsonOut.print(out, node);
            return;
        }
        out.println(words(layout));
        if (!done && layout.state() == PartitionLayout.State.SHARDS) {
            out.printf(
                    Locale.ROOT,
                    "%d clips are still with everything else: the move is unfinished, or a web app"
                            + " added them. truss cloud layout --shards %d moves them.%n",
                    toMove,
                    layout.shards());
        } else if (!done) {
            out.printf(Locale.ROOT, "%d clips have still to go.%n", toMove);
        }
    }

    private static void say(
            PartitionLayout layout, @Nullable MoveProgress end, boolean json, PrintStream out) {
        if (json) {
            JsonOut.print(out, asJson(layout, end));
            return;
        }
        out.println(words(layout));
        if (end != null) {
            out.println(moved(end));
            if (end.left() > 0) {
                out.printf(
                        Locale.ROOT,
                        "%d clips would not go: too large, or written by others again and again."
                                + " They are where they were and work as before; ask again to try"
                                + " them once more.%n",
                        end.left());
            } else if (!end.done()) {
                out.println(
                        "It was ended early, or turned by another machine. Ask again to go on.");
            }
        }
    }

    private static String words(PartitionLayout layout) {
        return switch (layout.state()) {
            case ONE -> "Your clips are in one partition, with everything else.";
            case SHARDS ->
                    "Your clips go into "
                            + layout.shards()
                            + " partitions of their own. Those that a web app adds stay with"
                            + " everything else until this is asked for again.";
            case LEAVING ->
                    "Your clips are on their way from "
                            + layout.shards()
                            + " partitions back into one: truss cloud layout --single goes on.";
        };
    }

    private static String moved(MoveProgress p) {
        return String.format(
                Locale.ROOT,
                "%d clips moved; %.0f read and %.0f write units so far.",
                p.moved(),
                p.meter().rru(),
                p.meter().wru());
    }

    private static ObjectNode asJson(PartitionLayout layout, @Nullable MoveProgress end) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("layout", layout.state().name().toLowerCase(Locale.ROOT));
        node.put("shards", layout.spread() ? layout.shards() : 0);
        if (end != null) {
            node.put("moved", end.moved());
            node.put("left", end.left());
            node.put("done", end.done());
            node.put("rru", end.meter().rru());
            node.put("wru", end.meter().wru());
            node.put("requests", end.meter().requests());
        }
        return node;
    }
}
