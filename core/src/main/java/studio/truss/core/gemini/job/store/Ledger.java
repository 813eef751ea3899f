package studio.truss.core.gemini.job.store;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.job.store.Reservation.Budget;
import studio.truss.core.library.sqlite.Database;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.library.sqlite.SqliteLibrary;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;

/// What was asked and what it cost. A question's cost is set aside before it is sent and settled
/// with its answer in one step, so that no crash makes a budget larger or an answer cost twice. Any
/// thread, several processes.
public final class Ledger {
    private final Database database;
    private final Clock clock;
    private final UlidFactory ids = UlidFactory.newMonotonicInstance();

    public Ledger(SqliteLibrary library, Clock clock) {
        this.database = library.database();
        this.clock = clock;
    }

    public Optional<KeptAnswer> answer(String key) {
        return database.read(s ->
                Optional.ofNullable(
                        s.first(
                                "SELECT kind, body, whole, model FROM gemini_answer WHERE key = ?",
                                row ->
                                        new KeptAnswer(
                                                KeptAnswer.Kind.valueOf(row.getString(1)),
                                                row.getString(2),
                                                row.getInt(3) != 0,
                                                row.getString(4)),
                                key)));
    }

    /// Sets a question's cost aside, if both budgets reach.
    ///
    /// @param title of the question, for a person
    /// @param most what it may cost
    /// @param monthMost what all may cost in a month
    public Reservation reserve(
            String job, String title, String model, BigDecimal most, BigDecimal monthMost) {
        long micros = Money.micros(most);
        return database.write(s -> {
            long ofJob = s.number("SELECT most FROM gemini_job WHERE id = ?", job) - spent(s, job);
            long ofMonth = Money.limit(monthMost) - month(s);
            if (micros > Math.min(ofJob, ofMonth)) {
                return new Reservation.Over(
                        ofMonth < ofJob ? Budget.MONTH : Budget.JOB,
                        Money.usd(Math.max(0, Math.min(ofJob, ofMonth))),
                        most);
            }
            return new Reservation.Reserved(open(s, job, title, model, micros));
        });
    }

    /// Sets the cost of a question aside that is of no job: no budget stops it, and it counts in
    /// the month.
    ///
    /// @return the request
    public String trial(String title, String model, BigDecimal most) {
        return database.write(s -> open(s, "", title, model, Money.micros(most)));
    }

    private String open(Session s, String job, String title, String model, long micros) {
        String id = ids.create(clock.millis()).toString();
        s.update(
                "INSERT INTO gemini_request(id, job_id, title, model, usd, state, sent_at)"
                        + " VALUES(?, ?, ?, ?, ?, 'OPEN', ?)",
                id,
                job,
                title,
                model,
                micros,
                clock.millis());
        return id;
    }

    /// Keeps an answer and what it cost.
    ///
    /// @param usd null where the service did not say: then what was set aside counts
    public void answered(String request, String key, KeptAnswer answer, @Nullable BigDecimal usd) {
        database.write(s -> {
            s.update(
                    "INSERT OR REPLACE INTO gemini_answer(key, kind, body, whole, model,"
                            + " answered_at) VALUES(?, ?, ?, ?, ?, ?)",
                    key,
                    answer.kind().name(),
                    answer.text(),
                    answer.whole() ? 1 : 0,
                    answer.model(),
                    clock.millis());
            return end(s, request, "ANSWERED", usd == null ? null : Money.micros(usd));
        });
    }

    /// Keeps an answer under another key as well.
    ///
    /// @return false where there is none, or one is there already
    public boolean copy(String key, String to) {
        return database.write(s ->
                s.update(
                        "INSERT OR IGNORE INTO gemini_answer(key, kind, body, whole, model,"
                                + " answered_at) SELECT ?, kind, body, whole, model,"
                                + " answered_at FROM gemini_answer WHERE key = ?",
                        to,
                        key))
                > 0;
    }

    /// An answer came that is of no use, and was billed.
    public void billed(String request, BigDecimal usd) {
        database.write(s -> end(s, request, "ANSWERED", Money.micros(usd)));
    }

    /// Takes answers away that nobody can use, so that they are asked for anew.
    public void forget(Collection<String> keys) {
        database.write(s -> {
            keys.forEach(key -> s.update("DELETE FROM gemini_answer WHERE key = ?", key));
            return keys.size();
        });
    }

    /// The service refused the question, and bills nothing.
    public void refused(String request) {
        database.write(s -> end(s, request, "REFUSED", 0L));
    }

    /// Nobody knows whether it is billed.
    ///
    /// @param usd what it counts; null for all that was set aside
    public void unknown(String request, @Nullable BigDecimal usd) {
        database.write(s -> end(s, request, "UNKNOWN", usd == null ? null : Money.micros(usd)));
    }

    /// @param micros null for what was set aside
    private int end(Session s, String request, String state, @Nullable Long micros) {
        return s.update(
                "UPDATE gemini_request SET state = ?, usd = COALESCE(?, usd), ended_at = ?"
                        + " WHERE id = ?",
                state,
                micros,
                clock.millis(),
                request);
    }

    /// What all questions since the first of the month cost, or may.
    public BigDecimal month() {
        return Money.usd(database.read(this::month));
    }

    public BigDecimal spent(String job) {
        return Money.usd(database.read(s -> spent(s, job)));
    }

    private static long spent(Session s, String job) {
        return s.number("SELECT COALESCE(SUM(usd), 0) FROM gemini_request WHERE job_id = ?", job);
    }

    private long month(Session s) {
        long first =
                ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .toLocalDate()
                        .withDayOfMonth(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
        return s.number(
                "SELECT COALESCE(SUM(usd), 0) FROM gemini_request WHERE sent_at >= ?", first);
    }
}
