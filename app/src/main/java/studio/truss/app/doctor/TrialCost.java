package studio.truss.app.doctor;

import studio.truss.app.AppGraph;
import studio.truss.core.gemini.job.store.Ledger;
import studio.truss.core.gemini.plan.Forecaster;
import studio.truss.core.gemini.plan.TokenRates;
import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.settings.GeminiSettingsFile;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/// Counts a question of no job in the month's spending. No budget stops it: who looks for what is
/// wrong pays a hundredth of a cent.
record TrialCost(Ledger ledger, Forecaster forecaster, Clock clock) {

    static TrialCost of(AppGraph graph) {
        return new TrialCost(
                new Ledger(graph.library(), graph.clock()),
                new Forecaster(new GeminiSettingsFile(graph.data()).prices(), TokenRates.usual()),
                graph.clock());
    }

    /// @param usd what it cost, or may
    record Counted(Answer answer, BigDecimal usd) {}

    Counted of(Question question, Supplier<Answer> ask) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        BigDecimal most = forecaster.most(question, day);
        String request = ledger.trial("truss doctor gemini", question.model(), most);
        try {
            Answer answer = ask.get();
            Usage usage = answer.usage();
            BigDecimal usd =
                    usage.equals(Usage.NONE)
                            ? most
                            : forecaster.spent(question.model(), day, usage);
            ledger.billed(request, usd);
            return new Counted(answer, usd);
        } catch (GeminiException e) {
            if (e.usage().isPresent()) {
                ledger.billed(request, forecaster.spent(question.model(), day, e.usage().get()));
            } else if (e.mayBeBilled()) {
                ledger.unknown(request, null);
            } else {
                ledger.refused(request);
            }
            throw e;
        }
    }
}
