package studio.truss.core.library;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.query.QueryException;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What lists of a library are made of, answered fast enough to follow the typing of a question.
/// Usable from any thread; every method may throw [LibraryException].
public interface LibraryIndex {
    /// How lists of clips are ordered where the query itself says nothing.
    enum ClipOrder {
        NEWEST,
        BEST,
        TITLE,
        LONGEST
    }

    /// Every video that can be read as one, newest first.
    List<VideoSummary> videos();

    /// What a query finds.
    ///
    /// @param videos found by themselves or by something that belongs to them: a clip, chapters, a
    ///   stream
    /// @param clips how many
    record Found(Set<VideoId> videos, int clips) {
        public Found {
            videos = Set.copyOf(videos);
        }
    }

    /// @throws QueryException when the query names what there is not
    Found found(Query query);

    /// The clips that a query finds; those that cannot be read as such are left out.
    ///
    /// @param most of them; the query's own limit holds too
    /// @throws QueryException when the query names what there is not
    List<Clip> clipsOf(Query query, ClipOrder order, int most);

    /// How many clips there are.
    int countClips();

    /// A number that is another one after each change of the library, by whichever process. Costs
    /// next to nothing.
    long mark();

    VideoMemo memo(VideoId video);

    /// Changes what is remembered of a video, in one transaction.
    void remember(VideoId video, UnaryOperator<VideoMemo> change);
}
