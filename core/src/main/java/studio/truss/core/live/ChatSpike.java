package studio.truss.core.live;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A stretch in which the chat came alive, in raw log time.
///
/// @param score 0..100, a measure of how many people reacted, comparable between logs
/// @param burst whether it stands out from the ten minutes around it, with enough people
/// @param messages all messages between start and end
/// @param chatters different people among them, null where the log has no names
/// @param discounted messages that were not counted: bots, commands, gifts, raids, repetition
/// @param samples a few representative lines, no two alike
public record ChatSpike(
        long startMs,
        long peakMs,
        long endMs,
        double score,
        boolean burst,
        int messages,
        @Nullable Integer chatters,
        int discounted,
        List<String> samples) {

    public ChatSpike {
        if (peakMs < startMs || endMs <= peakMs) {
            throw new IllegalArgumentException(
                    "spike out of order: " + startMs + ", " + peakMs + ", " + endMs);
        }
        samples = List.copyOf(samples);
    }
}
