package studio.truss.app.studio.shell;

import org.jspecify.annotations.Nullable;

/// Something that the creator should know, said in the window without stopping anybody.
///
/// @param words one or two sentences: what, and what to do
/// @param action a button's words, null for none
public record Notice(Kind kind, String words, @Nullable String action, @Nullable Runnable work) {

    public enum Kind {
        /// Goes by itself after a few seconds.
        DONE,
        /// Stays until it is closed.
        TROUBLE
    }

    public static Notice done(String words) {
        return new Notice(Kind.DONE, words, null, null);
    }

    public static Notice trouble(String words) {
        return new Notice(Kind.TROUBLE, words, null, null);
    }
}
