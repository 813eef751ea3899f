package studio.truss.app.studio.shell;

import org.jspecify.annotations.Nullable;

/// Something that the creator should know, said in the window without stopping anybody.
///
/// @param words one or two sentences: what, and what to do
/// @param action a button's words, null for none
/// @param topic what it is about: a newer one of it takes its place, and it leaves when that is
///   solved; null for one that stands alone
public record Notice(
        Kind kind,
        String words,
        @Nullable String action,
        @Nullable Runnable work,
        @Nullable String topic) {

    public enum Kind {
        /// Goes by itself when there was time to read it.
        DONE,
        /// Stays until it is closed or solved; when there was time to read it, it folds away.
        TROUBLE
    }

    public Notice(Kind kind, String words, @Nullable String action, @Nullable Runnable work) {
        this(kind, words, action, work, null);
    }

    public static Notice done(String words) {
        return new Notice(Kind.DONE, words, null, null);
    }

    public static Notice trouble(String words) {
        return new Notice(Kind.TROUBLE, words, null, null);
    }

    public Notice about(String what) {
        return new Notice(kind, words, action, work, what);
    }
}
