package studio.truss.core.media;

/// A chapter as it stands in a file.
///
/// @param range in the file's own time, 0 = its first frame
public record ChapterMark(TimeRange range, String title) {}
