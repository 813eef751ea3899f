package studio.truss.app.cli.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.PlainText;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cloud.CloudMirror;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.platform.aws.CreatorTable;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.stack.CloudConfig;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `truss cloud status`: which cloud, who is signed in and how the mirror stands.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Says which cloud this machine uses, who is signed in to it, what waits and what it"
                        + " has cost so far. Looks at the network with --keys only.",
        footer = {"", "Examples:", "  truss cloud status", "  truss cloud status --keys --json"})
public final class CloudStatusCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    @Option(
            names = "--keys",
            description = "Also get keys to the table, and say how long they are good.")
    private boolean keys;

    public CloudStatusCommand(AppGraph graph) {
        this.graph = graph;
    }

    /// @param keysUntil when the keys to the table run out; null where none were asked for
    private record Seen(
            @Nullable CloudConfig config,
            @Nullable Session session,
            @Nullable Instant keysUntil,
            CreatorId library,
            boolean mirrors,
            MirrorStatus mirror,
            ParkedLines parked) {}

    @Override
    public Integer call() {
        Seen seen = look();
        if (json) {
            JsonOut.print(System.out, asJson(seen));
        } else {
            print(System.out, seen);
        }
        return ExitCode.DONE;
    }

    private Seen look() {
        Optional<CloudConfig> config = graph.cloudConfig().read();
        Session session = null;
        Instant until = null;
        if (config.isPresent() && config.get().identity() != null) {
            try (Account account =
                    graph.account(
                            config.get(), CloudAccess.passphrases(graph, Prompt.ofProcess()))) {
                session = account.session().orElse(null);
                until =
                        keys && session != null
                                ? CreatorTable.keysUntil(config.get(), account, graph.clock())
                                : null;
            }
        }
        try (SqliteLibrary library = graph.libraries().openCurrent()) {
            return new Seen(
                    config.orElse(null),
                    session,
                    until,
                    library.creator(),
                    !CloudMirror.isFree(library),
                    MirrorStatus.of(library),
                    ParkedLines.of(library));
        }
    }

    private static void print(PrintStream out, Seen seen) {
        CloudConfig config = seen.config();
        out.println(
                config == null
                        ? "No cloud is set up: everything stays on this machine."
                        : "Cloud: table "
                                + config.table()
                                + (config.bucket() == null ? "" : ", bucket " + config.bucket())
                                + ", "
                                + config.region()
                                + ".");
        out.println(who(seen));
        MirrorStatus now = seen.mirror();
        out.printf(
                Locale.ROOT,
                "Waiting: %d (%d parked). Conflicts to look at: %d. Mirrored: %d items. Read whole:"
                        + " %s.%n",
                now.pending(),
                now.parked(),
                now.conflicts(),
                now.mirrored(),
                now.lastSweep() == null ? "never" : now.lastSweep());
        seen.parked().print(out);
        out.printf(
                Locale.ROOT,
                "Cost so far: %.1f read and %.1f write units.%n",
                now.rru(),
                now.wru());
        out.println(
                seen.mirrors()
                        ? "A Truss Studio on this machine mirrors it now."
                        : "Nothing mirrors it now; truss sync or the studio does.");
        if (!now.words().isEmpty()) {
            out.println(now.words());
        }
    }

    private static String who(Seen seen) {
        Session session = seen.session();
        if (session == null) {
            return "Nobody is signed in. truss login does it.";
        }
        String own =
                session.creator().equals(seen.library())
                        ? ""
                        : " The open library is another one; truss login opens yours.";
        String until =
                seen.keysUntil() == null
                        ? ""
                        : " The keys to the table are good until "
                                + seen.keysUntil()
                                + " and are renewed by themselves.";
        return "Signed in as "
                + PlainText.line(
                        session.email().isEmpty() ? session.creator().value() : session.email())
                + " since "
                + session.since()
                + ", renewed by itself after "
                + session.end()
                + "."
                + until
                + own;
    }

    private static ObjectNode asJson(Seen seen) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        CloudConfig config = seen.config();
        if (config != null) {
            node.putObject("cloud")
                    .put("region", config.region())
                    .put("table", config.table())
                    .put("bucket", config.bucket());
        }
        Session session = seen.session();
        node.put("signedIn", session != null);
        if (session != null) {
            node.put("creator", session.creator().value());
            node.put("email", session.email());
            node.put("since", session.since().toString());
            node.put("tokensUntil", session.end().toString());
        }
        if (seen.keysUntil() != null) {
            node.put("keysUntil", seen.keysUntil().toString());
        }
        node.put("library", seen.library().value());
        node.put("mirroring", seen.mirrors());
        MirrorStatus now = seen.mirror();
        node.put("pending", now.pending());
        node.put("parked", now.parked());
        seen.parked().into(node);
        node.put("conflicts", now.conflicts());
        node.put("mirrored", now.mirrored());
        node.put("lastSweep", now.lastSweep() == null ? null : now.lastSweep().toString());
        node.put("rru", now.rru());
        node.put("wru", now.wru());
        if (now.stop() != null) {
            node.put("stop", now.stop().name());
            node.put("message", now.words());
        }
        return node;
    }
}
