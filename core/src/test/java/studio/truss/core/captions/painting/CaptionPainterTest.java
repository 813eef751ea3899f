package studio.truss.core.captions.painting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionLayout;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.captions.SafeZone;
import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Word;
import studio.truss.core.media.TimeRange;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// With the fonts of the machine; which they are does not matter here.
class CaptionPainterTest {
    private static final TimeRange CLIP = TimeRange.of(0, 10_000);

    private static CaptionTrack track(String text, CaptionStyle style, CaptionPlace place) {
        List<Word> words = Segment.of(0, 1_800, null, text).words();
        return new CaptionTrack(
                style,
                place,
                CaptionLayout.blocks(words, CLIP, List.of()),
                HookTitle.of("what nobody ever told me", 0).orElseThrow(),
                List.of());
    }

    private static CaptionPainter painter(String text, CaptionStyle style, CaptionPlace place) {
        return new CaptionPainter(track(text, style, place), 1080, 1920);
    }

    private static long pixels(CaptionPicture picture, IntPredicate which) {
        return Arrays.stream(picture.argb()).filter(which).count();
    }

    private static boolean yellow(int argb) {
        return argb == 0xFFFFE500;
    }

    @Test
    void everythingStandsInTheSafeZone() {
        SafeZone zone = SafeZone.of(1080, 1920);
        for (CaptionPlace place : CaptionPlace.values()) {
            for (String text :
                    List.of("WWWWWWWWWW WWWWWWWWW", "Wgwgwgwgwgwgwgwgwgwgwgwgwgwgwg", "so it is")) {
                for (CaptionPicture picture : painter(text, CaptionStyle.WORD, place).at(0)) {
                    assertTrue(picture.x() >= zone.left(), place + " " + picture.x());
                    assertTrue(picture.y() >= zone.top(), place + " " + picture.y());
                    assertTrue(picture.y() + picture.height() <= zone.bottom(), place.word());
                    int right = picture.x() + picture.width();
                    // a picture begins and ends on even pixels
                    assertTrue(right <= zone.right() + 2, place + " " + right);
                }
            }
        }
    }

    @Test
    void oneWordAfterTheOtherIsYellow() {
        CaptionPainter painter = painter("one two three", CaptionStyle.WORD, CaptionPlace.LOWER);
        CaptionBlock block =
                track("one two three", CaptionStyle.WORD, CaptionPlace.LOWER).blocks().getFirst();
        Word first = block.words().getFirst();
        Word last = block.words().getLast();

        CaptionPicture early = painter.at(first.startMs()).getLast();
        CaptionPicture late = painter.at(last.startMs()).getLast();

        assertTrue(leftmost(early) < leftmost(late));
        assertTrue(pixels(early, CaptionPainterTest::yellow) > 500);
    }

    @Test
    void theWordIsFoundOnEitherLine() {
        String text = "what you can do for it all";
        CaptionTrack track = track(text, CaptionStyle.WORD, CaptionPlace.LOWER);
        CaptionPainter painter = new CaptionPainter(track, 1080, 1920);
        assertEquals(2, track.blocks().getFirst().lines().size());

        for (Word word : track.blocks().getFirst().words()) {
            CaptionPicture picture = painter.at(word.startMs()).getLast();
            boolean first = track.blocks().getFirst().lines().getFirst().words().contains(word);
            long yellow = pixels(picture, CaptionPainterTest::yellow);
            assertTrue(yellow > 200, word + " has " + yellow);
            assertEquals(first, topmost(picture) < picture.height() / 2, word.text());
        }
    }

    private static int topmost(CaptionPicture picture) {
        for (int i = 0; i < picture.argb().length; i++) {
            if (yellow(picture.argb()[i])) {
                return i / picture.width();
            }
        }
        return picture.height();
    }

    private static int leftmost(CaptionPicture picture) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < picture.argb().length; i++) {
            if (yellow(picture.argb()[i])) {
                least = Math.min(least, i % picture.width());
            }
        }
        return least;
    }

    @Test
    void karaokeKeepsWhatWasSaidYellowAndAPhraseNothing() {
        CaptionPainter karaoke = painter("one two three", CaptionStyle.KARAOKE, CaptionPlace.LOWER);
        long begun = pixels(karaoke.at(0).getLast(), CaptionPainterTest::yellow);
        long ended = pixels(karaoke.at(1_790).getLast(), CaptionPainterTest::yellow);
        CaptionPicture phrase =
                painter("one two three", CaptionStyle.PHRASE, CaptionPlace.LOWER).at(0).getLast();

        assertTrue(ended > 2 * begun, begun + " to " + ended);
        assertEquals(0, pixels(phrase, CaptionPainterTest::yellow));
        assertTrue(pixels(phrase, argb -> argb == 0xFFFFFFFF) > 500);
    }

    @Test
    void whatDoesNotChangeIsNotDrawnAgain() {
        CaptionPainter painter = painter("one two three", CaptionStyle.WORD, CaptionPlace.LOWER);

        List<CaptionPicture> first = painter.at(0);
        List<CaptionPicture> same = painter.at(40);
        List<CaptionPicture> next = painter.at(1_700);

        assertSame(first.getFirst(), same.getFirst());
        assertSame(first.getLast(), same.getLast());
        assertSame(first.getFirst(), next.getFirst(), "the title stands still");
        assertNotSame(first.getLast(), next.getLast());
    }

    @Test
    void theTitleGoesAfterFourSecondsAndCaptionsWithTheirBlock() {
        CaptionPainter painter = painter("one two three", CaptionStyle.WORD, CaptionPlace.LOWER);

        assertEquals(2, painter.at(1_000).size());
        assertEquals(1, painter.at(3_900).size());
        assertEquals(0, painter.at(4_000).size());
    }

    @Test
    void whatNoFontHasIsLeftOutAndNamed() {
        // a private character, which no font need have
        CaptionPainter painter = painter("one \uE5A7 three", CaptionStyle.WORD, CaptionPlace.LOWER);

        assertEquals(2, painter.at(0).size());
        assertTrue(painter.notes().getFirst().contains("\uE5A7"), painter.notes().toString());
        assertEquals(List.of(), painter("one two", CaptionStyle.WORD, CaptionPlace.LOWER).notes());
    }

    @Test
    void fromRightToLeftTheFirstWordIsOnTheRight() {
        CaptionPainter painter = painter("שלום עולם", CaptionStyle.WORD, CaptionPlace.LOWER);
        if (!painter.notes().isEmpty()) {
            return; // no font of this machine has Hebrew
        }

        assertTrue(leftmost(painter.at(0).getLast()) > leftmost(painter.at(1_700).getLast()));
    }

    @Test
    void theSamePlaceIsTakenAtEverySize() {
        CaptionTrack track = track("one two three", CaptionStyle.WORD, CaptionPlace.LOWER);
        CaptionPicture whole = new CaptionPainter(track, 1080, 1920).at(0).getLast();
        CaptionPicture half = new CaptionPainter(track, 540, 960).at(0).getLast();

        assertEquals(whole.x() / 2.0, half.x(), 3);
        assertEquals(whole.y() / 2.0, half.y(), 3);
        assertEquals(whole.width() / 2.0, half.width(), 6);
    }
}
