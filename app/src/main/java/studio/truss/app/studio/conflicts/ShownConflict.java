package studio.truss.app.studio.conflicts;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.sync.Conflicts.Stands;
import studio.truss.core.sync.sqlite.Conflict;

/// A conflict as it stands today.
///
/// @param now what the field has where neither version stands
record ShownConflict(Conflict conflict, Stands stands, @Nullable AttributeValue now) {}
