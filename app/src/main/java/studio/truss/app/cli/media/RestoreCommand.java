package studio.truss.app.cli.media;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.cloud.CloudAccess;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Passphrases;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.CloudMirror;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.SyncReport;
import studio.truss.platform.aws.stack.CloudConfig;

import java.nio.file.Files;
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
            "  truss restore --media ~/Videos",
            "  truss restore --media ~/Videos --download ~/Videos/restored"
        })
public final class RestoreCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Option(
            names = "--media",
            paramLabel = "FOLDER",
            description = "Where videos may be; may be said several times.")
    private List<Path> media = new ArrayList<>();

    @Option(
            names = "--download",
            paramLabel = "FOLDER",
            description =
                    "Fetch what was uploaded and was not found on this machine: videos into the"
                            + " folder, rendered clips into 'clips' in it.")
    private @Nullable Path download;

    @Mixin private SpeedLimit speed = new SpeedLimit();

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    public RestoreCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() throws InterruptedException {
        for (Path folder : media) {
            if (!Files.isDirectory(folder)) {
                throw CommandFailure.usage("There is no folder " + folder + ".");
            }
        }
        CloudConfig config = CloudAccess.require(graph);
        Terminal terminal = Terminal.ofProcess();
        Passphrases passphrases = CloudAccess.passphrases(graph, Prompt.ofProcess());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        SyncReport report;
        try (CloudMirror mirror = CloudMirror.open(graph, config, passphrases)) {
            report = mirror.run(0, () -> false);
            List<Asset> missing = missing(mirror.library());
            Map<VideoId, Path> found = relink(mirror.library(), missing);
            node.put("items", mirror.library().items().size());
            node.put("pulled", report.pulled());
            node.put("relinked", found.size());
            node.put("withoutFile", missing.size() - found.size());
            node.put("unreadable", unreadable(mirror.library()));
        }
        if (!report.words().isEmpty()) {
            terminal.note("truss: " + report.words());
        }
        int code = report.stop() == null ? ExitCode.DONE : ExitCode.NO_INPUT_USABLE;
        if (download != null && report.stop() == null) {
            int fetched =
                    new MediaDownload(graph, terminal)
                            .fetch(config, passphrases, speed, download, node);
            code = Math.max(code, fetched);
        }
        if (json) {
            JsonOut.print(System.out, node);
        } else {
            System.out.println(words(node));
        }
        return code;
    }

    private static String words(ObjectNode node) {
        String words =
                "%d items are in this library now. %d videos were found on this machine, %d were not."
                        .formatted(
                                node.path("items").asInt(),
                                node.path("relinked").asInt(),
                                node.path("withoutFile").asInt());
        if (node.path("unreadable").asInt() > 0) {
            words +=
                    " %d more were written by another program in a way that this one cannot read;"
                                    .formatted(node.path("unreadable").asInt())
                            + " they are kept, and their files are not looked for.";
        }
        return node.has("downloaded")
                ? words
                        + " %d files were fetched, %d were not."
                                .formatted(
                                        node.path("downloaded").asInt(),
                                        node.path("notDownloaded").asInt())
                : words;
    }

    /// Videos that another program wrote in a way that this one cannot read.
    private static long unreadable(SqliteLibrary library) {
        long all =
                library.items().stream()
                        .filter(item -> Keys.read(item.key()).family() == Family.ASSET)
                        .count();
        return all - library.index().videos().size();
    }

    static List<Asset> missing(SqliteLibrary library) {
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
