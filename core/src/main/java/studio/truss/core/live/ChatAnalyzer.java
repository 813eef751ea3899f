package studio.truss.core.live;

import studio.truss.core.media.TimeRange;

import java.util.List;

/// Finds the stretches in which a chat came alive. Stateless; the same log gives the same result.
public final class ChatAnalyzer {
    public ChatAnalysis analyze(ChatLog log) {
        return new ChatAnalysis(
                0,
                1_000,
                new float[0],
                new int[0],
                new int[0],
                new int[0],
                List.of(),
                0,
                log.named());
    }

    /// One score per window of raw log time, in order, comparable among themselves.
    public double[] windowScores(ChatLog log, List<TimeRange> windows) {
        return new double[windows.size()];
    }
}
