package studio.truss.core.clips.captioning;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionLayout;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.Word;
import studio.truss.core.captions.masking.WordMask;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.ShotFraming;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is drawn over the clips of one video: the words of its transcript, or the creator's.
///
/// @param transcript null where the video has none: hook titles are drawn all the same
/// @param fonts as in [CaptionTrack]
/// @param mask for clips whose captions are to be masked, their hook titles too
public record ClipCaptions(@Nullable Transcript transcript, List<Path> fonts, WordMask mask) {

    /// The track of a clip; empty where there is nothing to draw.
    ///
    /// @param hook the clip's, null for none
    /// @param shots of the clip: no block stands over the edge of one
    public Optional<CaptionTrack> track(
            CaptionSettings settings,
            @Nullable String hook,
            TimeRange range,
            List<ShotFraming> shots) {
        List<CaptionBlock> blocks =
                settings.on()
                        ? blocks(
                                settings,
                                range,
                                shots.stream().map(shot -> shot.range().startMs()).toList())
                        : List.<CaptionBlock>of();
        String drawn = hook == null || !settings.masked() ? hook : mask.text(hook);
        HookTitle title =
                settings.hookTitle() ? HookTitle.of(drawn, range.startMs()).orElse(null) : null;
        return blocks.isEmpty() && title == null
                ? Optional.empty()
                : Optional.of(
                        new CaptionTrack(settings.style(), settings.place(), blocks, title, fonts));
    }

    /// The blocks of a clip, whether its captions are on or off.
    ///
    /// @param cutsMs where its shots begin
    public List<CaptionBlock> blocks(CaptionSettings settings, TimeRange range, List<Long> cutsMs) {
        List<Word> said = transcript == null ? List.of() : transcript.words(range);
        List<Word> words = settings.applyTo(said);
        return CaptionLayout.blocks(settings.masked() ? mask.words(words) : words, range, cutsMs);
    }
}
