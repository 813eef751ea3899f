package studio.truss.app.cli.library;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.TranscriptFile;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.subtitles.TranscriptJson;
import studio.truss.core.captions.whisper.SpokenLanguage;
import studio.truss.core.clips.captioning.Transcripts;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `truss transcript VIDEO [FILE]`: what is said in a video, from a file, by a model on this
/// machine or out of the library.
@Command(
        name = "transcript",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps the transcript of a video in the library, or shows the one that is there.",
            "",
            "Clips of a video with a transcript have captions; 'truss set CLIPID captions=off'"
                    + " takes them away. 'truss query' finds the video by what is said in it.",
            "",
            "With --whisper this machine listens: give it a model in the format of whisper.cpp,"
                    + " such as ggml-base.bin. Nothing leaves the machine."
        },
        footer = {
            "",
            "Examples:",
            "  truss transcript talk.mp4 talk.srt",
            "  truss transcript talk.mp4 --whisper ggml-base.bin --language en",
            "  truss transcript talk.mp4 --json",
            "  truss query \"text ~ \\\"country\\\"\""
        })
public final class TranscriptCommand implements Callable<Integer> {
    private final AppGraph graph;

    @Parameters(
            index = "0",
            paramLabel = "VIDEO",
            description = "A file, or the id, file name or title of a video of the library.")
    private String video = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "SRT, WebVTT, or JSON with times for words, as Whisper writes it.")
    private @Nullable Path file;

    @Option(
            names = "--whisper",
            paramLabel = "MODEL",
            description = "Write down what is said by this Whisper model, on this machine.")
    private @Nullable Path whisper;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description =
                    "The language that is spoken, such as en or de; found out by itself"
                            + " without.")
    private @Nullable String language;

    @Option(names = "--remove", description = "Forget the video's transcript.")
    private boolean remove;

    @Option(names = "--json", description = "Print the transcript as JSON.")
    private boolean json;

    public TranscriptCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() {
        Path given = file;
        Path model = whisper;
        checkUsage();
        Terminal terminal = Terminal.ofProcess();
        Transcripts transcripts = graph.transcripts();
        String sha256 = new KnownVideo(graph.library()).content(video);
        if (given != null) {
            Optional<Transcript> read = new TranscriptFile(terminal).read(given);
            if (read.isEmpty()) {
                return ExitCode.NO_INPUT_USABLE;
            }
            transcripts.put(sha256, read.get());
        }
        if (model != null) {
            String spoken = language == null ? SpokenLanguage.AUTO : language;
            Transcript heard =
                    new LocalTranscript(graph, terminal, model, spoken).of(video, sha256);
            if (heard.isEmpty()) {
                terminal.note("Whisper heard nobody speak in %s.".formatted(video));
                return ExitCode.NOTHING_FOUND;
            }
            transcripts.put(sha256, heard, Transcripts.LOCAL + model.getFileName());
        }
        Optional<Transcript> kept = transcripts.of(sha256);
        if (kept.isEmpty()) {
            terminal.note(
                    "%s has no transcript. 'truss transcript VIDEO FILE' gives it one."
                            .formatted(video));
            return ExitCode.NOTHING_FOUND;
        }
        if (remove) {
            transcripts.remove(sha256);
            terminal.note("The transcript is forgotten.");
        } else if (json) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.set("transcript", TranscriptJson.list(kept.get()));
            JsonOut.print(System.out, root);
        } else if (given != null || model != null) {
            terminal.note(summary(kept.get()));
        } else {
            print(kept.get());
        }
        return ExitCode.DONE;
    }

    private void checkUsage() {
        if (file != null && remove) {
            throw CommandFailure.usage("Name a transcript or give --remove, not both.");
        }
        if (whisper != null && (file != null || remove)) {
            throw CommandFailure.usage("--whisper goes with neither a transcript nor --remove.");
        }
        if (language != null && whisper == null) {
            throw CommandFailure.usage("--language goes with --whisper.");
        }
        if (language != null && !SpokenLanguage.isKnown(language)) {
            throw CommandFailure.usage(
                    "Whisper knows no language '%s': give a code such as en, de or ja."
                            .formatted(language));
        }
    }

    private static String summary(Transcript transcript) {
        int words = transcript.segments().stream().mapToInt(s -> s.words().size()).sum();
        return "%d words from %s to %s."
                .formatted(
                        words,
                        at(transcript.segments().getFirst().startMs()),
                        at(transcript.segments().getLast().endMs()));
    }

    private static void print(Transcript transcript) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Segment segment : transcript.segments()) {
            String speaker = segment.speaker() == null ? "" : segment.speaker() + ": ";
            out.println(at(segment.startMs()) + "  " + speaker + segment.text());
        }
    }

    private static String at(long ms) {
        long s = ms / 1000;
        return String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
