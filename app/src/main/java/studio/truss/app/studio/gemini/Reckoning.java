package studio.truss.app.studio.gemini;

import studio.truss.app.gemini.KeyShelf;
import studio.truss.core.gemini.job.GeminiOrders;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.VideoId;

/// Finds out how it stands between a video and Gemini. Blocks; any thread.
record Reckoning(GeminiOrders orders, KeyShelf keys, StoppedJobs stopped) {

    GeminiState of(VideoId id) {
        GeminiState known = new GeminiState(id, keys.state(), null, null, null, "");
        try {
            known =
                    new GeminiState(
                            id,
                            known.key(),
                            orders.latest(id).orElse(null),
                            null,
                            orders.answer(id).orElse(null),
                            "");
            return known.withOutlook(
                    new GeminiState.Outlook(
                            orders.forecast(id),
                            orders.enough(id),
                            orders.budget(),
                            stopped.isFree(known.job())));
        } catch (JobFailure | GeminiSettingsFile.Unusable | LibraryException e) {
            return known.withTrouble(String.valueOf(e.getMessage()));
        }
    }
}
