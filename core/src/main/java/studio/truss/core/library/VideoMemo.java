package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

/// What this machine found out about a video; never sent elsewhere.
///
/// @param usableMs where the file's pictures stop being readable; null where all of it is
/// @param trouble what is wrong with the file, in words
/// @param outcome why the last analysis found nothing or failed, in words
/// @param chat path of the stream's chat log
public record VideoMemo(
        @Nullable Long usableMs,
        @Nullable String trouble,
        @Nullable String outcome,
        @Nullable String chat) {

    public static VideoMemo empty() {
        return new VideoMemo(null, null, null, null);
    }

    /// @param ms null for a whole file
    public VideoMemo withFile(@Nullable Long ms, @Nullable String words) {
        return new VideoMemo(ms, words, outcome, chat);
    }

    public VideoMemo withOutcome(@Nullable String words) {
        return new VideoMemo(usableMs, trouble, words, chat);
    }

    public VideoMemo withChat(@Nullable String path) {
        return new VideoMemo(usableMs, trouble, outcome, path);
    }
}
