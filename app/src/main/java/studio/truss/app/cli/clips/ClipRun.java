package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.captions.Transcript;
import studio.truss.core.clips.Analysed;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipMaker;
import studio.truss.core.clips.ClipResult;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.Framer;
import studio.truss.core.clips.Manifest;
import studio.truss.core.clips.Opened;
import studio.truss.core.clips.Source;
import studio.truss.core.clips.WholeFile;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.library.Recorded;
import studio.truss.core.live.ChatLog;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.RenderOutcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The main job on one video after the other, as a command sees it: what goes wrong with one is
/// said and does not touch the next.
public final class ClipRun {
    private final AppGraph graph;
    private final ClipSettings settings;
    private final String channel;
    private final @Nullable ChatLog chat;
    private final Captions captions;
    private final Terminal terminal;

    /// @param manifest null where the video could not be used
    /// @param message one or two sentences, where there is something to say
    public record Result(
            InputOutcome outcome, @Nullable ObjectNode manifest, @Nullable String message) {}

    /// @param wanted clips of videos with a transcript have captions
    /// @param transcript of the video, to be kept; null for the one that the library has
    public record Captions(boolean wanted, @Nullable Transcript transcript) {
        public static Captions usual() {
            return new Captions(true, null);
        }
    }

    /// @param channel under which the place of a corner camera is remembered
    public ClipRun(
            AppGraph graph,
            ClipSettings settings,
            String channel,
            @Nullable ChatLog chat,
            Captions captions,
            Terminal terminal) {
        this.graph = graph;
        this.settings = settings;
        this.channel = channel;
        this.chat = chat;
        this.captions = captions;
        this.terminal = terminal;
    }

    /// Finds the moments and renders them into `folder`.
    public Result make(String video, Path folder) {
        return switch (analyse(video, folder)) {
            case Looked.Failed(var result) -> result;
            case Looked.Done(var analysis) -> render(analysis, folder);
        };
    }

    /// Finds the moments alone.
    Result analyseOnly(String video) {
        return switch (analyse(video, null)) {
            case Looked.Failed(var result) -> result;
            case Looked.Done(var analysis) -> {
                record(analysis);
                yield found(analysis, Manifest.of(analysis));
            }
        };
    }

    private sealed interface Looked {
        record Done(Analysis analysis) implements Looked {}

        record Failed(Result result) implements Looked {}
    }

    /// @param folder that clips will go to; null for none
    private Looked analyse(String video, @Nullable Path folder) {
        // opened first: a library that cannot be used is said before an hour of work
        graph.library();
        Analyst analyst = graph.analyst();
        Path file;
        try {
            file = Path.of(video);
        } catch (InvalidPathException e) {
            return unusable("This is no name of a file.");
        }
        terminal.note(video);
        return switch (analyst.open(video, file)) {
            case Opened.Refused(var problem) -> unusable(problem.message());
            case Opened.Ready(Source source) -> {
                if (folder != null) {
                    refuseFolderOfAnother(source, folder);
                }
                if (captions.transcript() != null) {
                    graph.transcripts().put(source.sha256(), captions.transcript());
                }
                yield switch (analyst.analyse(
                        source, withKnownCam(source), chat, terminal.listener())) {
                    case Analysed.Failed(var problem) -> unusable(problem.message());
                    case Analysed.Done(var analysis) -> {
                        remember(analysis);
                        yield new Looked.Done(analysis);
                    }
                };
            }
        };
    }

    private ClipSettings withKnownCam(Source source) {
        PictureShape picture = PictureShape.of(source.info().picture().orElseThrow());
        return settings.withKnownCam(graph.cams().find(channel, picture).orElse(null));
    }

    private void remember(Analysis analysis) {
        Framer framer = new Framer(analysis);
        framer.cam().ifPresent(cam -> graph.cams().remember(channel, framer.picture(), cam));
    }

    private Looked unusable(String message) {
        terminal.note("  cannot be used: " + message);
        return new Looked.Failed(new Result(InputOutcome.UNUSABLE, null, message));
    }

    /// Clips of two videos bear the same names: those of the first would be lost.
    private static void refuseFolderOfAnother(Source source, Path folder) {
        Path manifest = folder.resolve("manifest.json");
        if (!Files.isRegularFile(manifest)) {
            return;
        }
        try {
            JsonNode other = new ObjectMapper().readTree(manifest.toFile()).path("source");
            String sha256 = other.path("sha256").asText();
            if (!sha256.isEmpty() && !sha256.equals(source.sha256())) {
                throw CommandFailure.usage(
                        "%s holds the clips of %s. Choose another folder with --out."
                                .formatted(folder, other.path("path").asText("another video")));
            }
        } catch (IOException e) {
            // not one of ours, or only half of it: it is written anew
        }
    }

    private List<Recorded> record(Analysis analysis) {
        try {
            graph.analyses().keep(analysis);
        } catch (IOException e) {
            terminal.note(
                    "The analysis could not be kept, so the studio will look again: %s."
                            .formatted(e.getMessage()));
        }
        return graph.recorder().analysed(analysis);
    }

    private Result render(Analysis analysis, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s cannot be made: %s. Choose another folder with --out."
                            .formatted(folder, e.getMessage()));
        }
        List<Recorded> recorded = record(analysis);
        ClipCaptioner captioner = graph.captioner(captions.wanted());
        List<ClipResult> clips =
                new ClipMaker(graph.renders(), captioner)
                        .make(
                                analysis,
                                recorded,
                                folder.toAbsolutePath().normalize(),
                                terminal.listener());
        captioner.notes().forEach(note -> terminal.note("  " + note));
        ObjectNode manifest = Manifest.of(analysis, clips);
        write(folder.resolve("manifest.json"), JsonOut.text(manifest));
        write(folder.resolve("report.html"), graph.report().of(analysis, clips, folder));
        Result found = found(analysis, manifest);
        long failed =
                clips.stream()
                        .filter(c -> !(c.outcome() instanceof RenderOutcome.Rendered))
                        .count();
        for (ClipResult clip : clips) {
            if (clip.outcome() instanceof RenderOutcome.Failed(var kind, var words)) {
                terminal.note("  " + clip.file() + " was not made: " + words);
            }
        }
        int refused = recorded.size() - clips.size();
        if (refused > 0) {
            terminal.note(
                    refused == 1
                            ? "  One moment was rejected before and is not made again."
                            : "  %d moments were rejected before and are not made again."
                                    .formatted(refused));
        }
        if (!clips.isEmpty()) {
            terminal.note(
                    "  %d of %d clips in %s"
                            .formatted(clips.size() - failed, clips.size(), folder));
        }
        return failed == 0
                ? found
                : new Result(
                        InputOutcome.FAILED, manifest, failed + " clips could not be rendered.");
    }

    private Result found(Analysis analysis, ObjectNode manifest) {
        terminal.closeBar();
        analysis.notes().forEach(note -> terminal.note("  " + note));
        int moments = analysis.findings().moments().size();
        return moments == 0
                ? new Result(
                        InputOutcome.NOTHING_FOUND, manifest, String.join(" ", analysis.notes()))
                : new Result(InputOutcome.DONE, manifest, null);
    }

    private static void write(Path file, String text) {
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
