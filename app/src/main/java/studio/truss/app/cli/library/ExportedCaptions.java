package studio.truss.app.cli.library;

import studio.truss.app.cli.clips.ClipIds;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.masking.WordMask;
import studio.truss.core.captions.subtitles.SubtitleFormat;
import studio.truss.core.clips.StoredShots;
import studio.truss.core.clips.captioning.CaptionAttribute;
import studio.truss.core.clips.captioning.ClipCaptions;
import studio.truss.core.clips.captioning.Transcripts;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Optional;

/// Captions as files: those of one clip, timed from its start, or the transcript of a whole video.
///
/// @param mask of strong words; none leaves them as they are said
record ExportedCaptions(Library library, SubtitleFormat format, WordMask mask) {

    /// @param typed one clip's id, or one video
    String of(List<String> typed) {
        if (typed.size() != 1) {
            throw CommandFailure.usage(
                    "%s is of one clip or of one video; %d are named."
                            .formatted(format.word(), typed.size()));
        }
        String one = typed.getFirst();
        Item item =
                one.isBlank() || (one.indexOf('#') >= 0 && !one.startsWith("CLIP#"))
                        ? null
                        : library.get(new EntityKey.Clip(ClipIds.of(one)));
        return item == null ? video(one) : clip(Clip.of(item));
    }

    private String video(String typed) {
        String sha256 = new KnownVideo(library).content(typed);
        Transcript transcript = new Transcripts(library).of(sha256).orElseThrow(() -> none(typed));
        return format.write(format.blocks(mask.transcript(transcript)), 0, CaptionStyle.PHRASE);
    }

    private String clip(Clip clip) {
        if (!clip.hasRange()) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "The clip " + clip.clipId() + " ends before it starts.");
        }
        Item item = library.get(new EntityKey.Asset(clip.videoId()));
        Optional<Transcript> transcript =
                Optional.ofNullable(item)
                        .map(found -> Asset.of(found).sha256())
                        .flatMap(new Transcripts(library)::of);
        CaptionSettings settings = CaptionAttribute.read(clip.captions());
        List<CaptionBlock> blocks =
                new ClipCaptions(transcript.orElse(null), List.of(), mask)
                        .blocks(
                                settings.withMasked(true),
                                TimeRange.of(clip.startMs(), clip.endMs()),
                                StoredShots.starts(clip));
        if (blocks.isEmpty()) {
            throw none("The clip's video");
        }
        return format.write(blocks, clip.startMs(), settings.style());
    }

    private static CommandFailure none(String whose) {
        return new CommandFailure(
                ExitCode.NOTHING_FOUND,
                whose + " has no transcript to make subtitles of: 'truss transcript VIDEO FILE'.");
    }
}
