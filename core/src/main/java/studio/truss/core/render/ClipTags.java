package studio.truss.core.render;

import studio.truss.core.media.ChapterMark;

import java.util.List;

/// What is written into the clip's file about itself.
///
/// @param title empty where there is none
/// @param comment the provenance: source hash, range, program version
/// @param chapters from the clip's start; empty for none
public record ClipTags(String title, String comment, List<ChapterMark> chapters) {
    public ClipTags {
        chapters = List.copyOf(chapters);
    }

    public ClipTags(String title, String comment) {
        this(title, comment, List.of());
    }
}
