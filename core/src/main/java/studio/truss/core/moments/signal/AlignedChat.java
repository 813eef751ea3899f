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
}
