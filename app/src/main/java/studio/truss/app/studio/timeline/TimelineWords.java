package studio.truss.app.studio.timeline;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.timeline.layout.SnapPoint;
import studio.truss.app.studio.timeline.layout.Target;
import studio.truss.app.studio.timeline.model.CropMark;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;

import java.util.Locale;

/// What the timeline says: beside the pointer and to a screen reader.
final class TimelineWords {
    private final Messages texts;

    TimelineWords(Messages texts) {
        this.texts = texts;
    }

    /// The time under the pointer, to the frame.
    String time(TimelineModel model, double ms) {
        return Times.timecode(model.onFrame(ms), model.fps());
    }

    String about(Target target) {
        return switch (target) {
            case Target.Handle(TimelineMoment moment, boolean in) ->
                    texts.of(in ? "timeline.handle.in" : "timeline.handle.out", moment.title());
            case Target.Key(var mark) -> key(mark);
            case Target.Grip(TimelineMoment moment) -> moment(moment);
            case Target.Block(TimelineMoment moment) -> moment(moment);
            case Target.Rejected(var candidate) ->
                    texts.of("timeline.rejected", score(candidate.score()), candidate.reason());
            case Target.Chapter(var chapter) -> chapter.title();
            case Target.Playhead _, Target.Row _, Target.Nothing _ -> "";
        };
    }

    String key(CropMark mark) {
        return texts.of(mark.cut() ? "timeline.key.cut" : "timeline.key");
    }

    private String moment(TimelineMoment moment) {
        return texts.of(
                "timeline.moment",
                moment.title(),
                score(moment.score()),
                Times.length(moment.range().lengthMs()));
    }

    /// The moment under the hand: how long it would be, and what its edge sticks to.
    String trim(Trim trim) {
        String length = Times.length(trim.range().lengthMs());
        SnapPoint snap = trim.snap();
        return snap == null
                ? length
                : texts.of(
                        "timeline.snapped",
                        length,
                        texts.of("timeline.snap." + snap.kind().name().toLowerCase(Locale.ROOT)));
    }

    String accessible(TimelineViewModel model) {
        String playhead =
                texts.of(
                        "timeline.accessible",
                        Times.clock(model.playheadProperty().get()),
                        Times.clock(model.model().durationMs()),
                        model.model().moments().size());
        return model.selected()
                .map(moment ->
                        playhead
                                + " "
                                + texts.of(
                                        "timeline.accessible.moment",
                                        moment.title(),
                                        score(moment.score()),
                                        Times.clock(moment.range().startMs()),
                                        Times.clock(moment.range().endMs()),
                                        texts.of(
                                                "timeline.state."
                                                        + moment.status()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT))))
                .orElse(playhead);
    }

    private static String score(double score) {
        return Long.toString(Math.round(score));
    }
}
