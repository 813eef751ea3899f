package studio.truss.core.editing;

/// One thing that a creator does to the chapters of a video, as data. [ChapterEdits#apply] says
/// what comes of it. A chapter is named by where it begins.
public sealed interface ChapterEdit {

    record Add(long startMs, String title) implements ChapterEdit {}

    record Rename(long startMs, String title) implements ChapterEdit {}

    record Remove(long startMs) implements ChapterEdit {}
}
