package studio.truss.app.studio.gemini;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.GeminiOrders;
import studio.truss.core.gemini.job.GeminiOrders.Budget;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.item.VideoId;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells which jobs that a budget stopped it would stop now as well. Reckoning takes a while, and
/// is done again only when a budget or the job is another. Blocks; any thread.
final class StoppedJobs {
    private final GeminiOrders orders;
    private final Map<GeminiJob, Boolean> free = new HashMap<>();
    private @Nullable Budget reckonedBy;

    StoppedJobs(GeminiOrders orders) {
        this.orders = orders;
    }

    /// The jobs without those that the budgets of now would let go on.
    Map<VideoId, GeminiJob> without(Map<VideoId, GeminiJob> jobs) {
        Map<VideoId, GeminiJob> left = new LinkedHashMap<>(jobs);
        left.values().removeIf(this::isFree);
        return Map.copyOf(left);
    }

    /// Whether a job was stopped by a budget that reaches by now.
    synchronized boolean isFree(@Nullable GeminiJob job) {
        if (job == null || job.state() != State.BLOCKED) {
            return false;
        }
        try {
            Budget now = orders.budget();
            if (!now.equals(reckonedBy)) {
                free.clear();
                reckonedBy = now;
            }
            return free.computeIfAbsent(job, orders::reaches);
        } catch (JobFailure | GeminiSettingsFile.Unusable e) {
            return false; // it cannot be asked about; the pane says why
        }
    }
}
