package studio.truss.app.cli.library;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.library.ClipMatcher;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.Item;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss moments VIDEO`: the clips that the library has of one video.
@Command(
        name = "moments",
        mixinStandardHelpOptions = true,
        description = "Lists the clips that the library has of a video, whatever their status.",
        footer = {"", "Examples:", "  truss moments talk.mp4", "  truss moments talk.mp4 --json"})
public final class MomentsCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(paramLabel = "VIDEO", description = "A file, or a video's id, file name or title.")
    private String video = "";

    @Option(names = "--json", description = "Print the typed items, one a line.")
    private boolean json;

    public MomentsCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Library library = graph.library();
        List<Item> items = new ArrayList<>();
        List<Clip> all = library.clips(new KnownVideo(library).find(video));
        List<Clip> shown = json ? all : ClipMatcher.once(all);
        for (Clip clip : shown) {
            Item item = library.get(clip.key());
            if (item != null) {
                items.add(item);
            }
        }
        ItemLine.print(System.out, items, json);
        if (items.isEmpty()) {
            Terminal.ofProcess().note("The library has no clips of " + video + ".");
            return ExitCode.NOTHING_FOUND;
        }
        if (shown.size() < all.size()) {
            Terminal.ofProcess()
                    .note(
                            ("Moments that two machines proposed alike, listed once: %d. --json and"
                                            + " truss query have all.")
                                    .formatted(all.size() - shown.size()));
        }
        return ExitCode.DONE;
    }
}
