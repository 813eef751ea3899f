package studio.truss.core.clips.exporting;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.archive.AnalysisArchive;
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
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Prober;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gathers from the library what an export needs. Blocks, longest for a source that was analysed on
/// another machine: its file is looked at. Any thread.
///
/// @param handlesMs what an editor gets before and after each clip, as far as the source goes
public record LibraryExport(
        Library library, AnalysisArchive analyses, Prober prober, long handlesMs) {
    private static final Set<Clip.Status> APPROVED =
            EnumSet.of(
                    Clip.Status.APPROVED,
                    Clip.Status.RENDERING,
                    Clip.Status.RENDERED,
                    Clip.Status.PUBLISHED);

    /// Whether a clip is one of those that its creator wants, and one that can be exported.
    public static boolean approved(Clip clip) {
        return APPROVED.contains(clip.status()) && clip.hasRange();
    }

    /// The approved clips of a video.
    public Gathered approvedOf(VideoId video) {
        return of(video, library.clips(video).stream().filter(LibraryExport::approved).toList());
    }

    /// @param clips of that video
    public Gathered of(VideoId video, List<Clip> clips) {
        for (Clip clip : clips) {
            if (!clip.hasRange()) {
                return new Gathered.Refused(
                        "The clip " + clip.clipId() + " ends before it starts.");
            }
        }
        Item item = library.get(new EntityKey.Asset(video));
        if (item == null) {
            return new Gathered.Refused(
                    "The library has no video " + video.value() + " to these clips.");
        }
        Asset asset = Asset.of(item);
        Long durationMs = asset.durationMs();
        if (durationMs == null || durationMs <= 0) {
            return new Gathered.Refused(
                    "The length of " + asset.title() + " is not known yet: analyse it first.");
        }
        String name = asset.fileName() == null ? asset.title() : asset.fileName();
        return new Gathered.Ready(
                new ExportList(
                        asset.title(),
                        name,
                        uri(video, name),
                        durationMs,
                        pixels(asset.width(), 1920),
                        pixels(asset.height(), 1080),
                        heard(asset),
                        EditRate.of(rate(asset.frameRate())),
                        handlesMs,
                        clips.stream().map(clip -> exported(clip, durationMs)).toList(),
                        chapters(video)));
    }

    private ExportClip exported(Clip clip, long durationMs) {
        TimeRange range = TimeRange.of(clip.startMs(), clip.endMs()).clamp(0, durationMs);
        return new ExportClip(
                clip.clipId().value(),
                clip.title(),
                clip.hook(),
                range.lengthMs() > 0 ? range : TimeRange.of(durationMs - 1, durationMs),
                clip.viralityScore(),
                clip.status().name());
    }

    /// What nobody can look at here has sound, as nearly all has.
    private boolean heard(Asset asset) {
        Optional<MediaInfo> info = analysed(asset.sha256());
        if (info.isEmpty()) {
            info =
                    library.sourceFiles(asset.videoId()).stream()
                            .map(SourceFile::path)
                            .filter(Files::isReadable)
                            .findFirst()
                            .map(prober::probe)
                            .map(ProbeResult::info);
        }
        return info.map(found -> found.sound().isPresent()).orElse(true);
    }

    private Optional<MediaInfo> analysed(@Nullable String sha256) {
        try {
            return sha256 == null
                    ? Optional.empty()
                    : analyses.find(sha256).map(analysis -> analysis.source().info());
        } catch (IOException e) {
            return Optional.empty(); // the file itself says as much
        }
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
