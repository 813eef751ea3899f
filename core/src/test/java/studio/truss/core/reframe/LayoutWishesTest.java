package studio.truss.core.reframe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

import java.util.List;

class LayoutWishesTest {
    private static final TimeRange FIRST = TimeRange.of(0, 12_000);
    private static final TimeRange SECOND = TimeRange.of(12_000, 62_500);

    @Test
    void oneWordIsForEveryShot() {
        LayoutWishes wishes = LayoutWishes.parse("crop");

        assertEquals(LayoutChoice.CROP, wishes.of(FIRST));
        assertEquals(LayoutChoice.CROP, wishes.of(SECOND));
        assertTrue(wishes.touches(FIRST));
        assertEquals("crop", wishes.words());
    }

    @Test
    void aTimeNamesTheShotAroundIt() {
        LayoutWishes wishes = LayoutWishes.parse("crop, split@12.4s, blur@1:02.4");

        assertEquals(LayoutChoice.CROP, wishes.of(FIRST));
        assertEquals(LayoutChoice.BLUR, wishes.of(SECOND));
        assertEquals(LayoutChoice.SPLIT, wishes.of(TimeRange.of(12_000, 62_000)));
        assertEquals(wishes, LayoutWishes.parse(wishes.words()));
    }

    @Test
    void shotsThatAreNotNamedAreLeftAlone() {
        LayoutWishes wishes = LayoutWishes.parse("fit@13s");

        assertEquals(LayoutChoice.AUTO, wishes.of(FIRST));
        assertFalse(wishes.touches(FIRST));
        assertTrue(wishes.touches(SECOND));
    }

    @Test
    void wishesForTimesAfterTheEndAreFound() {
        LayoutWishes wishes = LayoutWishes.parse("crop,fit@13s,split@999s");

        assertEquals("split@999.000s", wishes.beyond(62_500).orElseThrow());
        assertTrue(wishes.beyond(1_000_000).isEmpty());
    }

    @Test
    void whatIsNoLayoutIsRefusedInWords() {
        for (String text :
                List.of("", "wide", "crop,split", "crop@", "@3", "crop@x", "crop@-1", "crop@NaN")) {
            IllegalArgumentException refused =
                    assertThrows(
                            IllegalArgumentException.class, () -> LayoutWishes.parse(text), text);
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("split@12.4s")
                            || String.valueOf(refused.getMessage()).contains("12.4s"),
                    refused.toString());
        }
    }
}
