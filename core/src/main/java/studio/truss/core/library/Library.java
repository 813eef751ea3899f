package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.Entity;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.Query;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/// A creator's library on this machine. A call that returns has its effect on disk, and in the
/// outbox for the cloud. Usable from any thread and by several processes at once. Every method may
/// throw [LibraryException].
public interface Library extends AutoCloseable {

    CreatorId creator();

    @Nullable Item get(EntityKey key);

    /// Every item in the order of its key, platform tokens left out.
    List<Item> items();

    /// The items that a query finds. See [Query] for the language.
    List<Item> find(Query query);

    /// The clips of a video that are not deleted, whatever their status, by start. Clips that
    /// cannot be read as such (see [studio.truss.core.library.entity.UnreadableItemException]) are
    /// left out.
    List<Clip> clips(VideoId video);

    /// The video with that content, or null.
    @Nullable Item assetBySha256(String sha256);

    /// Adds entities, all or none.
    ///
    /// @throws LibraryException `EXISTS` when one of them is there, or was and is deleted
    void create(Collection<? extends Entity> entities);

    default void create(Entity entity) {
        create(List.of(entity));
    }

    /// Writes the named attributes and leaves all others; a change that changes nothing writes
    /// nothing.
    ///
    /// @return the item afterwards
    /// @throws LibraryException `MISSING`, or `REFUSED` for a step that the status does not have
    Item update(EntityKey key, Change change, Author author);

    /// Reads an entity, edits it and writes what differs, in one transaction; attributes that the
    /// record does not know stay.
    <E extends Entity> E edit(Class<E> type, EntityKey key, UnaryOperator<E> edit, Author author);

    /// Deletes items, all or none. A deleted clip is remembered, so that a later analysis does not
    /// propose it again.
    void delete(Collection<? extends EntityKey> keys);

    default void delete(EntityKey key) {
        delete(List.of(key));
    }

    /// Records what an analysis found in a video: clips that match by overlap are updated where the
    /// creator has not touched them, rejected and deleted ones are not made again, the rest is new.
    /// Of several that match the same moment the closest stays, and those that somebody touched.
    /// One transaction; the result is in the order of the proposals.
    List<Recorded> recordMoments(VideoId video, List<Proposal> proposals);

    /// Remembers, for this machine alone, where a video's bytes were just seen.
    void sourceSeen(VideoId video, SourceFile file);

    /// Where a video's bytes were seen on this machine, the last seen first.
    List<SourceFile> sourceFiles(VideoId video);

    /// Keeps what is said in the video of that content, on this machine alone, and lets full text
    /// find the video by it. An earlier one is replaced.
    ///
    /// @param body the transcript, in whatever form the caller reads again
    /// @param words what full text finds
    void putTranscript(String sha256, String body, String words);

    /// The body that was put last, or null.
    @Nullable String transcript(String sha256);

    void removeTranscript(String sha256);

    /// How many changes wait for the cloud.
    int pendingChanges();

    RenderQueue renderQueue();

    LibraryIndex index();

    @Override
    void close();
}
