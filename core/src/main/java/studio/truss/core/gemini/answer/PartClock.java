package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.gemini.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Puts the times of an answer onto the source's clock. Models are told to count from the part's
/// beginning; some count from the video's all the same, and say so nowhere. All times of a list are
/// of one clock, and that of the two by which more of them lie inside of the part.
///
/// @param fromMs where the part begins
/// @param toMs where it ends, or the video does
/// @param addedMs what is to be added to a written time
record PartClock(long fromMs, long toMs, long addedMs) {
    /// What is out by less is put onto the edge; by more, nobody knows what was meant.
    static final long NEAR_MS = 5_000;

    /// Times are whole seconds, and ends may be rounded up.
    static final long ROUNDED_MS = 1_000;

    /// The times of one element as they are written.
    record Written(OptionalLong start, OptionalLong end) {}

    /// The clock as it was asked for.
    static PartClock asAsked(Window window, long durationMs) {
        long from = window.range().startMs();
        return new PartClock(
                from, Math.max(from, Math.min(window.range().endMs(), durationMs)), from);
    }

    /// The clock by which most of the elements make sense; this one where both do as well.
    PartClock of(JsonNode elements) {
        List<Long> times = new ArrayList<>();
        for (JsonNode element : elements) {
            if (element.isObject()) {
                Written written = written(new LooseFields(element));
                written.start().ifPresent(times::add);
                written.end().ifPresent(times::add);
            }
        }
        PartClock fromPart = new PartClock(fromMs, toMs, fromMs);
        PartClock fromVideo = new PartClock(fromMs, toMs, 0);
        long part = times.stream().filter(fromPart::isNear).count();
        long video = times.stream().filter(fromVideo::isNear).count();
        return part == video ? this : part > video ? fromPart : fromVideo;
    }

    boolean countsFromVideo() {
        return addedMs != fromMs;
    }

    long placed(long writtenMs) {
        return writtenMs + addedMs;
    }

    long clamped(long ms) {
        return Math.clamp(ms, fromMs, toMs);
    }

    /// Whether a written time is in the part, or so little out of it that it is clear what is
    /// meant.
    boolean isNear(long writtenMs) {
        long ms = placed(writtenMs);
        return ms >= fromMs - NEAR_MS && ms <= toMs + NEAR_MS;
    }

    /// Whether a written time is out of the part by more than rounding.
    boolean isOut(long writtenMs) {
        long ms = placed(writtenMs);
        return ms < fromMs - ROUNDED_MS || ms > toMs + ROUNDED_MS;
    }

    static Written written(LooseFields fields) {
        JsonNode startMs = fields.first("startms", "startmillis");
        JsonNode endMs = fields.first("endms", "endmillis");
        if (startMs.isNumber()) {
            return new Written(millis(startMs), millis(endMs));
        }
        JsonNode start =
                fields.first(
                        "start",
                        "starttime",
                        "begin",
                        "from",
                        "timestamp",
                        "time",
                        "startseconds",
                        "starts");
        JsonNode end = fields.first("end", "endtime", "to", "until", "stop", "endseconds", "ends");
        if (end.isMissingNode() && start.isTextual()) {
            // both in one: `01:12 - 01:41`
            String[] both = start.textValue().split("\\s*(?:-->|-|–|—| to )\\s*", 3);
            if (both.length == 2) {
                return new Written(TimeText.ms(both[0]), TimeText.ms(both[1]));
            }
        }
        return new Written(TimeText.ms(start), TimeText.ms(end));
    }

    private static OptionalLong millis(JsonNode value) {
        return value.canConvertToLong() && value.longValue() >= 0
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }
}
