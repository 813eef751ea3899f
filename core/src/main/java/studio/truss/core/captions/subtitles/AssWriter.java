package studio.truss.core.captions.subtitles;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Word;

import java.util.List;
import java.util.Locale;

/// Writes ASS that looks, in players which draw it, much like what is burnt in: the same size,
/// place and colours in a frame of 1080x1920. Word highlight has no equal in ASS and is written as
/// karaoke.
final class AssWriter {
    private static final String HEAD =
            """
            [Script Info]
            ScriptType: v4.00+
            PlayResX: 1080
            PlayResY: 1920
            WrapStyle: 2
            ScaledBorderAndShadow: yes

            [V4+ Styles]
            Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
            Style: Captions,Inter,82,COLOUR,&H00FFFFFF,&H000A0A0A,&H80000000,-1,0,0,0,100,100,0,0,1,5.5,4,2,180,180,474,1

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            """;
    private static final String WHITE = "&H00FFFFFF";
    private static final String YELLOW = "&H0000E5FF"; // blue, green, red

    private AssWriter() {}

    static String write(List<CaptionBlock> blocks, long zeroMs, CaptionStyle style) {
        boolean timed = style != CaptionStyle.PHRASE;
        StringBuilder text = new StringBuilder(HEAD.replace("COLOUR", timed ? YELLOW : WHITE));
        for (CaptionBlock block : blocks) {
            text.append(
                    "Dialogue: 0,%s,%s,Captions,,0,0,0,,%s\n"
                            .formatted(
                                    time(block.startMs() - zeroMs),
                                    time(block.endMs() - zeroMs),
                                    timed ? karaoke(block) : plain(block)));
        }
        return text.toString();
    }

    private static String plain(CaptionBlock block) {
        return String.join(
                "\\N", block.lines().stream().map(line -> escaped(line.text())).toList());
    }

    /// `\k` gives how long a word takes, in hundredths; roundings do not add up over a block.
    private static String karaoke(CaptionBlock block) {
        List<Word> words = block.words();
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (CaptionBlock.Line line : block.lines()) {
            text.append(text.isEmpty() ? "" : "\\N");
            StringBuilder plain = new StringBuilder();
            for (Word word : line.words()) {
                long from = at == 0 ? block.startMs() : word.startMs();
                at++;
                long to = at < words.size() ? words.get(at).startMs() : block.endMs();
                text.append(
                        "{\\k%d}"
                                .formatted(
                                        hundredths(to - block.startMs())
                                                - hundredths(from - block.startMs())));
                text.append(!plain.isEmpty() && SpokenText.spaced(plain, word.text()) ? " " : "")
                        .append(escaped(word.text().strip()));
                plain.append(word.text());
            }
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\u200B").replace("{", "(").replace("}", ")");
    }

    private static long hundredths(long ms) {
        return Math.round(ms / 10.0);
    }

    private static String time(long ms) {
        long at = hundredths(Math.max(0, ms));
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%02d",
                at / 360_000,
                at / 6000 % 60,
                at / 100 % 60,
                at % 100);
    }
}
