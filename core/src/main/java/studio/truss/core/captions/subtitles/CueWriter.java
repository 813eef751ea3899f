package studio.truss.core.captions.subtitles;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Word;

import java.util.List;
import java.util.Locale;

/// Writes SRT, and WebVTT with the times of its words.
final class CueWriter {
    private CueWriter() {}

    static String srt(List<CaptionBlock> blocks, long zeroMs) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (CaptionBlock block : blocks) {
            text.append(++number)
                    .append('\n')
                    .append(time(block.startMs() - zeroMs, ','))
                    .append(" --> ")
                    .append(time(block.endMs() - zeroMs, ','))
                    .append('\n')
                    // an arrow would be taken for the times of a cue
                    .append(block.text().replace("-->", "->"))
                    .append("\n\n");
        }
        return text.toString();
    }

    static String vtt(List<CaptionBlock> blocks, long zeroMs) {
        StringBuilder text = new StringBuilder("WEBVTT\n\n");
        for (CaptionBlock block : blocks) {
            text.append(time(block.startMs() - zeroMs, '.'))
                    .append(" --> ")
                    .append(time(block.endMs() - zeroMs, '.'))
                    .append('\n');
            for (CaptionBlock.Line line : block.lines()) {
                text.append(stamped(line, block, zeroMs)).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// Each word with the time at which it begins; those of the cue's own start go without.
    private static String stamped(CaptionBlock.Line line, CaptionBlock block, long zeroMs) {
        StringBuilder plain = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (Word word : line.words()) {
            boolean spaced = !plain.isEmpty() && SpokenText.spaced(plain, word.text());
            text.append(spaced ? " " : "");
            if (word.startMs() > block.startMs() && word.startMs() < block.endMs()) {
                text.append('<').append(time(word.startMs() - zeroMs, '.')).append('>');
            }
            text.append(
                    word.text()
                            .strip()
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;"));
            plain.append(word.text());
        }
        return text.toString();
    }

    private static String time(long ms, char point) {
        long at = Math.max(0, ms);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                at / 3_600_000,
                at / 60_000 % 60,
                at / 1000 % 60,
                point,
                at % 1000);
    }
}
