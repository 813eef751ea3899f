package studio.truss.core.gemini.job.store;

import studio.truss.core.library.sqlite.Database;
import studio.truss.core.library.sqlite.SqliteLibrary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which films the service has, or has in part. Any thread.
public final class FilmTable {
    /// The service keeps uploads for a week and files for two days.
    private static final Duration KEPT = Duration.ofDays(8);

    private final Database database;
    private final Clock clock;

    public FilmTable(SqliteLibrary library, Clock clock) {
        this.database = library.database();
        this.clock = clock;
    }

    /// @param key of the content, the service and the account
    public Optional<KeptFilm> find(String key) {
        return database.read(s ->
                Optional.ofNullable(
                        s.first(
                                "SELECT place, name, uri, expires_at FROM gemini_film"
                                        + " WHERE key = ? AND updated_at > ?",
                                row -> {
                                    long expires = row.getLong(4);
                                    Instant end =
                                            row.wasNull() ? null : Instant.ofEpochMilli(expires);
                                    return new KeptFilm(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getString(3),
                                            end);
                                },
                                key,
                                clock.millis() - KEPT.toMillis())));
    }

    public void put(String key, KeptFilm film) {
        Instant expires = film.expiresAt();
        database.write(s -> {
            s.update(
                    "DELETE FROM gemini_film WHERE updated_at < ?",
                    clock.millis() - KEPT.toMillis());
            return s.update(
                    "INSERT OR REPLACE INTO gemini_film(key, place, name, uri, expires_at,"
                            + " updated_at) VALUES(?, ?, ?, ?, ?, ?)",
                    key,
                    film.place(),
                    film.name(),
                    film.uri(),
                    expires == null ? null : expires.toEpochMilli(),
                    clock.millis());
        });
    }

    public void forget(String key) {
        database.write(s -> s.update("DELETE FROM gemini_film WHERE key = ?", key));
    }
}
