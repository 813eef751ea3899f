package studio.truss.core.live;

import studio.truss.core.media.TimeRange;

import java.util.List;

/// What a chat says about a stream, in raw log time: no delay is applied here.
///
/// Bin i covers `startMs + i * hopMs` on. The arrays are not copied and belong to the reader.
///
/// @param startMs the first bin's time; negative where people chatted before the stream
/// @param excitement 0..100 per bin, comparable with the scores of the spikes
/// @param messages messages per bin, all kinds
/// @param chatters people who spoke per bin after hygiene (messages where the log has no names)
/// @param reacting those of them who laughed or reacted
/// @param spikes best first
/// @param discounted messages that were not counted: bots, commands, gifts, raids, repetition
/// @param named whether the log says who wrote
public record ChatAnalysis(
        long startMs,
        int hopMs,
        float[] excitement,
        int[] messages,
        int[] chatters,
        int[] reacting,
        List<ChatSpike> spikes,
        int discounted,
        boolean named) {

    public ChatAnalysis {
        spikes = List.copyOf(spikes);
    }

    /// The time of a bin's start.
    public long msOf(int bin) {
        return startMs + (long) bin * hopMs;
    }

    /// The stretch of log time that the bins cover.
    public TimeRange range() {
        return TimeRange.of(startMs, msOf(excitement.length));
    }
}
