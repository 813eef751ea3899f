package studio.truss.core.gemini.job.store;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.Database;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.worker.protocol.Wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What is asked about which video, and how far it is. Any process asks and cancels; the one that
/// holds [#tryOwn] does the work. Any thread.
public final class JobQueue {
    private static final String OPEN = "state NOT IN ('DONE', 'BLOCKED', 'FAILED', 'CANCELLED')";

    /// How long answers and what they cost are remembered.
    private static final Duration KEPT = Duration.ofDays(400);

    private static final Wire WIRE = new Wire();

    private final Database database;
    private final Clock clock;
    private final JobRow rows;
    private final UlidFactory ids = UlidFactory.newMonotonicInstance();

    public JobQueue(SqliteLibrary library, Clock clock) {
        this.database = library.database();
        this.clock = clock;
        this.rows = new JobRow(clock);
    }

    /// Asks about a video, or goes on with what is under way for it; durable when this returns.
    ///
    /// @param most US dollars that it may cost; raises an earlier limit, and lowers none
    public GeminiJob add(VideoId video, BigDecimal most) {
        return database.write(s -> {
            GeminiJob open =
                    first(s, "WHERE video_id = ? AND " + OPEN + " ORDER BY id DESC", video.value());
            if (open != null) {
                raise(s, open.id(), most);
                return require(s, open.id());
            }
            forget(s, clock.millis() - KEPT.toMillis());
            String id = ids.create(clock.millis()).toString();
            s.update(
                    "INSERT INTO gemini_job(id, video_id, most, state, created_at, updated_at)"
                            + " VALUES(?, ?, ?, 'QUEUED', ?, ?)",
                    id,
                    video.value(),
                    Money.limit(most),
                    clock.millis(),
                    clock.millis());
            return require(s, id);
        });
    }

    private static void forget(Session s, long before) {
        s.update("DELETE FROM gemini_answer WHERE answered_at < ?", before);
        s.update("DELETE FROM gemini_request WHERE sent_at < ?", before);
        s.update("DELETE FROM gemini_job WHERE updated_at < ?", before);
    }

    private static void raise(Session s, String id, BigDecimal most) {
        s.update(
                "UPDATE gemini_job SET most = MAX(most, ?), cancel_asked = 0 WHERE id = ?",
                Money.limit(most),
                id);
    }

    /// What a job may still cost.
    public BigDecimal most(String id) {
        return Money.usd(
                database.read(s -> s.number("SELECT most FROM gemini_job WHERE id = ?", id)));
    }

    public Optional<GeminiJob> find(String id) {
        return database.read(s -> Optional.ofNullable(first(s, "WHERE id = ?", id)));
    }

    public Optional<GeminiJob> latest(VideoId video) {
        return database.read(s ->
                Optional.ofNullable(
                        first(s, "WHERE video_id = ? ORDER BY id DESC LIMIT 1", video.value())));
    }

    public List<GeminiJob> all() {
        return database.read(s -> s.list("SELECT " + JobRow.COLUMNS + " ORDER BY id", rows::job));
    }

    /// The next one to be worked.
    public Optional<GeminiJob> due() {
        return database.read(
                s -> Optional.ofNullable(first(s, "WHERE " + OPEN + " ORDER BY id LIMIT 1")));
    }

    /// Stops a job at its next step; one that nobody works ends at once.
    public void cancel(String id) {
        database.write(s ->
                s.update(
                        "UPDATE gemini_job SET cancel_asked = 1, updated_at = ?,"
                                + " state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state"
                                + " END WHERE id = ? AND "
                                + OPEN,
                        clock.millis(),
                        id));
    }

    public boolean cancelAsked(String id) {
        return database.read(s -> s.number("SELECT cancel_asked FROM gemini_job WHERE id = ?", id))
                != 0;
    }

    /// Queues a job again that ended without being done.
    public void retry(String id) {
        database.write(s ->
                s.update(
                        "UPDATE gemini_job SET state = 'QUEUED', message = NULL, cancel_asked = 0,"
                                + " updated_at = ? WHERE id = ?"
                                + " AND state IN ('BLOCKED', 'FAILED', 'CANCELLED')",
                        clock.millis(),
                        id));
    }

    /// Takes a job up: what an earlier process had sent without an answer may be billed.
    public void takeUp(String id) {
        database.write(s ->
                s.update(
                        "UPDATE gemini_request SET state = 'UNKNOWN', ended_at = ?"
                                + " WHERE job_id = ? AND state = 'OPEN'",
                        clock.millis(),
                        id));
    }

    public void state(String id, State state, @Nullable String message) {
        set(id, "state = ?, message = ?", state.name(), message);
    }

    /// Begins to count windows.
    public void windows(String id, int all) {
        set(id, "windows_done = 0, windows = ?", all);
    }

    /// @param done of its windows, maybe heard of in another order
    public void windowsDone(String id, int done) {
        set(id, "windows_done = MAX(windows_done, ?)", done);
    }

    /// @param sent of the film's bytes, what the service has
    public void film(String id, long sent, long fileBytes, long sourceBytes) {
        set(id, "sent_bytes = ?, file_bytes = ?, source_bytes = ?", sent, fileBytes, sourceBytes);
    }

    /// Counts bytes that left this machine.
    public void uploaded(String id, long bytes) {
        set(id, "uploaded = uploaded + ?", bytes);
    }

    /// Bytes that left this machine for a job, those sent again included.
    public long uploaded(String id) {
        return database.read(s -> s.number("SELECT uploaded FROM gemini_job WHERE id = ?", id));
    }

    private void set(String id, String what, @Nullable Object... values) {
        @Nullable Object[] parameters = new @Nullable Object[values.length + 2];
        System.arraycopy(values, 0, parameters, 0, values.length);
        parameters[values.length] = clock.millis();
        parameters[values.length + 1] = id;
        database.write(s ->
                s.update(
                        "UPDATE gemini_job SET " + what + ", updated_at = ? WHERE id = ?",
                        parameters));
    }

    /// Keeps what came of a job in place of what came of an earlier one.
    public void result(GeminiJob job, VideoAnswer answer) {
        String body = new String(WIRE.write(answer), StandardCharsets.UTF_8);
        database.write(s ->
                s.update(
                        "INSERT OR REPLACE INTO gemini_result(video_id, job_id, body, made_at)"
                                + " VALUES(?, ?, ?, ?)",
                        job.video().value(),
                        job.id(),
                        body,
                        clock.millis()));
    }

    public Optional<VideoAnswer> result(VideoId video) {
        Optional<String> body =
                database.read(s ->
                        Optional.ofNullable(
                                s.<String>first(
                                        "SELECT body FROM gemini_result WHERE video_id = ?",
                                        row -> row.getString(1),
                                        video.value())));
        return body.map(
                text -> WIRE.read(text.getBytes(StandardCharsets.UTF_8), VideoAnswer.class));
    }

    /// The right to work the queue; one process has it at a time, and a dead one has none.
    public Optional<OwnerLock> tryOwn() {
        return OwnerLock.tryAcquire(
                database.file().resolveSibling(database.file().getFileName() + ".gemini.lock"));
    }

    private GeminiJob require(Session s, String id) {
        return Objects.requireNonNull(first(s, "WHERE id = ?", id));
    }

    private @Nullable GeminiJob first(Session s, String where, Object... parameters) {
        return s.first("SELECT " + JobRow.COLUMNS + " " + where, rows::job, parameters);
    }
}
