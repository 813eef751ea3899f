package studio.truss.core.gemini;

import org.jspecify.annotations.Nullable;

/// A chapter as the model named it; it lasts until the next begins.
public record ModelChapter(long startMs, String title, @Nullable String summary) {}
