package studio.truss.core.clips.exporting;

import studio.truss.core.export.ExportList;

/// What came of gathering an export.
public sealed interface Gathered {
    /// May be empty: no clips and no chapters.
    record Ready(ExportList list) implements Gathered {}

    /// @param words for a person: what is missing and what to do
    record Refused(String words) implements Gathered {}
}
