package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.captions.Transcript;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.WholeFile;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.live.ChatLog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss clip VIDEO...`: the main job.
@Command(
        name = "clip",
        mixinStandardHelpOptions = true,
        description = "Finds the moments of videos and renders the best as vertical clips.",
        footer = {
            "",
            "One video writes DIR/*.mp4, manifest.json and report.html; several write a folder each"
                    + " and index.json.",
            "",
            "Examples:",
            "  truss clip talk.mp4",
            "  truss clip vod.mp4 --chat chat.json --clips 8 --out clips",
            "  truss clip talk.mp4 --captions talk.srt",
            "  truss clip *.mp4 --layout blur --encoder libx264"
        })
public final class ClipCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(arity = "1..*", paramLabel = "VIDEO", description = "The videos.")
    private List<String> videos = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the clips go. Default: NAME-clips for one video, clips for several.")
    private @Nullable Path out;

    @Option(
            names = "--json",
            description = "Print the manifest (several videos: the index) to stdout.")
    private boolean json;

    @Option(
            names = "--captions",
            paramLabel = "FILE|off",
            description =
                    "The video's transcript (SRT, WebVTT, or JSON with times for words), kept in"
                        + " the library and drawn into the clips; off leaves out the one that the"
                        + " library has.")
    private @Nullable String captions;

    @Option(
            names = "--mask-profanity",
            description = "Show strong words of the captions as their first letter and asterisks.")
    private boolean maskProfanity;

    @Mixin private ClipOptions options;

    public ClipCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        ClipSettings settings = options.settings();
        if (out != null && out.toString().isBlank()) {
            // as from a variable of a script that is not set
            throw CommandFailure.usage("--out names no folder.");
        }
        EncoderName.requireHere(graph, settings.encoder());
        Path chatFile = settings.chat();
        ChatLog chat = chatFile == null ? null : new ChatFile(terminal).read(chatFile);
        ClipRun run =
                new ClipRun(graph, settings, options.channel(), chat, captions(terminal), terminal);
        return videos.size() == 1 ? one(run, videos.getFirst()) : several(run);
    }

    private ClipRun.Captions captions(Terminal terminal) {
        String asked = captions;
        ClipCaptioner.Wish wish = ClipCaptioner.Wish.of(!"off".equals(asked), maskProfanity);
        if (asked == null || asked.equals("off")) {
            return new ClipRun.Captions(wish, null);
        }
        if (videos.size() > 1) {
            throw CommandFailure.usage(
                    "--captions is the transcript of one video; %d are named. 'truss transcript'"
                                    .formatted(videos.size())
                            + " gives each its own first.");
        }
        Transcript read = new TranscriptFile(terminal).read(Path.of(asked)).orElse(null);
        if (read == null) {
            terminal.note("The clips are made without it.");
        }
        return new ClipRun.Captions(wish, read);
    }

    private int one(ClipRun run, String video) {
        ClipRun.Result result = run.make(video, folder(stem(video) + "-clips"));
        if (json) {
            JsonOut.print(System.out, result.manifest());
        }
        return InputOutcome.exitCode(List.of(result.outcome()));
    }

    private int several(ClipRun run) {
        Path folder = folder("clips");
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        ArrayNode inputs = index.putArray("inputs");
        List<InputOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < videos.size(); i++) {
            String name = (i + 1) + "-" + stem(videos.get(i));
            ClipRun.Result result = run.makeOneOf(videos.get(i), folder.resolve(name));
            outcomes.add(result.outcome());
            ObjectNode entry = inputs.addObject();
            entry.put("path", videos.get(i));
            entry.put("folder", result.written() ? name : null);
            entry.put(
                    "outcome",
                    result.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            entry.put("clips", result.manifest().path("clips").size());
            entry.put("message", result.message());
        }
        try {
            Files.createDirectories(folder);
            WholeFile.write(
                    folder.resolve("index.json"),
                    JsonOut.text(index).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve("index.json"), e);
        }
        if (json) {
            JsonOut.print(System.out, index);
        }
        return InputOutcome.exitCode(outcomes);
    }

    private Path folder(String usual) {
        return out == null ? Path.of(usual) : out;
    }

    /// The file's name without its ending, with what no folder may be called taken out.
    static String stem(String video) {
        String name = String.valueOf(Path.of(video).getFileName());
        int dot = name.lastIndexOf('.');
        String stem =
                (dot > 0 ? name.substring(0, dot) : name)
                        .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_")
                        .strip();
        return stem.isEmpty() || stem.chars().allMatch(c -> c == '.') ? "video" : stem;
    }
}
