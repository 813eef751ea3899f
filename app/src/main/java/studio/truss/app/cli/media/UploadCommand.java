package studio.truss.app.cli.media;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.cloud.CloudAccess;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cli.library.KnownVideo;
import studio.truss.app.cloud.CloudMedia;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.transfer.RenderedFiles;
import studio.truss.core.transfer.RenderedUploads;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.TransferException;
import studio.truss.platform.aws.stack.CloudConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss upload`: videos and rendered clips into the creator's part of the bucket.
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        description =
                "Uploads videos and rendered clips to your own cloud, straight into its bucket."
                        + " What was interrupted goes on where it stopped; without a name it goes"
                        + " on with what waits. Nothing is uploaded unasked.",
        footer = {
            "",
            "JSON: transfers[] of id, direction, item, file, objectKey, state, bytesDone, size,"
                    + " sha256, message.",
            "",
            "Examples:",
            "  truss upload 01J9ZK...              a rendered clip by its id",
            "  truss upload stream.mp4 --limit 2   a video of the library, at 2 MB/s at most",
            "  truss upload --rendered             every rendered clip that is not there yet"
        })
public final class UploadCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(
            paramLabel = "CLIP|VIDEO",
            arity = "0..*",
            description = "Ids of clips; files, ids or titles of videos.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--rendered", description = "Every rendered clip that is not there yet.")
    private boolean rendered;

    @Mixin private SpeedLimit speed = new SpeedLimit();

    @Option(names = "--json", description = "Print JSON to stdout.")
    private boolean json;

    public UploadCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() throws InterruptedException {
        CloudConfig config = CloudAccess.require(graph);
        Terminal terminal = Terminal.ofProcess();
        try (CloudMedia media =
                CloudMedia.open(
                        graph,
                        config,
                        CloudAccess.passphrases(graph, Prompt.ofProcess()),
                        speed.bandwidth())) {
            List<Transfer> asked = new ArrayList<>();
            RenderedFiles files = new RenderedFiles(media.library());
            for (String name : names) {
                asked.add(ask(media, files, name));
            }
            if (rendered) {
                asked.addAll(new RenderedUploads(media.library(), media.queue()).ask());
            }
            boolean goOn = names.isEmpty() && !rendered;
            if (goOn) {
                media.queue().list().stream()
                        .filter(each -> !each.state().ended())
                        .forEach(asked::add);
            }
            if (asked.isEmpty()) {
                terminal.note(goOn ? "Nothing waits." : "Nothing is to be uploaded.");
            }
            int code =
                    asked.isEmpty()
                            ? ExitCode.DONE
                            : new TransferRun(media, terminal, graph.clock()).until(asked);
            List<Transfer> now = TransferLines.now(media.queue().list(), asked);
            if (json) {
                JsonOut.print(System.out, TransferLines.json(now));
            } else {
                now.forEach(each -> System.out.println(TransferLines.line(each)));
            }
            if (now.stream().anyMatch(each -> each.state() == Transfer.State.DONE)) {
                terminal.note("Your other machines hear of it with the next truss sync.");
            }
            return code;
        }
    }

    private static Transfer ask(CloudMedia media, RenderedFiles files, String name) {
        try {
            String id = name.startsWith("CLIP#") ? name.substring("CLIP#".length()) : name;
            if (!id.isBlank() && id.indexOf('#') < 0) {
                ClipId clip = new ClipId(id);
                if (media.library().get(new EntityKey.Clip(clip)) != null) {
                    return media.orders()
                            .upload(
                                    clip,
                                    files.of(clip)
                                            .orElseThrow(() ->
                                                    new TransferException(
                                                            "The clip was not rendered on this"
                                                                    + " machine, or its file is"
                                                                    + " gone: truss render "
                                                                    + id)));
                }
            }
            return media.orders().upload(new KnownVideo(media.library()).find(name));
        } catch (TransferException e) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE, name + ": " + String.valueOf(e.getMessage()));
        }
    }
}
