package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One connection with its prepared statements. What SQLite refuses comes out as a
/// [LibraryException] in words. Used by one thread at a time.
public final class Session implements AutoCloseable {
    private static final int STATEMENTS_MAX = 128;
    private static final int PRIMARY_CODE = 0xff;

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements =
            new LinkedHashMap<>(STATEMENTS_MAX, 0.75f, true);

    Session(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Reads one row of a result.
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Runs a statement outside the cache, such as a script of several.
    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }

    public int update(String sql, @Nullable Object... parameters) {
        try {
            return bind(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (ResultSet rows = bind(sql, parameters).executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    public <T> @Nullable T first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (ResultSet rows = bind(sql, parameters).executeQuery()) {
            return rows.next() ? reader.read(rows) : null;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    public long number(String sql, @Nullable Object... parameters) {
        Long value = first(sql, row -> row.getLong(1), parameters);
        if (value == null) {
            throw new IllegalStateException("no row: " + sql);
        }
        return value;
    }

    private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
            if (statements.size() > STATEMENTS_MAX) {
                var eldest = statements.entrySet().iterator();
                eldest.next().getValue().close();
                eldest.remove();
            }
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /// A statement that failed is closed by the driver, and would fail for ever.
    private RuntimeException failed(String sql, SQLException e) {
        PreparedStatement statement = statements.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException closed) {
                e.addSuppressed(closed);
            }
        }
        return problem(file, e);
    }

    /// The problem of a refused statement; what no outside cause explains is a bug of ours.
    static RuntimeException problem(Path file, SQLException e) {
        int code = e instanceof SQLiteException s ? s.getResultCode().code & PRIMARY_CODE : -1;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code
                || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new LibraryException(
                    Problem.BUSY,
                    "Another program holds the library " + file + ". Try again in a moment.",
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return damaged(file, e);
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new LibraryException(
                    Problem.FULL, "The disk is full: the library " + file + " cannot grow.", e);
        }
        if (code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_PERM.code
                || code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return new LibraryException(
                    Problem.UNREACHABLE,
                    "The library " + file + " cannot be read or written: " + e.getMessage(),
                    e);
        }
        return new IllegalStateException("SQLite refused a statement on " + file, e);
    }

    static LibraryException damaged(Path file, @Nullable Throwable cause) {
        return new LibraryException(
                Problem.DAMAGED,
                "The library "
                        + file
                        + " is damaged or is not a library. It was left as it is: put a copy in its"
                        + " place, or move it away to begin an empty one.",
                cause);
    }

    @Override
    public void close() {
        try (connection) {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }
}
