package studio.truss.core.reframe.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Layout;

/// What came of trying a layout on a shot.
///
/// @param layout null where it cannot be had
/// @param words why it was had, or why not
record Attempt(@Nullable Layout layout, String words) {

    static Attempt failed(String words) {
        return new Attempt(null, words);
    }
}
