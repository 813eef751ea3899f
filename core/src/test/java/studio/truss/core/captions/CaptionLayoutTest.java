package studio.truss.core.captions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

class CaptionLayoutTest {
    private static final TimeRange MINUTE = TimeRange.of(0, 60_000);

    private static List<CaptionBlock> blocks(String text, long endMs, Long... cuts) {
        return CaptionLayout.blocks(
                Segment.of(0, endMs, null, text).words(), MINUTE, List.of(cuts));
    }

    private static String said(List<CaptionBlock> blocks) {
        return blocks.stream()
                .flatMap(block -> block.words().stream())
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    /// Whatever is said: the rules of every block, and no word lost.
    @Test
    void anyWordsKeepTheRules() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<Word> words = words(random);
            List<Long> cuts = random.longs(5, 1, 59_999).boxed().toList();
            List<CaptionBlock> blocks = CaptionLayout.blocks(words, MINUTE, cuts);

            assertEquals(
                    words.stream().map(Word::text).collect(Collectors.joining(" ")), said(blocks));
            for (int i = 0; i < blocks.size(); i++) {
                CaptionBlock block = blocks.get(i);
                keepsTheRules(block);
                assertTrue(
                        cuts.stream().noneMatch(c -> c > block.startMs() && c < block.endMs()),
                        "round " + round + ": a block stands over a cut");
                if (i > 0) {
                    assertTrue(blocks.get(i - 1).endMs() <= block.startMs(), "round " + round);
                }
            }
        }
    }

    @Test
    void noBlockMixesTheEndOfASentenceWithThePieceOfTheNext() {
        String first = "and so we all went home, there.";
        for (String next : List.of("Now", "Everybody", "It is")) {
            String text = first + " " + next + " was waiting for the long train to the city.";
            for (long ms = 80; ms <= 350; ms += 10) {
                long end = ms * text.split(" ").length;
                for (CaptionBlock block : blocks(text, end)) {
                    String said = block.text().replace('\n', ' ');
                    assertTrue(!said.contains("there. "), ms + " ms a word: " + said);
                }
            }
        }
    }

    private static void keepsTheRules(CaptionBlock block) {
        assertTrue(block.lines().size() <= 2, block.text());
        for (CaptionBlock.Line line : block.lines()) {
            assertTrue(
                    line.words().size() == 1 || SpokenText.columns(line.text()) <= 20, line.text());
        }
        assertTrue(
                block.words().size() == 1 || block.endMs() - block.startMs() <= 2_000,
                block.text());
    }

    private static List<Word> words(Random random) {
        List<Word> words = new ArrayList<>();
        long at = random.nextInt(3_000);
        while (at < 55_000) {
            long end = at + 40 + random.nextInt(900);
            String text = "abcdefghijklmnopqrstuvwxyz".substring(0, 1 + random.nextInt(26));
            words.add(new Word(at, end, text + (random.nextInt(6) == 0 ? "." : "")));
            at = end + (random.nextInt(4) == 0 ? random.nextInt(2_000) : 0);
        }
        return words;
    }

    @Test
    void aBlockEndsWhereASentenceDoes() {
        List<String> texts =
                blocks("I saw it. Nobody else did, so I left", 3_000).stream()
                        .map(CaptionBlock::text)
                        .toList();

        assertEquals("I saw it.", texts.getFirst());
    }

    @Test
    void aWordOverACutBelongsWhereMostOfItIsSaid() {
        List<Word> words = List.of(new Word(0, 900, "early"), new Word(900, 1_900, "late"));

        List<CaptionBlock> blocks = CaptionLayout.blocks(words, MINUTE, List.of(1_000L));

        assertEquals(List.of("early", "late"), blocks.stream().map(CaptionBlock::text).toList());
        assertTrue(blocks.getFirst().endMs() <= 1_000);
        assertEquals(1_000, blocks.getLast().startMs());
    }

    @Test
    void theLinesOfABlockAreAboutAsLong() {
        List<CaptionBlock> blocks = blocks("so what you can do for your land", 1_900);

        assertEquals("so what you can\ndo for your land", blocks.getFirst().text());
    }

    @Test
    void aWordLongerThanALineStandsAlone() {
        List<CaptionBlock> blocks = blocks("die Donaudampfschifffahrtsgesellschaft fährt", 1_500);

        assertEquals(
                List.of("die", "Donaudampfschifffahrtsgesellschaft", "fährt"),
                blocks.stream().map(CaptionBlock::text).toList());
    }

    @Test
    void scriptsWithoutSpacesAreBrokenBetweenCharactersAndNotBeforeAFullStop() {
        List<CaptionBlock> blocks = blocks("私は今日、新しいカメラを買いました。とても嬉しいです！", 4_000);

        for (CaptionBlock block : blocks) {
            for (CaptionBlock.Line line : block.lines()) {
                assertTrue(SpokenText.columns(line.text()) <= 20, line.text());
                assertFalse(line.text().contains(" "), line.text());
                assertTrue("、。！".indexOf(line.text().charAt(0)) < 0, line.text());
            }
        }
        assertTrue(blocks.size() > 1);
    }

    @Test
    void theSpaceBetweenTwoScriptsIsKeptAsItIsWritten() {
        assertEquals("Überraschung 日本語", text(blocks("Überraschung 日本語", 1_500)));
        assertEquals("YouTubeで見る", text(blocks("YouTubeで見る", 1_500)));
        assertEquals("今日は 東京", text(blocks("今日は　東京", 1_500)));
    }

    @Test
    void aWordWithoutSpacesIsTornOnlyWhereALineMustBeBroken() {
        assertEquals("Überraschung | 日本語", text(blocks("Überraschung 日本語", 3_000)));
        assertEquals("新しいカメラ | 東京大学", text(blocks("新しいカメラ東京大学", 2_900)));
        List<Word> title = Segment.of(0, 1_000, null, "Überraschung im 日本語学校").words();
        assertEquals(
                List.of("Überraschung im", "日本語学校"),
                LineBreaks.filled(title, 20).stream().map(CaptionBlock.Line::text).toList());
        String long_ = "日本語".repeat(6);
        List<Word> han = Segment.of(0, 1_000, null, long_).words();
        assertEquals(
                List.of(long_.substring(0, 10), long_.substring(10)),
                LineBreaks.filled(han, 20).stream().map(CaptionBlock.Line::text).toList());
    }

    @Test
    void wordsWithTimesOfTheirOwnHaveTheSpacesOfTheirText() {
        List<Word> words =
                List.of(new Word(0, 400, "Über"), new Word(400, 700, "日"), new Word(700, 900, "本"));

        assertEquals(
                "Über 日本", SpokenText.join(new Segment(0, 900, null, "Über 日本", words).words()));
        assertEquals("Über日本", SpokenText.join(new Segment(0, 900, null, "Über日本", words).words()));
    }

    private static String text(List<CaptionBlock> blocks) {
        return blocks.stream().map(CaptionBlock::text).collect(Collectors.joining(" | "));
    }

    @Test
    void captionsStayInsideTheClip() {
        List<Word> words = Segment.of(0, 10_000, null, "one two three four five six").words();
        TimeRange clip = TimeRange.of(3_000, 5_000);

        List<CaptionBlock> blocks = CaptionLayout.blocks(words, clip, List.of());

        assertTrue(blocks.getFirst().startMs() >= 3_000);
        assertTrue(blocks.getLast().endMs() <= 5_000);
    }
}
