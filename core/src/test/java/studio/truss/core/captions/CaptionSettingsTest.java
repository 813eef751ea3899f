package studio.truss.core.captions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class CaptionSettingsTest {
    private static final List<Word> SAID = Segment.of(0, 3_000, null, "ask knot what").words();

    private static String text(List<Word> words) {
        return SpokenText.join(words);
    }

    @Test
    void anEditOfAsManyWordsKeepsTheirTimes() {
        CaptionSettings settings =
                CaptionSettings.usual().withEdit(new CaptionEdit(0, 3_000, "ask not what"));

        List<Word> words = settings.applyTo(SAID);

        assertEquals("ask not what", text(words));
        for (int i = 0; i < 3; i++) {
            assertEquals(SAID.get(i).startMs(), words.get(i).startMs());
        }
    }

    @Test
    void anEditOfMoreWordsFillsItsStretchAndTouchesNothingElse() {
        Word knot = SAID.get(1);
        CaptionEdit edit = new CaptionEdit(knot.startMs(), knot.endMs(), "do not do");

        List<Word> words = CaptionSettings.usual().withEdit(edit).applyTo(SAID);

        assertEquals("ask do not do what", text(words));
        assertEquals(SAID.getFirst(), words.getFirst());
        assertEquals(SAID.getLast(), words.getLast());
        assertTrue(words.get(1).startMs() >= knot.startMs());
        assertTrue(words.get(3).endMs() <= knot.endMs());
    }

    @Test
    void anEmptyEditTakesWordsAway() {
        Word knot = SAID.get(1);
        CaptionEdit edit = new CaptionEdit(knot.startMs(), knot.endMs(), " ");

        assertEquals("ask what", text(CaptionSettings.usual().withEdit(edit).applyTo(SAID)));
    }

    @Test
    void aLaterEditForgetsThoseThatItCovers() {
        CaptionSettings settings =
                CaptionSettings.usual()
                        .withEdit(new CaptionEdit(100, 200, "a"))
                        .withEdit(new CaptionEdit(0, 3_000, "b"));

        assertEquals(List.of(new CaptionEdit(0, 3_000, "b")), settings.edits());
    }

    @Test
    void twoWhoSpeakAtOnceStayReadable() {
        Transcript both =
                new Transcript(
                        List.of(
                                Segment.of(0, 4_000, "A", "one two three four"),
                                Segment.of(500, 1_500, "B", "no way")));

        assertEquals("one two three four no way", text(both.words()));
        for (int i = 1; i < 6; i++) {
            assertTrue(both.words().get(i).startMs() >= both.words().get(i - 1).endMs());
        }
    }

    @Test
    void aTitleHasThreeToTenWords() {
        assertEquals(
                List.of("The joke that", "nobody saw coming"),
                HookTitle.of("The joke that nobody saw coming", 5_000).orElseThrow().lines());
        assertEquals(9_000, HookTitle.of("one two three", 5_000).orElseThrow().endMs());
        assertTrue(HookTitle.of("too short", 0).isEmpty());
        assertTrue(HookTitle.problem("too short").orElseThrow().contains("3 to 10"));
        assertTrue(HookTitle.of("1 2 3 4 5 6 7 8 9 10 11", 0).isEmpty());
        assertTrue(HookTitle.of("私は今日カメラを買いました", 0).isPresent());
    }
}
