package studio.truss.app.measure;

import studio.truss.core.bench.BenchJobs;
import studio.truss.core.bench.PlainWay;
import studio.truss.core.derived.AnalysisFilm;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.Original;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.plan.Ask;
import studio.truss.core.gemini.plan.TokenRates;
import studio.truss.core.gemini.plan.Windows;
import studio.truss.core.gemini.prompt.ChatExcerpt;
import studio.truss.core.gemini.prompt.WindowPrompt;
import studio.truss.core.gemini.prompt.Wish;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.moments.MomentSettings;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// What Gemini is sent of a source, and how long that takes to make. The plain way uploads the
/// source as it is, and asks about all of it once, without naming a resolution.
public final class GeminiBench {
    private static final long HOUR_MS = 3_600_000;
    private static final double MB = 1e6;

    /// Tens of megabytes for two hours.
    private static final double TWO_HOURS_MB = 100;

    /// The documents' figure for a picture where no resolution is named, of models 2.x.
    private static final TokenRates PLAIN = new TokenRates(258, 1, 32);

    private final Engine engine;
    private final Path folder;
    private final long lengthMs;
    private int made;

    /// @param folder where the films are made; nothing of them stays
    /// @param minutes that a source has to last: a shorter one is repeated, packet by packet, since
    ///   a film's first picture weighs more than those after it
    public GeminiBench(Engine engine, Path folder, int minutes) {
        this.engine = engine;
        this.folder = folder;
        this.lengthMs = minutes * 60_000L;
    }

    public List<Row> run(List<Film> sources, int rounds, List<String> notes) {
        List<Row> rows = new ArrayList<>();
        try (DerivedCache cache =
                DerivedCache.open(folder.resolve("derived"), 1L << 33, Clock.systemUTC())) {
            Derivatives derivatives = new Derivatives(cache, engine, 0);
            for (Film source : sources) {
                rows.addAll(sent(derivatives, source, rounds, notes));
            }
        }
        rows.add(
                Row.fact("an hour of any source: tokens asked about", (double) asked(), "tokens")
                        .against((double) PLAIN.video(HOUR_MS)));
        notes.add(
                "Bytes are those for an hour; sources shorter than "
                        + lengthMs / 60_000
                        + " minutes were repeated to that. Tokens are reckoned by the"
                        + " service's documents, not measured: ours are "
                        + TokenRates.usual().perFrame()
                        + " a picture (low resolution, models 3.x) with the overlaps of the"
                        + " windows and the words of their questions; the plain way's "
                        + PLAIN.perFrame()
                        + " (models 2.x, no resolution named). Models 3.x without one take as many"
                        + " a picture as ours: with them the bytes are what is saved.");
        return rows;
    }

    private List<Row> sent(Derivatives derivatives, Film source, int rounds, List<String> notes) {
        String what = source.file().getFileName() + ": ";
        Film film = lasting(source);
        Meter.Cost[] costs = new Meter.Cost[rounds];
        long bytes = 0;
        for (int i = 0; i < rounds; i++) {
            // another key each time: it is made each time
            Original original = new Original(film.file(), "%064d".formatted(made++), film.info());
            List<Made<AnalysisFilm>> films = new ArrayList<>();
            costs[i] =
                    Meter.of(() -> films.add(derivatives.analysisFilm(original, Heartbeat.none())));
            switch (films.getFirst()) {
                case Made.Ready<AnalysisFilm>(Held<AnalysisFilm> held) -> {
                    try (held) {
                        bytes = held.value().bytes();
                    }
                }
                case Made.Refused<AnalysisFilm>(var code, var message) -> {
                    notes.add(what + message);
                    return List.of();
                }
                case Made.Cancelled<AnalysisFilm>() -> throw new Heartbeat.Cancelled();
            }
        }
        Meter.Cost cost = Meter.Cost.median(costs);
        double hours = film.info().durationMs() / (double) HOUR_MS;
        double ours = bytes / MB / hours;
        double plain = source.info().sizeBytes() / MB * HOUR_MS / source.info().durationMs();
        return List.of(
                Row.fact(what + "sent for an hour", ours, "MB").against(plain),
                Row.fact(what + "sent of the source", 100 * ours / plain, "%").against(100),
                Row.atMost(what + "sent for two hours", 2 * ours, "MB", TWO_HOURS_MB),
                Row.fact(what + "made", hours * 3600 / cost.wallS(), "x").over(rounds),
                Row.fact(what + "CPU a minute", cost.cpuS() / (hours * 60), "s").over(rounds));
    }

    private Film lasting(Film source) {
        long ms = source.info().durationMs();
        if (ms >= lengthMs) {
            return source;
        }
        Path target = folder.resolve("repeated.mp4");
        try (PlainWay way = PlainWay.open()) {
            way.run(
                    BenchJobs.REPEAT,
                    new BenchJobs.Repeat(
                            source.file(), ms, (int) Math.ceilDiv(lengthMs, ms), target));
        }
        return switch (engine.probe(target)) {
            case ProbeResult.Usable(var info) -> new Film(target, info);
            case ProbeResult.Partly(var info, var _, var _) -> new Film(target, info);
            case ProbeResult.Unusable(var problem, var _) ->
                    throw new IllegalStateException(problem.message());
        };
    }

    /// Pictures, sound and questions of all windows of an hour.
    private static long asked() {
        MomentSettings lengths = MomentSettings.usual();
        Wish wish = new Wish(lengths.minMs(), lengths.maxMs());
        long tokens = 0;
        for (Window window : Windows.of(HOUR_MS, List.of(), new long[0])) {
            Ask ask = Ask.window(window, WindowPrompt.of(window, wish, ChatExcerpt.NONE));
            tokens += TokenRates.usual().video(ask.videoMs()) + ask.textTokens();
        }
        return tokens;
    }
}
