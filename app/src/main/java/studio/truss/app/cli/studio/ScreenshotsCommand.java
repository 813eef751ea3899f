package studio.truss.app.cli.studio;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cli.measure.DemoStream;
import studio.truss.app.cli.measure.Scratch;
import studio.truss.app.screenshots.PreparedVideos;
import studio.truss.app.screenshots.Screenshots;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.DemoScript.Scene;
import studio.truss.core.demo.DemoScript.Scene.Setting;
import studio.truss.core.demo.LongScript;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.render.Quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `truss screenshots`: a picture of each screen in each state, on a library made for it.
@Command(
        name = "screenshots",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a picture of every screen of the studio in each of its states. Needs no"
                    + " display:",
            "draws some streams, imports, analyses, edits and renders them in a library of their"
                    + " own, which is removed afterwards. Takes some minutes."
        },
        footer = {"", "Example:", "  truss screenshots pictures"})
public final class ScreenshotsCommand implements Callable<Integer> {
    private static final long SENTENCE_MS = 3_400;
    private static final long SPOKEN_MS = 2_700;
    private static final List<String> SENTENCES =
            List.of(
                    "So I open the save this morning",
                    "and the whole village is gone.",
                    "Not burnt, not robbed, just gone.",
                    "One sheep is left and it looks at me.",
                    "I tell you that sheep knows something.",
                    "And then the lamp, no way, the lamp",
                    "answers me. I am not making this up.",
                    "Fine. We build it again, bigger.",
                    "Chat, you pick the colour of the roof.",
                    "Why is it always purple with you?",
                    "Here we go, three hearts, one jump.",
                    "Do not blink. Do not even breathe.",
                    "Left, left, wait, and now up.");

    private static final List<Other> OTHERS =
            List.of(
                    new Other(
                            "Interview \u2013 caf\u00e9 \u201c\u00d6tzi\u201d.mp4",
                            75_000,
                            Setting.TALK),
                    new Other("boss-run-attempt-17.mp4", 96_000, Setting.GAME),
                    new Other("morning-warmup.mp4", 70_000, Setting.GAME),
                    new Other("podcast-ep41-final.mp4", 82_000, Setting.TALK));

    /// A film besides the stream, under a name as creators give it.
    private record Other(String name, long ms, Setting first) {
        DemoScript script() {
            DemoScript made = LongScript.of(name.length(), ms);
            Setting second = first == Setting.TALK ? Setting.GAME : Setting.TALK;
            List<Scene> scenes = new ArrayList<>();
            for (Scene scene : made.scenes()) {
                scenes.add(new Scene(scene.startMs(), scenes.size() % 2 == 0 ? first : second));
            }
            return new DemoScript(
                    made.width(),
                    made.height(),
                    made.framesPerSecond(),
                    made.durationMs(),
                    made.seed(),
                    made.chatDelayMs(),
                    scenes,
                    made.cues());
        }
    }

    private final AppGraph graph;

    @Parameters(paramLabel = "OUT", description = "The folder of the pictures.")
    private Path out = Path.of("screenshots");

    public ScreenshotsCommand(AppGraph graph) {
        this.graph = graph;
    }

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminal.ofProcess();
        try (Scratch scratch = Scratch.open();
                AppGraph own = AppGraph.alone(scratch.folder().resolve("home"))) {
            List<String> failed =
                    Screenshots.take(
                            own,
                            videos(scratch.folder(), terminal),
                            out,
                            scratch.folder().resolve("Truss Clips"),
                            terminal::note);
            failed.forEach(name ->
                    terminal.note(
                            name + ".png: what it was to show did not come in five minutes."));
            return failed.isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
        } catch (IOException e) {
            throw CommandFailure.usage(
                    "The pictures cannot be written to %s: %s"
                            .formatted(out, FileTrouble.words(e)));
        }
    }

    private PreparedVideos videos(Path folder, Terminal terminal) throws IOException {
        Path files = Files.createDirectories(folder.resolve("Videos"));
        DemoScript script = graph.demoScript();
        DemoStream stream = new DemoStream(graph, script, terminal);
        Path film = stream.film(files, "friday-stream.mp4", Quality.STANDARD);
        Path chat = files.resolve("friday-stream.jsonl");
        Files.move(stream.chat(files), chat);
        Path words = files.resolve("friday-stream.srt");
        PreparedVideos.writeTranscript(words, SENTENCES, SENTENCE_MS, SPOKEN_MS);
        List<Path> others = new ArrayList<>();
        for (Other other : OTHERS) {
            others.add(
                    new DemoStream(graph, other.script(), terminal)
                            .film(files, other.name(), Quality.STANDARD));
        }
        return PreparedVideos.of(files, film, chat, words, others);
    }
}
