package studio.truss.app.cli.library;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.captions.masking.WordMask;
import studio.truss.core.captions.subtitles.SubtitleFormat;
import studio.truss.core.clips.WholeFile;
import studio.truss.core.export.ExportFormat;
import studio.truss.core.export.ExportList;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `truss export`: clips as other editors read them.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Hands clips to other editors: the approved ones of a video, or those that are named."
                    + " The source stays whole in every timeline, so that cuts can be extended."
        },
        footer = {
            "",
            "Examples:",
            "  truss export talk.mp4 --format otio --out talk.otio",
            "  truss export talk.mp4 --format edl --handles 2",
            "  truss export 01JD... 01JE... --format fcpxml --out two.fcpxml",
            "  truss export 01JD... --format srt --out clip.srt",
            "  truss export talk.mp4 --format mp4-chapters --out talk-chapters.mp4"
        })
public final class ExportCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(
            arity = "1..*",
            paramLabel = "CLIPID|VIDEO",
            description = "Clips, or one video: a file, or its id, file name or title.")
    private List<String> what = new ArrayList<>();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "edl, resolve-edl, otio, fcpxml, csv or chapters; srt, vtt or ass for the"
                            + " captions of one clip, timed from its start, or the transcript of a"
                            + " video; mp4-chapters for a copy of a video, nothing encoded anew,"
                            + " with its chapters in the file. One chapter is enough for"
                            + " both.")
    private String format = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write. Default: stdout.")
    private @Nullable Path out;

    @Option(
            names = "--handles",
            paramLabel = "S",
            description =
                    "Seconds that edl, otio and fcpxml hold before and after each clip. Default:"
                            + " 0.")
    private double handles;

    @Option(
            names = "--all",
            description = "A video's proposed clips too, not only the approved ones.")
    private boolean all;

    @Option(
            names = "--mask-profanity",
            description = "Strong words of captions as their first letter and asterisks.")
    private boolean maskProfanity;

    public ExportCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() throws IOException {
        if (format.equals(ChapteredFilm.FORMAT)) {
            Path film = out;
            if (film == null || what.size() != 1 || handles != 0 || all) {
                throw CommandFailure.usage(
                        "mp4-chapters is of one video and needs --out FILE, nothing else.");
            }
            return new ChapteredFilm(graph, Terminal.ofProcess()).write(what.getFirst(), film);
        }
        Optional<SubtitleFormat> subtitles = SubtitleFormat.of(format);
        if (subtitles.isPresent()) {
            if (handles != 0) {
                throw CommandFailure.usage("--handles is for timelines, not for subtitles.");
            }
            return write(captions(subtitles.get()));
        }
        ExportFormat chosen = ExportFormat.of(format).orElseThrow(this::unknownFormat);
        if (!(handles >= 0 && handles <= 600)) {
            throw CommandFailure.usage("--handles is 0 to 600 seconds.");
        }
        Terminal terminal = Terminal.ofProcess();
        ExportList list =
                new ExportedClips(graph, Math.round(handles * 1000), all, terminal).of(what);
        if (list.clips().isEmpty() && list.chapters().isEmpty()) {
            terminal.note(
                    "%s has no %s clips: approve some with 'truss approve', or add --all."
                            .formatted(list.title(), all ? "" : "approved"));
            return ExitCode.NOTHING_FOUND;
        }
        String text = chosen.write(list);
        if (text.isEmpty()) {
            terminal.note(
                    "%s has no chapter of ten seconds or more, as YouTube wants them."
                            .formatted(list.title()));
            return ExitCode.NOTHING_FOUND;
        }
        if (chosen == ExportFormat.CHAPTERS && text.lines().count() < 3) {
            terminal.note("YouTube shows chapters from three on, ten seconds or more each.");
        }
        return write(text);
    }

    private String captions(SubtitleFormat subtitles) {
        WordMask mask = maskProfanity ? graph.wordMask() : WordMask.none();
        return new ExportedCaptions(graph.library(), subtitles, mask).of(what);
    }

    private int write(String text) throws IOException {
        if (out == null) {
            PrintStream stdout = System.out;
            stdout.write(text.getBytes(StandardCharsets.UTF_8));
            stdout.flush();
        } else {
            WholeFile.write(out, text.getBytes(StandardCharsets.UTF_8));
            Terminal.ofProcess().note("  " + out);
        }
        return ExitCode.DONE;
    }

    private CommandFailure unknownFormat() {
        return CommandFailure.usage(
                "There is no format '%s'. There are %s."
                        .formatted(
                                format,
                                String.join(
                                        ", ",
                                        Stream.of(
                                                        Arrays.stream(ExportFormat.values())
                                                                .map(ExportFormat::word),
                                                        Arrays.stream(SubtitleFormat.values())
                                                                .map(SubtitleFormat::word),
                                                        Stream.of(ChapteredFilm.FORMAT))
                                                .flatMap(words -> words)
                                                .toList())));
    }
}
