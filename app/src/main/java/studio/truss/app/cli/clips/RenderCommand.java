package studio.truss.app.cli.clips;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.Interrupted;
import studio.truss.core.clips.QueuedRenders;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.render.RenderOutcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/// `truss render`: clips of the library or of a manifest, or what was interrupted.
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description =
                "Renders clips of the library as they are stored now, or those of a manifest.json;"
                        + " finishes renders that were interrupted.",
        footer = {
            "",
            "Examples:",
            "  truss render 01JD... 01JE... --out clips",
            "  truss render 01JD... --preset discord",
            "  truss render talk-clips/manifest.json --quality high --out again",
            "  truss render --resume"
        })
public final class RenderCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(paramLabel = "CLIPID|MANIFEST", description = "Clips, or manifest.json files.")
    private List<String> what = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the clips go. Default: NAME-clips, for a manifest its own folder.")
    private @Nullable Path out;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Where the clips are to go: shorts, tiktok, reels, discord (every file fits"
                            + " 10 MiB) or custom; or a quality, as --quality has them. Default: no"
                            + " place in particular, or as in the manifest.")
    private @Nullable String preset;

    @Option(
            names = "--quality",
            paramLabel = "NAME",
            description =
                    "draft, standard, high or veryfast. Default: standard, or as in the manifest.")
    private @Nullable String quality;

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            description = "auto, or a rung that 'truss doctor' lists.")
    private @Nullable String encoder;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description = "1080x1920, or source to keep the source's pixels.")
    private @Nullable String size;

    @Option(
            names = "--source",
            paramLabel = "FILE",
            description = "Where the video is, when it has moved.")
    private @Nullable Path source;

    @Option(
            names = "--no-captions",
            description = "Leave the captions out of clips whose video has a transcript.")
    private boolean noCaptions;

    @Option(
            names = "--mask-profanity",
            description = "Show strong words of all captions as their first letter and asterisks.")
    private boolean maskProfanity;

    @Option(
            names = "--chapters",
            description = "Write the video's chapters into clips within which one begins.")
    private boolean chapters;

    @Option(names = "--resume", description = "Finish the renders that were interrupted.")
    private boolean resume;

    @Option(names = "--forget", description = "Drop the renders that were interrupted.")
    private boolean forget;

    public RenderCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.ofProcess();
        if (resume == forget && what.isEmpty()) {
            throw CommandFailure.usage(
                    "Name clips or a manifest.json, or give --resume or --forget.");
        }
        if ((resume || forget) && !what.isEmpty()) {
            throw CommandFailure.usage("--resume and --forget stand alone.");
        }
        if (forget) {
            int forgotten = new Interrupted(graph.library().renderQueue()).forget();
            terminal.note(forgotten + (forgotten == 1 ? " render" : " renders") + " dropped.");
            return ExitCode.DONE;
        }
        return resume ? resume(terminal) : render(terminal);
    }

    private int render(Terminal terminal) {
        if (encoder != null) {
            EncoderName.requireHere(graph, EncoderName.of(encoder));
        }
        PresetName place = PresetName.of(preset);
        RenderRun.Wishes wishes =
                new RenderRun.Wishes(
                        out,
                        encoder,
                        nativeSize(),
                        quality == null ? place.quality() : ClipOptions.quality(quality),
                        place.place(),
                        source,
                        ClipCaptioner.Wish.of(!noCaptions, maskProfanity),
                        chapters);
        RenderRun run = new RenderRun(graph, wishes, terminal);
        List<InputOutcome> outcomes = new ArrayList<>();
        List<String> clips = new ArrayList<>();
        for (String one : what) {
            if (one.endsWith(".json") || Files.isRegularFile(Path.of(one))) {
                outcomes.addAll(run.manifest(Path.of(one)));
            } else {
                clips.add(one);
            }
        }
        outcomes.addAll(run.clips(clips.stream().distinct().map(ClipIds::of).toList()));
        return InputOutcome.exitCode(outcomes);
    }

    private int resume(Terminal terminal) {
        if (new Interrupted(graph.library().renderQueue()).jobs().isEmpty()) {
            terminal.note("Nothing was interrupted.");
            return ExitCode.DONE;
        }
        List<InputOutcome> outcomes = new ArrayList<>();
        Set<Path> folders = new LinkedHashSet<>();
        for (QueuedRenders.Resumed one :
                graph.renders().resume(terminal.listener(), ClipFolder::settle)) {
            folders.add(one.output().toAbsolutePath().resolveSibling(""));
            switch (one.outcome()) {
                case RenderOutcome.Rendered rendered -> {
                    terminal.note("  " + one.output());
                    outcomes.add(InputOutcome.DONE);
                }
                case RenderOutcome.Failed(var kind, var words) -> {
                    terminal.note("  " + one.output() + " was not made: " + words);
                    outcomes.add(InputOutcome.UNUSABLE);
                }
                case RenderOutcome.Cancelled() -> outcomes.add(InputOutcome.DONE);
            }
        }
        folders.forEach(folder -> ClipFolder.report(folder, graph));
        return outcomes.isEmpty() ? ExitCode.DONE : InputOutcome.exitCode(outcomes);
    }

    private @Nullable Boolean nativeSize() {
        return size == null ? null : ClipOptions.nativeSize(size);
    }
}
