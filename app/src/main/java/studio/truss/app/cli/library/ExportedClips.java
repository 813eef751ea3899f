package studio.truss.app.cli.library;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cli.clips.ClipIds;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.export.EditRate;
import studio.truss.core.export.ExportChapter;
import studio.truss.core.export.ExportClip;
import studio.truss.core.export.ExportList;
import studio.truss.core.library.Library;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Gathers from the library what an export needs.
///
/// @param handlesMs added before and after each clip, as far as the source goes
/// @param all proposed clips of a video too
record ExportedClips(Library library, long handlesMs, boolean all) {
    private static final Set<Clip.Status> APPROVED =
            EnumSet.of(
                    Clip.Status.APPROVED,
                    Clip.Status.RENDERING,
                    Clip.Status.RENDERED,
                    Clip.Status.PUBLISHED);

    /// @param typed ids of clips of one video, or one video
    ExportList of(List<String> typed) {
        List<Clip> named = new ArrayList<>();
        for (String one : typed) {
            Item item = clipItem(one);
            if (item != null) {
                named.add(Clip.of(item));
            }
        }
        if (named.isEmpty() && typed.size() == 1) {
            VideoId video = new KnownVideo(library).find(typed.getFirst());
            return list(video, library.clips(video).stream().filter(this::wanted).toList());
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

    private @Nullable Item clipItem(String typed) {
        return typed.isBlank() || (typed.indexOf('#') >= 0 && !typed.startsWith("CLIP#"))
                ? null
                : library.get(new EntityKey.Clip(ClipIds.of(typed)));
    }

    private boolean wanted(Clip clip) {
        return APPROVED.contains(clip.status()) || (all && clip.status() == Clip.Status.PROPOSED);
    }

    private ExportList list(VideoId video, List<Clip> clips) {
        Item item = library.get(new EntityKey.Asset(video));
        if (item == null) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "The library has no video " + video.value() + " to these clips.");
        }
        Asset asset = Asset.of(item);
        Long durationMs = asset.durationMs();
        if (durationMs == null || durationMs <= 0) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "The length of "
                            + asset.title()
                            + " is not known: 'truss analyze' finds it out.");
        }
        String name = asset.fileName() == null ? asset.title() : asset.fileName();
        return new ExportList(
                asset.title(),
                name,
                uri(video, name),
                durationMs,
                pixels(asset.width(), 1920),
                pixels(asset.height(), 1080),
                EditRate.of(rate(asset.frameRate())),
                clips.stream().map(clip -> exported(clip, durationMs)).toList(),
                chapters(video));
    }

    private ExportClip exported(Clip clip, long durationMs) {
        TimeRange range =
                TimeRange.of(clip.startMs() - handlesMs, clip.endMs() + handlesMs)
                        .clamp(0, durationMs);
        return new ExportClip(
                clip.clipId().value(),
                clip.title(),
                clip.hook(),
                range.lengthMs() > 0 ? range : TimeRange.of(durationMs - 1, durationMs),
                clip.viralityScore(),
                clip.status().name());
    }

    private String uri(VideoId video, String name) {
        List<SourceFile> seen = library.sourceFiles(video);
        if (!seen.isEmpty()) {
            return seen.getFirst().path().toUri().toString();
        }
        try {
            return new URI(null, null, name, null).getRawPath();
        } catch (URISyntaxException e) {
            return name;
        }
    }

    private List<ExportChapter> chapters(VideoId video) {
        Item item = library.get(new EntityKey.Chapters(video));
        return item == null
                ? List.of()
                : Chapters.of(item).chapters().stream()
                        .map(chapter -> new ExportChapter(chapter.startMs(), chapter.title()))
                        .toList();
    }

    private static @Nullable Rational rate(@Nullable String text) {
        try {
            return text == null ? null : Rational.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int pixels(@Nullable Long known, int usual) {
        return known == null || known <= 0 || known > 100_000 ? usual : known.intValue();
    }
}
