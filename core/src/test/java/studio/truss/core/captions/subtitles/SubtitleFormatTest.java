package studio.truss.core.captions.subtitles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionLayout;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.Segment;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Transcript;
import studio.truss.core.media.TimeRange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

class SubtitleFormatTest {
    private static final Pattern KARAOKE = Pattern.compile("\\{\\\\k(\\d+)}");
    private static final List<CaptionBlock> BLOCKS =
            CaptionLayout.blocks(
                    Segment.of(61_000, 63_000, null, "1 < 2 & {so} what --> you can").words(),
                    TimeRange.of(60_000, 70_000),
                    List.of());

    private static Transcript read(String text) {
        return assertInstanceOf(
                        TranscriptResult.Read.class,
                        TranscriptReader.read("it", text.getBytes(StandardCharsets.UTF_8)))
                .transcript();
    }

    @Test
    void srtCountsFromTheClipsStart() {
        String srt = SubtitleFormat.SRT.write(BLOCKS, 60_000, CaptionStyle.WORD);

        assertTrue(srt.startsWith("1\n00:00:01,000 --> 00:00:03,"), srt);
        assertEquals(1_000, read(srt).segments().getFirst().startMs());
        assertEquals("1 < 2 & {so} what -> you can", SpokenText.join(read(srt).words()));
    }

    @Test
    void webVttKeepsTheTimeOfEachWord() {
        Transcript back = read(SubtitleFormat.VTT.write(BLOCKS, 0, CaptionStyle.WORD));

        assertEquals(
                BLOCKS.stream().flatMap(b -> b.words().stream()).map(w -> w.startMs()).toList(),
                back.words().stream().map(w -> w.startMs()).toList());
        assertEquals("1 < 2 & {so} what --> you can", SpokenText.join(back.words()));
    }

    @Test
    void assTimesAddUpAndBracesAreNoOrders() {
        String ass = SubtitleFormat.ASS.write(BLOCKS, 60_000, CaptionStyle.KARAOKE);

        String line =
                ass.lines()
                        .filter(l -> l.startsWith("Dialogue: 0,0:00:01.00,"))
                        .findFirst()
                        .orElseThrow();
        long sum = 0;
        for (var found = KARAOKE.matcher(line); found.find(); ) {
            sum += Long.parseLong(found.group(1));
        }
        CaptionBlock first = BLOCKS.getFirst();
        assertEquals(Math.round((first.endMs() - first.startMs()) / 10.0), sum);
        assertTrue(ass.contains("(so)"), ass);
        assertTrue(SubtitleFormat.ASS.write(BLOCKS, 0, CaptionStyle.PHRASE).contains("& (so)"));
    }

    @Test
    void assOfAWholeVideoHasTheLinesThatAreBurntIn() {
        Transcript said =
                new Transcript(
                        List.of(Segment.of(0, 3_600, null, "欢迎大家来到今天的节目我们将会一起讨论人工智能对于短视频创作者的影响")));
        String ass = SubtitleFormat.ASS.write(blocks(said), 0, CaptionStyle.PHRASE);

        List<String> burnt =
                CaptionLayout.blocks(said.words(), TimeRange.of(0, 8_000), List.of()).stream()
                        .map(block -> block.text().replace("\n", "\\N"))
                        .toList();
        assertEquals(
                burnt,
                ass.lines()
                        .filter(line -> line.startsWith("Dialogue:"))
                        .map(line -> line.substring(line.lastIndexOf(',') + 1))
                        .toList());
        assertTrue(burnt.stream().anyMatch(text -> text.contains("\\N")), ass);
        assertEquals(List.of(), blocks(new Transcript(List.of())));
    }

    private static List<CaptionBlock> blocks(Transcript transcript) {
        return SubtitleFormat.ASS.blocks(transcript);
    }
}
