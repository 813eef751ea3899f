package studio.truss.app.studio.editor;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.core.clips.Analysis;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.WhyNot;
import studio.truss.core.moments.WhyNot.Near;

/// Says what a place of the video is worth, and what removed the candidate nearest to it.
record WhyNotHere(Messages messages) {

    /// @param candidate can be made a moment; null where there is none
    record Answer(String words, @Nullable TimeRange candidate) {}

    Answer at(Analysis analysis, long at) {
        WhyNot why = WhyNot.at(analysis.findings(), at);
        String score = messages.of("why.score", Times.clock(at), Math.round(why.score()));
        Near moment = why.moment();
        if (moment != null && moment.awayMs() == 0) {
            return new Answer(score + " " + messages.of("why.moment", range(moment.range())), null);
        }
        Near candidate = why.candidate();
        String rule = why.rule();
        if (candidate != null && rule != null) {
            String left = left(candidate, rule);
            return new Answer(
                    moment == null ? score + " " + left : score + " " + left + " " + near(moment),
                    candidate.range());
        }
        return new Answer(
                score + " " + (moment == null ? messages.of("why.nothing") : near(moment)), null);
    }

    private String near(Near moment) {
        return messages.of(
                moment.before() ? "why.near.before" : "why.near.after",
                Times.clock(moment.before() ? moment.range().endMs() : moment.range().startMs()),
                Times.length(moment.awayMs()));
    }

    private String left(Near candidate, String rule) {
        String range = range(candidate.range());
        return candidate.awayMs() == 0
                ? messages.of("why.rejected.here", range, rule)
                : messages.of(
                        candidate.before() ? "why.rejected.before" : "why.rejected.after",
                        range,
                        Times.length(candidate.awayMs()),
                        rule);
    }

    private static String range(TimeRange range) {
        return Times.clock(range.startMs()) + "–" + Times.clock(range.endMs());
    }
}
