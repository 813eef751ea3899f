package studio.truss.app.cli.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.CloudMirror;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.SyncReport;
import studio.truss.platform.aws.stack.CloudConfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `truss restore`: a library on a new machine, from the partition alone.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Reads the whole library from the cloud onto this machine, and finds the videos'"
                        + " files in the folders that are named, by their content.",
        footer = {
            "",
            "Examples:",
            "  truss login --stack outputs.json --email ada@example.com",
            "  truss restore --media ~/Videos"
        })
public final class RestoreCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(
            names = "--media",
            paramLabel = "FOLDER",
            description = "Where videos may be; may be said several times.")
    private List<Path> media = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    public RestoreCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        CloudConfig config = CloudAccess.require(graph);
        Terminal terminal = Terminal.ofProcess();
        try (CloudMirror mirror =
                CloudMirror.open(
                        graph, config, CloudAccess.passphrases(graph, Prompt.ofProcess()))) {
            SyncReport report = mirror.run(0, () -> false);
            List<Asset> missing = missing(mirror.library());
            Map<VideoId, Path> found = relink(mirror.library(), missing);
            int items = mirror.library().items().size();
            if (json) {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                node.put("items", items);
                node.put("pulled", report.pulled());
                node.put("relinked", found.size());
                node.put("withoutFile", missing.size() - found.size());
                JsonOut.print(System.out, node);
            } else {
                System.out.printf(
                        "%d items are in this library now. %d videos were found on this machine,"
                                + " %d were not.%n",
                        items, found.size(), missing.size() - found.size());
            }
            if (!report.words().isEmpty()) {
                terminal.note("truss: " + report.words());
            }
            return report.stop() == null ? ExitCode.DONE : ExitCode.NO_INPUT_USABLE;
        }
    }

    private static List<Asset> missing(SqliteLibrary library) {
        return library.index().videos().stream()
                .map(VideoSummary::asset)
                .filter(asset -> library.sourceFiles(asset.videoId()).isEmpty())
                .toList();
    }

    private Map<VideoId, Path> relink(SqliteLibrary library, List<Asset> missing) {
        Relinker relinker = new Relinker(library, new LibraryRecorder(library, graph.clock()));
        Map<VideoId, Path> found = new HashMap<>();
        for (Path folder : media) {
            found.putAll(relinker.folder(missing, folder, () -> false));
        }
        return found;
    }
}
