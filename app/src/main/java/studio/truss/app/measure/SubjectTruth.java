package studio.truss.app.measure;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Where the subject of a film is, as people marked it.
record SubjectTruth(List<Stay> stays) {

    /// @param face its height is not marked: it counts as its width
    record Stay(TimeRange range, Box face) {}

    /// Marks of a face that jumps: centre and width as fractions.
    static SubjectTruth jumps(JsonNode json, int width, int height) {
        List<Stay> stays = new ArrayList<>();
        for (JsonNode segment : json.path("segments")) {
            double w = segment.path("face_w").asDouble() * width;
            double x = segment.path("cx").asDouble() * width;
            double y = segment.path("cy").asDouble() * height;
            stays.add(new Stay(range(segment), new Box(x - w / 2, y - w / 2, w, w)));
        }
        return new SubjectTruth(stays);
    }

    /// Marks of who speaks: the speaker's square, of which the face is the middle half.
    static SubjectTruth turns(JsonNode json) {
        List<Stay> stays = new ArrayList<>();
        for (JsonNode turn : json.path("turns")) {
            JsonNode box = json.path("people").path(turn.path("speaker").asText()).path("box_px");
            double w = box.path(2).asDouble() / 2;
            double h = box.path(3).asDouble() / 2;
            double x = box.path(0).asDouble() + w / 2;
            double y = box.path(1).asDouble() + h / 2;
            stays.add(new Stay(range(turn), new Box(x, y, w, h)));
        }
        return new SubjectTruth(stays);
    }

    /// The four turns of a film of [TestFilms#talk].
    static SubjectTruth talk() {
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double x = i % 2 == 0 ? 340 : 940;
            stays.add(
                    new Stay(
                            TimeRange.of(i * 4_000L, (i + 1) * 4_000L),
                            new Box(x - 100, 260, 200, 200)));
        }
        return new SubjectTruth(stays);
    }

    /// The middle half of a square of `side` that goes from `x` to the right.
    static SubjectTruth going(double x, double perSecond, double side, long durationMs) {
        List<Stay> stays = new ArrayList<>();
        for (long ms = 0; ms < durationMs; ms += 40) {
            double left = x + perSecond * ms / 1000 + side / 4;
            stays.add(
                    new Stay(
                            TimeRange.of(ms, Math.min(durationMs, ms + 40)),
                            new Box(left, 200 + side / 4, side / 2, side / 2)));
        }
        return new SubjectTruth(stays);
    }

    private static TimeRange range(JsonNode json) {
        return TimeRange.of(
                Math.round(json.path("start").asDouble() * 1000),
                Math.round(json.path("end").asDouble() * 1000));
    }

    SubjectTruth moved(UnaryOperator<Box> way) {
        return new SubjectTruth(
                stays.stream().map(s -> new Stay(s.range(), way.apply(s.face()))).toList());
    }
}
