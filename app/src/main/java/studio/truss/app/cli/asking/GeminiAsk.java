package studio.truss.app.cli.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Passphrases;
import studio.truss.app.cli.console.Prompt;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.gemini.GeminiFigures;
import studio.truss.app.gemini.GeminiParts;
import studio.truss.app.gemini.GeminiWay;
import studio.truss.app.studio.settings.SettingsFile;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Manifest;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.GeminiOrders.Budget;
import studio.truss.core.gemini.job.GeminiOrders.SentText;
import studio.truss.core.gemini.job.desk.DeskOrders;
import studio.truss.core.gemini.job.desk.GeminiDesk;
import studio.truss.core.gemini.job.desk.Parts;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks Gemini about a video that was just analysed, and shows how it goes. What it cannot have
/// leaves the analysis as it was; a [studio.truss.core.gemini.job.JobFailure] says what stands in
/// the way. Close it.
public final class GeminiAsk implements AutoCloseable {
    private static final long LOOK_MS = 200;

    private final AppGraph graph;
    private final Terminal terminal;
    private final GeminiWay way;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DerivedCache cache;
    private final Parts parts;
    private final DeskOrders orders;
    private final JobProgress progress;

    public GeminiAsk(AppGraph graph, Terminal terminal) {
        this.graph = graph;
        this.terminal = terminal;
        this.progress = new JobProgress(terminal);
        this.way =
                new GeminiWay(
                        graph.geminiKeys(
                                new Passphrases(graph.environment(), Prompt.ofProcess(), false)),
                        graph.environment(),
                        graph.clock());
        this.cache = cache(graph);
        this.parts =
                GeminiParts.of(
                        graph,
                        graph.engine(),
                        new Derivatives(cache, graph.engine(), 0),
                        way,
                        threads,
                        note -> terminal.note("  " + note));
        this.orders = new DeskOrders(parts, () -> {});
    }

    private static DerivedCache cache(AppGraph graph) {
        SettingsFile file = new SettingsFile(graph.data().root().resolve("settings.json"));
        try {
            return DerivedCache.open(
                    graph.caches().derived(), file.read().cacheBytes(), graph.clock());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the settings", e);
        }
    }

    /// Looks at the settings before an hour of work.
    ///
    /// @throws GeminiSettingsFile.Unusable where they cannot be used
    public static void requireSettings(AppGraph graph) {
        GeminiSettingsFile file = new GeminiSettingsFile(graph.data());
        file.read();
        file.prices();
    }

    /// @param sha256 of an analysed video
    /// @param manifest gets what came of it, and the moments as they are weighed then
    /// @return the exit code
    public int about(String sha256, GeminiOptions options, ObjectNode manifest) {
        VideoId video = video(sha256);
        Forecast forecast = orders.forecast(video);
        Budget budget = orders.budget();
        AskedJson json = new AskedJson(manifest);
        if (options.dryRun()) {
            note(forecast, budget);
            json.forecast(forecast, budget);
            json.nothingAsked();
            String pointless = forecast.pointless();
            if (pointless != null) {
                json.notAsked(pointless);
            }
            GeminiFigures.stopped(forecast, budget, options.most())
                    .ifPresent(words -> {
                        terminal.note("  " + words);
                        json.blocked(words);
                    });
            return ExitCode.DONE;
        }
        GeminiJob job = null;
        try {
            // first of all: a library that takes no order promises nothing
            job = orders.ask(video, options.most());
            note(forecast, budget);
            job = run(job);
        } catch (LibraryException e) {
            return refused(e, job, json);
        }
        json.job(job, parts.queue().uploaded(job.id()));
        AskedLines lines = new AskedLines(terminal);
        if (job.state() != State.DONE) {
            terminal.note("truss: Gemini: " + GeminiFigures.state(job));
            lines.cost(job, parts.queue().uploaded(job.id()), forecast);
            terminal.note(
                    "What was found without it stays, and what was answered is kept, and costs"
                            + " nothing when the same command is given again.");
            return ExitCode.SOME_FAILED;
        }
        answered(sha256, video, json);
        if (forecast.pointless() != null) {
            return ExitCode.DONE; // said with the forecast
        }
        lines.cost(job, parts.queue().uploaded(job.id()), forecast);
        lines.lacking(orders.answer(video).map(VideoAnswer::problems).orElse(List.of()));
        return ExitCode.DONE;
    }

    private void note(Forecast forecast, Budget budget) {
        GeminiFigures.forecast(forecast, budget).forEach(line -> terminal.note("  " + line));
    }

    /// @param asked null where the library did not take the order
    private int refused(LibraryException e, @Nullable GeminiJob asked, AskedJson json) {
        String words = String.valueOf(e.getMessage());
        new AskedLines(terminal).refused(words, asked != null);
        json.refused(asked == null ? null : parts.queue().find(asked.id()).orElse(asked), words);
        return ExitCode.SOME_FAILED;
    }

    /// What is or was sent for a video.
    public List<SentText> sent(VideoId video) {
        return orders.sent(video);
    }

    private VideoId video(String sha256) {
        Item item = graph.library().assetBySha256(sha256);
        if (item == null) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE, "The video is not in the library any more.");
        }
        return Asset.of(item).videoId();
    }

    private void answered(String sha256, VideoId video, AskedJson json) {
        Analysis analysis = find(sha256);
        json.moments(Manifest.of(analysis));
        json.answer(
                orders.answer(video).orElseThrow(),
                graph.transcripts().of(sha256).orElse(null),
                graph.library(),
                video);
    }

    private Analysis find(String sha256) {
        try {
            return graph.analyses().find(sha256).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the analysis", e);
        }
    }

    /// Works until that job has ended, by this process or by the one that works the queue.
    private GeminiJob run(GeminiJob asked) {
        GeminiDesk desk = new GeminiDesk(parts);
        GeminiJob job = asked;
        boolean told = false;
        while (!job.state().ended()) {
            Future<Boolean> work = threads.submit(() -> desk.work(asked.id(), graph::isCancelled));
            boolean own = watch(work, job.id());
            job = parts.queue().find(job.id()).orElseThrow();
            if (!own && !told) {
                terminal.note("  Another Truss Studio asks Gemini for this machine.");
                told = true;
            }
            if (graph.isCancelled()) {
                // who ends a command wants no more of it, and is not billed for it later
                parts.queue().cancel(job.id());
                job = parts.queue().find(job.id()).orElseThrow();
                break;
            }
        }
        terminal.closeBar();
        return job;
    }

    private boolean watch(Future<Boolean> work, String job) {
        while (true) {
            parts.queue().find(job).ifPresent(progress::show);
            try {
                boolean own = work.get(LOOK_MS, TimeUnit.MILLISECONDS);
                if (!own) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                }
                return own;
            } catch (TimeoutException e) {
                // it goes on
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException bug
                        ? bug
                        : new IllegalStateException("the desk ended oddly", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }

    @Override
    public void close() {
        threads.close();
        way.close();
        cache.close();
    }
}
