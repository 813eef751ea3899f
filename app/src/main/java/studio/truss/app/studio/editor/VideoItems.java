package studio.truss.app.studio.editor;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.library.ClipMatcher;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.PictureShape;

import java.util.List;
import java.util.Map;

/// What the library holds about one video.
///
/// @param of null for no video
/// @param clips by start
/// @param notes of clips that should be rendered again
/// @param cam where the channel's corner camera stands; null where that is not known
public record VideoItems(
        @Nullable VideoId of,
        List<Clip> clips,
        Map<ClipId, RenderNote> notes,
        List<Chapter> chapters,
        @Nullable KnownCam cam) {
    public VideoItems {
        clips = List.copyOf(clips);
        notes = Map.copyOf(notes);
        chapters = List.copyOf(chapters);
    }

    static VideoItems none() {
        return new VideoItems(null, List.of(), Map.of(), List.of(), null);
    }

    /// Reads it. Blocks briefly; not for the JavaFX thread.
    record Reader(Library library, KnownCams cams, RenderRequests renders) {
        VideoItems read(OpenVideo open) {
            VideoId id = open.asset().videoId();
            List<Clip> clips =
                    ClipMatcher.once(library.clips(id).stream().filter(Clip::hasRange).toList());
            return new VideoItems(
                    id,
                    clips,
                    renders.notes(open, clips),
                    chapters(id),
                    cams.find(KnownCams.USUAL_CHANNEL, PictureShape.of(open.picture()))
                            .orElse(null));
        }

        private List<Chapter> chapters(VideoId id) {
            Item item = library.get(new EntityKey.Chapters(id));
            try {
                return item == null ? List.of() : Chapters.of(item).chapters();
            } catch (UnreadableItemException e) {
                return List.of(); // of another program: an edit of them is refused in words
            }
        }
    }
}
