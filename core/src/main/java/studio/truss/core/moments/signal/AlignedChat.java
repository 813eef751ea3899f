package studio.truss.core.moments.signal;

import studio.truss.core.live.ChatAnalysis;
import studio.truss.core.live.ChatDelay;

/// A chat laid over a source.
///
/// @param offsetMs source time of log time 0 (`--chat-offset`)
/// @param delay how long after the picture the chat reacts
public record AlignedChat(ChatAnalysis analysis, ChatDelay delay, long offsetMs) {

    /// When what the chat reacts to at `logMs` was seen, on the source's clock.
    public long sourceMs(long logMs) {
        return logMs + offsetMs - delay.ms();
    }

    /// The share of a source that lies between the chat's first message and its last, 0..1.
    public double covered(long durationMs) {
        int bins = analysis.excitement().length;
        if (bins == 0 || durationMs <= 0) {
            return 0;
        }
        long from = Math.max(0, sourceMs(analysis.msOf(0)));
        long to = Math.min(durationMs, sourceMs(analysis.msOf(bins - 1)) + analysis.hopMs());
        return Math.max(0, (double) (to - from) / durationMs);
    }
}
