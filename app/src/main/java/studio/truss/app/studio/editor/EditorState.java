package studio.truss.app.studio.editor;

import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;

/// What the editor has before it.
public sealed interface EditorState {
    /// No video was opened.
    record Empty() implements EditorState {}

    record Loading(String title) implements EditorState {}

    record Open(OpenVideo video) implements EditorState {}

    /// The video's file is not where it was.
    record Missing(Asset asset) implements EditorState {}

    /// The video cannot be shown.
    ///
    /// @param words what is wrong, and what can be done
    record Trouble(VideoId video, String title, String words) implements EditorState {}
}
