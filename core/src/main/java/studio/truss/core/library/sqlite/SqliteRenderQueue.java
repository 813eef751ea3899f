package studio.truss.core.library.sqlite;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The render queue in the library's file. A running job is interrupted when its owner's process is
/// dead, or when an owner on another host let its lease run out.
final class SqliteRenderQueue implements RenderQueue {
    private static final String COLUMNS =
            "id, clip_id, plan, output, state, attempts, owner, lease_until, cancel_asked, message,"
                    + " created_at, updated_at, held";

    /// How long a job that has ended is remembered.
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;
    private final UlidFactory ids;

    SqliteRenderQueue(Database database, Clock clock, UlidFactory ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public String enqueue(
            @Nullable String clipId, String plan, String outputPath, @Nullable String message) {
        return database.write(s -> {
            String id = insert(s, clipId, plan, outputPath, null, null);
            s.update("UPDATE render_job SET message = ? WHERE id = ?", message, id);
            return id;
        });
    }

    @Override
    public String enqueue(
            @Nullable String clipId,
            String plan,
            String outputPath,
            LeaseOwner owner,
            Duration lease) {
        return database.write(s -> {
            for (RenderJob job : open(s)) {
                if (job.outputPath().equals(outputPath)) {
                    if (job.owner() != null && !job.interrupted()) {
                        throw new LibraryException(
                                LibraryException.Problem.REFUSED,
                                outputPath
                                        + " is being rendered already, by process "
                                        + job.owner().pid()
                                        + ". Wait for it, or choose another folder with --out.");
                    }
                    end(s, job.id(), RenderJob.State.CANCELLED, "asked for again");
                }
            }
            long until = clock.millis() + lease.toMillis();
            return insert(s, clipId, plan, outputPath, owner.toString(), until);
        });
    }

    private String insert(
            Session session,
            @Nullable String clipId,
            String plan,
            String outputPath,
            @Nullable String owner,
            @Nullable Long leaseUntil) {
        session.update(
                "DELETE FROM render_job WHERE state NOT IN ('QUEUED', 'RUNNING')"
                        + " AND updated_at < ?",
                clock.millis() - KEPT.toMillis());
        String id = ids.create(clock.millis()).toString();
        session.update(
                "INSERT INTO render_job(id, clip_id, plan, output, state, owner, lease_until,"
                        + " created_at, updated_at, place) VALUES(?, ?, ?, ?, 'QUEUED', ?, ?, ?,"
                        + " ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM render_job))",
                id,
                clipId,
                plan,
                outputPath,
                owner,
                leaseUntil,
                clock.millis(),
                clock.millis());
        return id;
    }

    @Override
    public Optional<RenderJob> claim(LeaseOwner owner, Duration lease) {
        return database.write(s -> {
            for (RenderJob job : open(s)) {
                if (job.held()) {
                    continue;
                }
                Optional<RenderJob> taken = take(s, job, owner, lease);
                if (taken.isPresent()) {
                    return taken;
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public Optional<RenderJob> claim(String jobId, LeaseOwner owner, Duration lease) {
        return database.write(s ->
                find(s, jobId)
                        .filter(job -> !job.state().ended())
                        .flatMap(job -> take(s, job, owner, lease)));
    }

    /// Takes the job if it is to be had; ends it where it came back too often or is not wanted.
    private Optional<RenderJob> take(
            Session session, RenderJob job, LeaseOwner owner, Duration lease) {
        boolean waits =
                job.state() == RenderJob.State.QUEUED
                        && (job.owner() == null || owner.equals(job.owner()));
        if (!waits && !isInterrupted(job, owner)) {
            return Optional.empty();
        }
        if (job.cancelAsked()) {
            end(session, job.id(), RenderJob.State.CANCELLED, job.message());
            return Optional.empty();
        }
        if (job.attempts() >= ATTEMPTS_MAX) {
            String why = "given up after " + job.attempts() + " interrupted attempts";
            end(session, job.id(), RenderJob.State.FAILED, why);
            return Optional.empty();
        }
        return Optional.of(take(session, job.id(), owner, lease));
    }

    private List<RenderJob> open(Session session) {
        return session.list(
                "SELECT "
                        + COLUMNS
                        + " FROM render_job WHERE state IN ('QUEUED', 'RUNNING')"
                        + " ORDER BY place, id",
                this::read);
    }

    /// A live owner on the caller's host keeps its jobs, also while it is stopped for hours: its
    /// worker may go on writing at any moment. Of other hosts only the lease tells.
    private boolean isInterrupted(RenderJob job, LeaseOwner caller) {
        return job.interrupted()
                || (job.leaseUntil() != null
                        && job.owner() != null
                        && !caller.host().equals(job.owner().host())
                        && job.leaseUntil().isBefore(clock.instant()));
    }

    private RenderJob take(Session session, String id, LeaseOwner owner, Duration lease) {
        session.update(
                "UPDATE render_job SET state = 'RUNNING', attempts = attempts + 1, owner = ?,"
                        + " lease_until = ?, updated_at = ? WHERE id = ?",
                owner.toString(),
                clock.millis() + lease.toMillis(),
                clock.millis(),
                id);
        return find(session, id).orElseThrow();
    }

    private void end(Session session, String id, RenderJob.State state, @Nullable String message) {
        session.update(
                "UPDATE render_job SET state = ?, message = ?, owner = NULL, lease_until = NULL,"
                        + " held = 0, updated_at = ? WHERE id = ?",
                state.name(),
                message,
                clock.millis(),
                id);
    }

    @Override
    public Lease renew(String jobId, LeaseOwner owner, Duration lease) {
        return database.write(s -> {
            RenderJob job = held(s, jobId, owner);
            if (job == null) {
                return Lease.LOST;
            }
            s.update(
                    "UPDATE render_job SET lease_until = ?, updated_at = ? WHERE id = ?",
                    clock.millis() + lease.toMillis(),
                    clock.millis(),
                    jobId);
            return job.cancelAsked() ? Lease.CANCEL_ASKED : Lease.HELD;
        });
    }

    @Override
    public boolean finish(
            String jobId, LeaseOwner owner, RenderJob.State end, @Nullable String message) {
        if (!end.ended()) {
            throw new IllegalArgumentException("no end of a job: " + end);
        }
        return database.write(s -> {
            if (held(s, jobId, owner) == null) {
                return false;
            }
            end(s, jobId, end, message);
            return true;
        });
    }

    @Override
    public boolean release(String jobId, LeaseOwner owner) {
        return database.write(s -> {
            if (held(s, jobId, owner) == null) {
                return false;
            }
            s.update(
                    "UPDATE render_job SET attempts = attempts - (state = 'RUNNING'),"
                            + " state = 'QUEUED', owner = NULL, lease_until = NULL,"
                            + " updated_at = ? WHERE id = ?",
                    clock.millis(),
                    jobId);
            return true;
        });
    }

    @Override
    public boolean cancel(String jobId) {
        return database.write(s ->
                s.update(
                                "UPDATE render_job SET cancel_asked = 1, held = 0, updated_at = ?,"
                                        + " state = CASE state WHEN 'QUEUED'"
                                        + " THEN 'CANCELLED' ELSE state END"
                                        + " WHERE id = ? AND state IN ('QUEUED', 'RUNNING')",
                                clock.millis(),
                                jobId)
                        > 0);
    }

    @Override
    public boolean hold(String jobId, boolean held) {
        return database.write(s ->
                s.update(
                                "UPDATE render_job SET held = ?, updated_at = ?"
                                        + " WHERE id = ? AND state IN ('QUEUED', 'RUNNING')",
                                held ? 1 : 0,
                                clock.millis(),
                                jobId)
                        > 0);
    }

    @Override
    public void putAway() {
        database.write(s ->
                s.update(
                        "UPDATE render_job SET held = 1 WHERE state NOT IN ('QUEUED', 'RUNNING')"));
    }

    @Override
    public boolean before(String jobId, String otherId) {
        return database.write(s -> {
            List<RenderJob> open = new ArrayList<>(open(s));
            RenderJob job =
                    open.stream().filter(j -> j.id().equals(jobId)).findFirst().orElse(null);
            if (job == null || open.stream().noneMatch(j -> j.id().equals(otherId))) {
                return false;
            }
            open.remove(job);
            int at = 0;
            while (!open.get(at).id().equals(otherId)) {
                at++;
            }
            open.add(at, job);
            for (int i = 0; i < open.size(); i++) {
                s.update("UPDATE render_job SET place = ? WHERE id = ?", i + 1, open.get(i).id());
            }
            return true;
        });
    }

    private @Nullable RenderJob held(Session session, String id, LeaseOwner owner) {
        return find(session, id)
                .filter(j -> !j.state().ended() && owner.equals(j.owner()))
                .orElse(null);
    }

    @Override
    public Optional<RenderJob> find(String jobId) {
        return database.read(s -> find(s, jobId));
    }

    private Optional<RenderJob> find(Session session, String id) {
        return Optional.ofNullable(
                session.first(
                        "SELECT " + COLUMNS + " FROM render_job WHERE id = ?", this::read, id));
    }

    @Override
    public List<RenderJob> jobs() {
        return database.read(s ->
                s.list("SELECT " + COLUMNS + " FROM render_job ORDER BY place, id", this::read));
    }

    private RenderJob read(ResultSet row) throws SQLException {
        String owner = row.getString(7);
        LeaseOwner holder = owner == null ? null : LeaseOwner.parse(owner);
        long until = row.getLong(8);
        Instant leaseUntil = row.wasNull() ? null : Instant.ofEpochMilli(until);
        RenderJob.State state = RenderJob.State.valueOf(row.getString(5));
        return new RenderJob(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                state,
                row.getInt(6),
                holder,
                leaseUntil,
                row.getInt(9) != 0,
                holder == null
                        ? state == RenderJob.State.RUNNING
                        : !state.ended() && holder.isDead(),
                row.getString(10),
                Instant.ofEpochMilli(row.getLong(11)),
                Instant.ofEpochMilli(row.getLong(12)),
                row.getInt(13) != 0);
    }

    @Override
    public Optional<OwnerLock> tryOwn() {
        return OwnerLock.tryAcquire(
                database.file().resolveSibling(database.file().getFileName() + ".render.lock"));
    }
}
