package studio.truss.core.gemini.job.store;

import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.library.item.VideoId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/// A job as its table and that of its requests have it.
record JobRow(Clock clock) {
    static final String COLUMNS =
            "id, video_id, state, message, windows_done, windows, sent_bytes, file_bytes,"
                + " source_bytes, (SELECT COUNT(*) FROM gemini_request r WHERE r.job_id = j.id),"
                + " (SELECT COUNT(*) FROM gemini_request r WHERE r.job_id = j.id AND r.state ="
                + " 'UNKNOWN'), (SELECT COALESCE(SUM(usd), 0) FROM gemini_request r WHERE r.job_id"
                + " = j.id), updated_at, (SELECT MIN(sent_at) FROM gemini_request r WHERE r.job_id"
                + " = j.id AND r.state = 'OPEN') FROM gemini_job j";

    private static final int STEP_S = 10;

    GeminiJob job(ResultSet row) throws SQLException {
        return new GeminiJob(
                row.getString(1),
                VideoId.of(row.getString(2)),
                State.valueOf(row.getString(3)),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getInt(10),
                row.getInt(11),
                thinkingS(row.getLong(14)),
                Money.usd(row.getLong(12)),
                Instant.ofEpochMilli(row.getLong(13)));
    }

    /// In steps, so that a job that waits is another one now and then, and not at each look.
    private int thinkingS(long sentAtMs) {
        long seconds = sentAtMs == 0 ? 0 : (clock.millis() - sentAtMs) / 1000;
        return (int) Math.max(0, seconds - seconds % STEP_S);
    }
}
