package studio.truss.core.export;

/// A chapter of the source; it lasts until the next begins.
public record ExportChapter(long startMs, String title) {}
