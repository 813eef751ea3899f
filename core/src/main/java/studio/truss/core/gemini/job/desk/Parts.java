package studio.truss.core.gemini.job.desk;

import studio.truss.core.gemini.job.store.FilmTable;
import studio.truss.core.gemini.job.store.JobQueue;
import studio.truss.core.gemini.job.store.Ledger;
import studio.truss.core.gemini.job.video.Videos;
import studio.truss.core.gemini.plan.Forecaster;
import studio.truss.core.gemini.plan.TokenRates;
import studio.truss.core.gemini.settings.GeminiSettings;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.transfer.flow.Bandwidth.Sleeper;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/// What desk and orders work with.
///
/// @param threads for questions; the desk takes a few at once
public record Parts(
        JobQueue queue,
        Ledger ledger,
        FilmTable films,
        Videos videos,
        GeminiAccess access,
        GeminiSettingsFile settings,
        ExecutorService threads,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random) {

    /// Of a library, by the machine's own time.
    public static Parts of(
            SqliteLibrary library,
            Videos videos,
            GeminiAccess access,
            GeminiSettingsFile settings,
            ExecutorService threads,
            Clock clock) {
        return new Parts(
                new JobQueue(library, clock),
                new Ledger(library, clock),
                new FilmTable(library, clock),
                videos,
                access,
                settings,
                threads,
                clock,
                Thread::sleep,
                RandomGenerator.getDefault());
    }

    Forecaster forecaster() {
        return new Forecaster(settings.prices(), TokenRates.usual());
    }

    GeminiSettings chosen() {
        return settings.read();
    }
}
