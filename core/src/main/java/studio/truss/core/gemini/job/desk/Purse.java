package studio.truss.core.gemini.job.desk;

import studio.truss.core.gemini.job.store.Ledger;
import studio.truss.core.gemini.job.store.Reservation;
import studio.truss.core.gemini.plan.Forecaster;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.Usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/// Sets money aside for each question before it is sent. A question may cost far more than it will:
/// where the budget does not reach for one more beside those under way, it waits for them. Any
/// thread.
final class Purse {
    private final Ledger ledger;
    private final Forecaster forecaster;
    private final BigDecimal monthMost;
    private final Clock clock;
    private final Watch watch;
    private int underWay;

    Purse(Ledger ledger, Forecaster forecaster, BigDecimal monthMost, Clock clock, Watch watch) {
        this.ledger = ledger;
        this.forecaster = forecaster;
        this.monthMost = monthMost;
        this.clock = clock;
        this.watch = watch;
    }

    /// @return the request, to be settled in the ledger and followed by [#closed]
    /// @throws Halt when the budget does not reach
    synchronized String open(String job, String title, Question question) {
        BigDecimal most = forecaster.most(question, day());
        while (true) {
            watch.check();
            switch (ledger.reserve(job, title, question.model(), most, monthMost)) {
                case Reservation.Reserved(String request) -> {
                    underWay++;
                    return request;
                }
                case Reservation.Over over -> {
                    if (underWay == 0) {
                        throw new Halt(Halt.Why.BLOCKED, words(over));
                    }
                    awaitOne();
                }
            }
        }
    }

    private synchronized void awaitOne() {
        int before = underWay;
        try {
            while (underWay == before) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt(Halt.Why.CLOSED, "The program ended.");
        }
    }

    synchronized void closed() {
        underWay--;
        notifyAll();
    }

    /// What an answer cost.
    BigDecimal cost(String model, Usage usage) {
        return forecaster.spent(model, day(), usage);
    }

    /// What a question counts whose line broke before a word of its answer came.
    BigDecimal unheard(Question question) {
        return forecaster.unheard(question, day());
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    static String words(Reservation.Over over) {
        String lacking =
                "%s leaves $%s, and the next question may cost up to $%s. %s; what was answered is kept."
                        .formatted(
                                "%s",
                                usd(over.left(), RoundingMode.DOWN),
                                usd(over.needed(), RoundingMode.UP),
                                "%s");
        return switch (over.budget()) {
            case JOB -> lacking.formatted("The budget of this video", "Raise it to go on");
            case MONTH ->
                    lacking.formatted(
                            "The budget of this month",
                            "Raise it in the settings or by truss gemini set --budget, or go on"
                                    + " next month");
        };
    }

    static String usd(BigDecimal amount, RoundingMode rounding) {
        return String.format(Locale.ROOT, "%s", amount.setScale(3, rounding).toPlainString());
    }
}
