package studio.truss.core.captions.subtitles;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionLayout;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.LineBreaks;
import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.Word;
import studio.truss.core.media.TimeRange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The ways in which captions can be handed on as text. Pure: the same blocks give the same text.
public enum SubtitleFormat {
    SRT("srt"),
    VTT("vtt"),
    ASS("ass");

    /// What subtitles of a wide picture have on a line.
    private static final int COLUMNS = 42;

    /// How long the last block may stay after its words.
    private static final long LAST_MS = 1_000;

    private final String word;

    SubtitleFormat(String word) {
        this.word = word;
    }

    /// The word on the command line.
    public String word() {
        return word;
    }

    public static Optional<SubtitleFormat> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
    }

    /// @param zeroMs the source's time that is 0 in the file
    public String write(List<CaptionBlock> blocks, long zeroMs, CaptionStyle style) {
        return switch (this) {
            case SRT -> CueWriter.srt(blocks, zeroMs);
            case VTT -> CueWriter.vtt(blocks, zeroMs);
            case ASS -> AssWriter.write(blocks, zeroMs, style);
        };
    }

    /// A transcript as subtitles of the whole source: a block a segment, its lines as long as a
    /// wide picture allows. ASS has a frame and a size of its own, and gets what would be burnt in.
    public List<CaptionBlock> blocks(Transcript transcript) {
        return switch (this) {
            case SRT, VTT -> transcript.segments().stream().map(SubtitleFormat::block).toList();
            case ASS -> burnt(transcript.words());
        };
    }

    private static List<CaptionBlock> burnt(List<Word> words) {
        return words.isEmpty()
                ? List.of()
                : CaptionLayout.blocks(
                        words, TimeRange.of(0, words.getLast().endMs() + LAST_MS), List.of());
    }

    private static CaptionBlock block(Segment segment) {
        return new CaptionBlock(
                segment.startMs(), segment.endMs(), LineBreaks.filled(segment.words(), COLUMNS));
    }
}
