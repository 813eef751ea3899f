package studio.truss.core.live;

import studio.truss.core.media.TimeRange;

import java.util.List;

/// Finds the stretches in which a chat came alive. Stateless; the same log gives the same result.
public final class ChatAnalyzer {
    public ChatAnalysis analyze(ChatLog log) {
        throw new UnsupportedOperationException("not yet: " + log.messages().size());
    }

    /// One score per window of raw log time, in order, comparable among themselves.
    public double[] windowScores(ChatLog log, List<TimeRange> windows) {
        throw new UnsupportedOperationException("not yet: " + windows.size());
    }
}
