package studio.truss.app.cli.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.Conflicts;
import studio.truss.core.sync.Conflicts.Stands;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.sqlite.Conflict;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `truss conflicts`: what was changed here and elsewhere and could not both stand.
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description =
                "Lists what was changed here and elsewhere and could not both stand: which version"
                        + " stands, which is kept, and why.",
        footer = {
            "",
            "Examples:",
            "  truss conflicts --json",
            "  truss conflicts resolve 01JD... mine      let what was written here stand"
        })
public final class ConflictsCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    @Option(names = "--all", description = "Those too that are settled.")
    private boolean all;

    public ConflictsCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        try (SqliteLibrary library = graph.libraries().openCurrent()) {
            Conflicts conflicts = new Conflicts(library, graph.clock());
            List<Conflict> shown = all ? conflicts.all() : conflicts.open();
            if (json) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                shown.forEach(conflict -> array.add(asJson(conflicts, conflict)));
                JsonOut.print(System.out, array);
            } else {
                ConflictLines lines = new ConflictLines(library, conflicts);
                shown.forEach(conflict -> System.out.println(lines.of(conflict)));
                if (shown.isEmpty()) {
                    Terminal.ofProcess().note("No conflicts.");
                }
            }
        }
        return ExitCode.DONE;
    }

    private static ObjectNode asJson(Conflicts conflicts, Conflict conflict) {
        ConflictNote note = conflict.note();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", conflict.id());
        node.put("PK", note.key().pk());
        node.put("SK", note.key().sk());
        node.put("field", note.field());
        node.set("base", typed(note.base()));
        node.set("mine", typed(note.mine()));
        node.set("theirs", typed(note.theirs()));
        Stands stands = conflicts.stands(conflict);
        node.put("stands", stands.name().toLowerCase(Locale.ROOT));
        if (stands == Stands.NEITHER) {
            node.set("now", typed(conflicts.now(conflict)));
        }
        node.put("rule", note.rule().name());
        node.put("at", Instant.ofEpochMilli(conflict.at()).toString());
        node.put("open", conflict.open());
        return node;
    }

    private static @Nullable JsonNode typed(@Nullable AttributeValue value) {
        try {
            return value == null
                    ? JsonNodeFactory.instance.nullNode()
                    : new ObjectMapper().readTree(TypedJson.print(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON", e);
        }
    }

    /// `truss conflicts resolve ID mine|theirs`.
    @Command(
            name = "resolve",
            mixinStandardHelpOptions = true,
            description =
                    "Lets one version stand. What a deletion took away comes back under a new id.")
    public static final class Resolve implements Callable<Integer> {
        private final AppGraph graph;

        @Parameters(index = "0", paramLabel = "ID", description = "The conflict.")
        private String id = "";

        @Parameters(index = "1", paramLabel = "mine|theirs", description = "What is to stand.")
        private Side side = Side.MINE;

        /// Whose version.
        enum Side {
            MINE,
            THEIRS
        }

        public Resolve(AppGraph graph) {
            this.graph = graph;
        }

        @Override
        public Integer call() {
            try (SqliteLibrary library = graph.libraries().openCurrent()) {
                EntityKey key =
                        new Conflicts(library, graph.clock()).resolve(id, side == Side.MINE);
                Terminal.ofProcess()
                        .note(
                                key == null
                                        ? "It stays deleted."
                                        : Keys.of(library.creator(), key).sk()
                                                + " is as you chose; the cloud hears of it with the"
                                                + " next sync.");
            }
            return ExitCode.DONE;
        }
    }
}
