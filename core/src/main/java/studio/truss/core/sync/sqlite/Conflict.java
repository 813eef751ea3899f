package studio.truss.core.sync.sqlite;

import studio.truss.core.sync.merge.ConflictNote;

/// A conflict as it is kept.
///
/// @param at when it was noticed, in ms since the epoch
/// @param open whether the user has still to look at it
public record Conflict(String id, ConflictNote note, long at, boolean open) {}
