package studio.truss.app.studio.conflicts;

import studio.truss.core.library.item.Family;

import java.util.List;

/// An item of the library with what in it could not both stand.
///
/// @param title empty where it has none
public record ConflictedItem(Family family, String title, List<ShownConflict> conflicts) {}
