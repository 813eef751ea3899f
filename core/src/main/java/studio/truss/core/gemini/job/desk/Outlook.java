package studio.truss.core.gemini.job.desk;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.job.talk.Conversation;
import studio.truss.core.gemini.job.talk.Query;
import studio.truss.core.gemini.job.talk.Rehearsal;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.plan.Ask;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.settings.GeminiSettings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/// What asking about a video would take now, without a word to the service.
///
/// @param isOpen whether anything has to be asked
/// @param needsVideo whether the service must see the video
/// @param queries the questions that are known by now, those with answers included
record Outlook(Forecast forecast, boolean isOpen, boolean needsVideo, List<Query> queries) {

    static Outlook of(
            Parts parts, GeminiSettings settings, VideoFacts facts, Conversation conversation) {
        KeptAnswers kept = new KeptAnswers(parts.ledger(), facts.sha256(), settings.models());
        Rehearsal rehearsal =
                new Rehearsal((query, attempt) ->
                        kept.find(query, attempt).map(KeptAnswers.Found::answer));
        try {
            conversation.hold(rehearsal, done -> {}, (round, rounds) -> {});
        } catch (JobFailure e) {
            // all of it was refused: nothing is left to ask, and the run says why
        }
        List<Ask> open = rehearsal.open(conversation);
        LocalDate day = LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC);
        BigDecimal aside =
                rehearsal.unanswered().stream()
                        .map(query ->
                                parts.forecaster()
                                        .most(
                                                settings.model(),
                                                day,
                                                query.size(),
                                                query.prompt().answerMax()))
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ZERO);
        Forecast forecast =
                parts.forecaster()
                        .forecast(
                                settings.model(),
                                day,
                                open,
                                aside,
                                rehearsal.answered(),
                                rehearsal.needsVideo() ? facts.filmBytes() : 0,
                                facts.sourceBytes(),
                                facts.pointless());
        return new Outlook(forecast, !open.isEmpty(), rehearsal.needsVideo(), rehearsal.queries());
    }

    /// The forecast, and room for one answer that is as long as any may become and for questions
    /// that are lost because the program ends.
    BigDecimal enough(Parts parts) {
        return least(parts).add(forecast.usd());
    }

    /// The forecast, and room for one answer that is as long as any may become.
    BigDecimal least(Parts parts) {
        int longest =
                queries.stream().mapToInt(query -> query.prompt().answerMax()).max().orElse(0);
        LocalDate day = LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC);
        return forecast.usd()
                .add(
                        parts.forecaster()
                                .price(forecast.model(), day)
                                .of(new Usage(0, 0, longest, 0)));
    }
}
