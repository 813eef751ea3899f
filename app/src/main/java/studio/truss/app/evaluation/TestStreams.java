package studio.truss.app.evaluation;

import org.jspecify.annotations.Nullable;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.clips.Analysed;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.Opened;
import studio.truss.core.clips.Source;
import studio.truss.core.clips.watch.Depth;
import studio.truss.core.demo.DemoScript;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.live.ChatLog;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderPlan;

import java.nio.file.Path;

/// Makes films for a measurement and analyses them as the program does.
///
/// @param encoder that works on this machine
/// @param folder for the films
public record TestStreams(Engine engine, Analyst analyst, String encoder, Path folder) {
    /// On a machine that others use up a worker looks as if it hung.
    private static final int TRIES = 3;

    Path drawn(DemoScript script, String name) {
        Path file = folder.resolve(name);
        var request =
                new EngineJobs.Film(
                        script,
                        TimeRange.of(0, script.durationMs()),
                        file,
                        encoder,
                        Quality.STANDARD);
        if (engine.film(request, Heartbeat.none()) instanceof EngineResult.Got) {
            return file;
        }
        throw new IllegalStateException(name + " could not be drawn");
    }

    /// A film made by FFmpeg's filters, encoded anew.
    ///
    /// @param sound empty for silence
    Path composed(
            String picture, String sound, String name, int width, int height, long durationMs) {
        Path file = folder.resolve(name);
        try (PlainWay way = PlainWay.open()) {
            way.run(
                    BenchJobs.COMPOSE,
                    new BenchJobs.Compose(
                            picture, sound, file, width, height, 30, durationMs, encoder));
        }
        return file;
    }

    /// @param chat null for none
    /// @param chatOffsetMs the source's time at which the log begins
    Analysis analysed(
            Path file, @Nullable ChatLog chat, long chatOffsetMs, MomentSettings moments) {
        ClipSettings settings =
                new ClipSettings(
                        moments,
                        null,
                        chatOffsetMs,
                        Depth.AUTO,
                        FramingWishes.of(LayoutChoice.AUTO),
                        RenderPlan.AUTO,
                        false,
                        Quality.STANDARD,
                        null);
        MediaProblem last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            switch (outcome(file, chat, settings)) {
                case Analysed.Done(Analysis analysis) -> {
                    return analysis;
                }
                case Analysed.Failed(MediaProblem problem) -> last = problem;
            }
            if (last.kind() != MediaProblem.Kind.STALLED) {
                break;
            }
        }
        throw new IllegalStateException(
                file.getFileName() + ": " + (last == null ? "not tried" : last.message()));
    }

    private Analysed outcome(Path file, @Nullable ChatLog chat, ClipSettings settings) {
        return switch (analyst.open(file.toString(), file)) {
            case Opened.Refused refused -> new Analysed.Failed(refused.problem());
            case Opened.Ready(Source source) ->
                    analyst.analyse(source, settings, chat, ClipListener.none());
        };
    }

    /// A file as a source of filters.
    static String movie(Path file) {
        return "movie=filename='" + file.toString().replace("'", "'\\\\\\''") + "'";
    }
}
