package studio.truss.app.cli.library;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ClipIds;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.exporting.Gathered;
import studio.truss.core.clips.exporting.LibraryExport;
import studio.truss.core.export.ExportList;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;

import java.util.ArrayList;
import java.util.List;

/// Gathers from the library what an export needs.
///
/// @param handlesMs what an editor gets before and after each clip, as far as the source goes
/// @param all proposed clips of a video too
record ExportedClips(AppGraph graph, long handlesMs, boolean all, Terminal terminal) {
    /// @param typed ids of clips of one video, or one video
    ExportList of(List<String> typed) {
        List<Clip> named = new ArrayList<>();
        Library library = graph.library();
        for (String one : typed) {
            Item item = clipItem(library, one);
            if (item != null) {
                named.add(Clip.of(item));
            }
        }
        if (named.isEmpty() && typed.size() == 1) {
            VideoId video = new KnownVideo(library).find(typed.getFirst());
            List<Clip> clips = library.clips(video);
            clips.stream()
                    .filter(clip -> !clip.hasRange())
                    .forEach(clip ->
                            terminal.note(
                                    "The clip %s is left out: it ends before it starts."
                                            .formatted(clip.clipId())));
            return list(video, clips.stream().filter(this::wanted).toList());
        }
        if (named.size() < typed.size()) {
            throw CommandFailure.usage(
                    "Name clips of the library, or one video; 'truss moments' lists clips.");
        }
        if (named.stream().map(Clip::videoId).distinct().count() > 1) {
            throw CommandFailure.usage("These clips are of several videos: export each by itself.");
        }
        return list(named.getFirst().videoId(), named);
    }

    private static @Nullable Item clipItem(Library library, String typed) {
        return typed.isBlank() || (typed.indexOf('#') >= 0 && !typed.startsWith("CLIP#"))
                ? null
                : library.get(new EntityKey.Clip(ClipIds.of(typed)));
    }

    private boolean wanted(Clip clip) {
        return LibraryExport.approved(clip)
                || (all && clip.status() == Clip.Status.PROPOSED && clip.hasRange());
    }

    private ExportList list(VideoId video, List<Clip> clips) {
        LibraryExport export =
                new LibraryExport(graph.library(), graph.analyses(), graph.engine(), handlesMs);
        return switch (export.of(video, clips)) {
            case Gathered.Ready(var list) -> list;
            case Gathered.Refused(var words) ->
                    throw new CommandFailure(ExitCode.NO_INPUT_USABLE, words);
        };
    }
}
