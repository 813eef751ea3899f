package studio.truss.core.library;

/// Whose hand an edit is. What the creator wrote is never overwritten by a later analysis.
public enum Author {
    CREATOR,
    MACHINE
}
