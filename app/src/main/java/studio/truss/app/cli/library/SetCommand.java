package studio.truss.app.cli.library;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ClipIds;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.library.Author;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss set CLIPID field=value...`: edits a clip; all of it or nothing.
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = "Edits a clip: its range, title, tags and what else a creator may change.",
        footer = {
            "",
            "Times are in milliseconds, tags are separated by commas, an empty value takes a field"
                    + " away.",
            "",
            "Examples:",
            "  truss set 01JD... title=\"The joke\" startMs=61500",
            "  truss set 01JD... tags=funny,chat layout=blur"
        })
public final class SetCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(index = "0", paramLabel = "CLIPID", description = "The clip.")
    private String clip = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "field=value",
            description = "What it is to be.")
    private List<String> edits = new ArrayList<>();

    public SetCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Change change = ClipEdit.of(edits);
        Item edited =
                graph.library()
                        .update(new EntityKey.Clip(ClipIds.of(clip)), change, Author.CREATOR);
        Terminal.ofProcess().note(ItemLine.of(edited));
        return ExitCode.DONE;
    }
}
