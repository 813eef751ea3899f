package studio.truss.app.cli.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ClipOptions;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.reframe.FramingWishes;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// `truss inspect STAGE FILE`: what one stage of the main job makes of a file.
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Shows what one stage alone makes of a file: probe, shots, audio, faces, crop or"
                        + " chat.",
        footer = {
            "",
            "Examples:",
            "  truss inspect probe talk.mp4 --json",
            "  truss inspect crop talk.mp4 --layout crop --json",
            "  truss inspect chat chat.json --windows windows.json --json"
        })
public final class InspectCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(
            index = "0",
            paramLabel = "STAGE",
            description = "probe, shots, audio, faces, crop or chat.")
    private String stage = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "A video, or a chat log for 'chat'.")
    private Path file = Path.of("");

    // Read by nobody: scripts pass it, and JSON is what a stage gives either way.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--json", description = "Print JSON (this is what is printed either way).")
    private boolean json;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description =
                    "crop: auto, crop, split, facecam, screen, blur or fit; split@12.4s for one"
                            + " shot.")
    private String layout = "auto";

    @Option(
            names = "--motion",
            paramLabel = "NAME",
            description = "crop: still, calm or lively. Default: ${DEFAULT-VALUE}.")
    private String motion = "calm";

    @Option(
            names = "--windows",
            paramLabel = "FILE",
            description = "chat: a JSON list of {start, end} in seconds; each gets a score.")
    private @Nullable Path windows;

    public InspectCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Inspector inspector = new Inspector(graph, Terminal.ofProcess());
        return switch (stage) {
            case "probe" -> inspector.probe(file);
            case "shots" -> show(() -> inspector.shots(file), InspectJson.NO_SHOTS);
            case "audio" -> show(() -> inspector.audio(file), InspectJson.NO_AUDIO);
            case "faces" -> show(() -> inspector.faces(file), InspectJson.NO_FACES);
            case "crop" -> {
                FramingWishes wishes = wishes();
                yield show(() -> inspector.crop(file, wishes), InspectJson.NO_CROP);
            }
            case "chat" -> show(() -> inspector.chat(file, windows), InspectJson.NO_CHAT);
            default ->
                    throw CommandFailure.usage(
                            "There is no stage '%s'. The stages are %s."
                                    .formatted(
                                            stage,
                                            String.join(
                                                    ", ",
                                                    List.of(
                                                            "probe", "shots", "audio", "faces",
                                                            "crop", "chat"))));
        };
    }

    private FramingWishes wishes() {
        return new FramingWishes(ClipOptions.layout(layout), ClipOptions.motion(motion), null);
    }

    /// @param nothing what the stage prints of a file that it cannot use, `message` put to it
    private static int show(Supplier<ObjectNode> stage, String nothing) {
        try {
            JsonOut.print(System.out, stage.get());
            return ExitCode.DONE;
        } catch (CommandFailure e) {
            if (e.exitCode() == ExitCode.NO_INPUT_USABLE) {
                JsonOut.print(
                        System.out, InspectJson.nothing(nothing, String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }
}
