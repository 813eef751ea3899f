package studio.truss.app.studio.library.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import studio.truss.app.studio.library.search.Card;
import studio.truss.core.library.VideoMemo;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class SelectionTest {
    private final Selection selection = new Selection();
    private final List<Card> cards = new ArrayList<>();

    static Card card(String id) {
        Asset asset =
                new Asset(
                        VideoId.of(id),
                        id,
                        "local",
                        null,
                        null,
                        null,
                        60_000L,
                        null,
                        null,
                        null,
                        null,
                        Asset.Status.ANALYZED,
                        Set.of(),
                        "2026-11-22T07:17:19.123Z",
                        null);
        return new Card.OfVideo(new VideoSummary(asset, VideoMemo.empty(), 0, 0, 0, null));
    }

    /// Rows of 3, 3 and 1.
    @BeforeEach
    void lay() {
        for (int i = 0; i < 7; i++) {
            cards.add(card(Integer.toString(i)));
        }
        selection.rows(List.of(cards.subList(0, 3), cards.subList(3, 6), cards.subList(6, 7)));
    }

    private String chosen() {
        return String.join(
                "", selection.chosen().stream().map(card -> card.video().value()).toList());
    }

    @Test
    void aClickChoosesOneWithTheShortcutKeyMoreAndWithShiftAllBetween() {
        selection.choose(cards.get(1), false, false);
        assertEquals("1", chosen());
        selection.choose(cards.get(5), true, false);
        assertEquals("15", chosen());
        selection.choose(cards.get(3), false, true);
        assertEquals("345", chosen());
        selection.choose(cards.get(4), true, false);
        assertEquals("35", chosen());
        selection.all();
        assertEquals("0123456", chosen());
        selection.none();
        assertEquals("", chosen());
    }

    @Test
    void arrowsMoveByCardsAndRowsAndStayInside() {
        selection.moveBy(1, false);
        assertEquals("0", chosen());
        selection.moveBy(2, false);
        selection.moveRows(1, false);
        assertEquals("5", chosen());
        selection.moveRows(1, false);
        assertEquals("6", chosen());
        selection.moveRows(1, false);
        selection.moveBy(1, false);
        assertEquals("6", chosen());
        selection.moveRows(-2, true);
        assertEquals("0123456", chosen());
        selection.moveBy(Integer.MIN_VALUE / 2, false);
        assertEquals("0", chosen());
    }

    @Test
    void whatIsGoneIsNotChosenAnyMore() {
        selection.choose(cards.get(6), false, false);
        selection.rows(List.of(cards.subList(0, 3)));
        assertEquals("", chosen());
        assertNull(selection.cursor());
    }
}
