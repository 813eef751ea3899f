package studio.truss.app.studio.editor;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.app.studio.shell.Notice;
import studio.truss.core.clips.Analysis;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.WhyNot;

import java.util.function.Consumer;

/// Says what a place of the video is worth, and what removed the candidate nearest to it.
///
/// @param promote makes a candidate a moment
record WhyNotHere(Messages messages, Consumer<TimeRange> promote) {

    Notice at(Analysis analysis, long at) {
        WhyNot why = WhyNot.at(analysis.findings(), at);
        String score = String.valueOf(Math.round(why.score()));
        TimeRange nearest = why.nearest();
        String rule = why.rule();
        if (nearest == null) {
            return Notice.done(messages.of("why.nothing", Times.clock(at), score));
        }
        if (rule == null) {
            return Notice.done(
                    messages.of(
                            why.awayMs() == 0 ? "why.moment" : "why.near",
                            Times.clock(at),
                            score,
                            Times.clock(nearest.startMs()),
                            Times.length(why.awayMs())));
        }
        return new Notice(
                Notice.Kind.TROUBLE,
                messages.of(
                        "why.rejected",
                        Times.clock(at),
                        score,
                        Times.clock(nearest.startMs()),
                        rule),
                messages.of("why.promote"),
                () -> promote.accept(nearest));
    }
}
