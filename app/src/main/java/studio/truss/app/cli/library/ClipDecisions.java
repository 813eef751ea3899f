package studio.truss.app.cli.library;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ClipIds;
import studio.truss.app.cli.clips.InputOutcome;
import studio.truss.app.cli.console.PlainText;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/// `truss approve`, `reject` and `delete`: the same decision for each of several clips; what cannot
/// be done with one does not touch the others.
public abstract sealed class ClipDecisions implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(arity = "1..*", paramLabel = "CLIPID", description = "The clips.")
    private List<String> clips = new ArrayList<>();

    ClipDecisions(AppGraph graph) {
        this.graph = graph;
    }

    abstract void decide(Library library, EntityKey.Clip clip);

    @Override
    public Integer call() {
        List<EntityKey.Clip> keys =
                clips.stream().map(id -> new EntityKey.Clip(ClipIds.of(id))).toList();
        Library library = graph.library();
        List<InputOutcome> outcomes = new ArrayList<>();
        for (EntityKey.Clip key : keys) {
            outcomes.add(decided(library, key));
        }
        return InputOutcome.exitCode(outcomes);
    }

    private InputOutcome decided(Library library, EntityKey.Clip key) {
        try {
            decide(library, key);
            return InputOutcome.DONE;
        } catch (LibraryException e) {
            return switch (e.problem()) {
                case MISSING, REFUSED, EXISTS -> {
                    Terminal.ofProcess().note("truss: " + plain(key) + ": " + e.getMessage());
                    yield InputOutcome.UNUSABLE;
                }
                case NEWER, ADOPTED, DAMAGED, BUSY, FULL, UNREACHABLE -> throw e;
            };
        }
    }

    private static String plain(EntityKey.Clip clip) {
        return PlainText.line(clip.id().value());
    }

    private static void step(Library library, EntityKey.Clip clip, Clip.Status status) {
        library.update(
                clip, Change.set("status", AttributeValue.text(status.name())), Author.CREATOR);
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approves clips.",
            footer = {"", "Example:", "  truss approve 01JD..."})
    public static final class Approve extends ClipDecisions {
        /// Statuses of clips that need no approval any more, and are not taken back by one.
        private static final Set<String> BEYOND = Set.of("RENDERING", "RENDERED", "PUBLISHED");

        public Approve(AppGraph graph) {
            super(graph);
        }

        @Override
        void decide(Library library, EntityKey.Clip clip) {
            Item item = library.get(clip);
            if (item != null
                    && item.get("status") instanceof AttributeValue.S(String status)
                    && BEYOND.contains(status)) {
                Terminal.ofProcess().note(plain(clip) + " is beyond that: " + status + ".");
                return;
            }
            step(library, clip, Clip.Status.APPROVED);
        }
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Rejects clips: a later analysis does not propose them again.",
            footer = {"", "Example:", "  truss reject 01JD... 01JE..."})
    public static final class Reject extends ClipDecisions {
        public Reject(AppGraph graph) {
            super(graph);
        }

        @Override
        void decide(Library library, EntityKey.Clip clip) {
            step(library, clip, Clip.Status.REJECTED);
        }
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Deletes clips from the library; rendered files stay where they are.",
            footer = {"", "Example:", "  truss delete 01JD..."})
    public static final class Delete extends ClipDecisions {
        public Delete(AppGraph graph) {
            super(graph);
        }

        @Override
        void decide(Library library, EntityKey.Clip clip) {
            library.delete(clip);
            new ClipRenders(library.renderQueue(), () -> {}).cancel(List.of(clip.id()));
        }
    }
}
