package studio.truss.app.cli.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.WholeFile;
import studio.truss.core.clips.watch.Depth;
import studio.truss.core.demo.DemoChat;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderPlan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A scripted stream as files: its film and its chat, and how the main job is asked about it.
public final class DemoStream {
    /// More than are planted, so that the search has room to invent some.
    private static final int CLIPS = 8;

    private static final long SHORTEST_MS = 12_000;
    private static final long LONGEST_MS = 60_000;

    private final AppGraph graph;
    private final DemoScript script;
    private final Terminal terminal;

    public DemoStream(AppGraph graph, DemoScript script, Terminal terminal) {
        this.graph = graph;
        this.script = script;
        this.terminal = terminal;
    }

    static ClipSettings settings(Path chat) {
        return new ClipSettings(
                new MomentSettings(CLIPS, SHORTEST_MS, LONGEST_MS, Set.of()),
                chat,
                0,
                Depth.AUTO,
                FramingWishes.of(LayoutChoice.AUTO),
                RenderPlan.AUTO,
                false,
                Quality.STANDARD,
                null);
    }

    /// Draws and encodes `demo.mp4`.
    Path film(Path folder) {
        return film(folder, "demo.mp4", Quality.STANDARD);
    }

    public Path film(Path folder, String name, Quality quality) {
        Path file = inside(folder, name);
        String encoder =
                graph.ladder().candidates(RenderPlan.AUTO).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new CommandFailure(
                                        ExitCode.INTERNAL_ERROR,
                                        "No encoder of this machine works; 'truss doctor'"
                                                + " says more."));
        EngineResult<EngineJobs.Filmed> result =
                graph.engine()
                        .film(
                                new EngineJobs.Film(
                                        script, file.toAbsolutePath(), encoder, quality),
                                (done, total) ->
                                        terminal.progress("  drawing " + name, done, total, ""));
        terminal.closeBar();
        return switch (result) {
            case EngineResult.Got<EngineJobs.Filmed>(var filmed) -> file;
            case EngineResult.Refused<EngineJobs.Filmed>(var problem) ->
                    throw new CommandFailure(ExitCode.INTERNAL_ERROR, problem.message());
            case EngineResult.Cancelled<EngineJobs.Filmed>() -> throw new Heartbeat.Cancelled();
        };
    }

    /// Writes `demo-chat.jsonl`.
    public Path chat(Path folder) {
        Path file = inside(folder, "demo-chat.jsonl");
        try {
            WholeFile.write(
                    file, DemoChat.jsonLines(DemoChat.of(script)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CommandFailure.usage(file + " cannot be written: " + FileTrouble.words(e));
        }
        return file;
    }

    private static Path inside(Path folder, String name) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw CommandFailure.usage(
                    "%s cannot be made: %s Choose another folder with --out."
                            .formatted(folder, FileTrouble.words(e)));
        }
        return folder.resolve(name);
    }

    /// The ranges of a manifest's moments.
    static List<TimeRange> moments(ObjectNode manifest) {
        List<TimeRange> ranges = new ArrayList<>();
        for (JsonNode moment : manifest.path("moments")) {
            ranges.add(
                    TimeRange.of(moment.path("startMs").asLong(), moment.path("endMs").asLong()));
        }
        return ranges;
    }
}
