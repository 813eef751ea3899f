package studio.truss.core.sync.sqlite;

import org.jspecify.annotations.Nullable;

/// How far a sweep has come.
///
/// @param range what is swept, by a name
/// @param generation the sweep's number: items that it saw carry it
/// @param after the sort key that the next page begins after; null at the beginning
public record Cursor(String range, long generation, @Nullable String after, long startedAt) {

    public Cursor at(String sk) {
        return new Cursor(range, generation, sk, startedAt);
    }
}
