package studio.truss.app.studio.library.cards;

import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.library.search.LibraryAnswer.Section;
import studio.truss.app.studio.library.search.LibraryAsk;

import java.util.ArrayList;
import java.util.List;

/// A row of the grid of cards.
sealed interface GridRow {
    record Heading(Section section, int clips) implements GridRow {}

    /// @param drop whether the place for dropping files follows the last card
    record Cards(List<Card> cards, boolean drop) implements GridRow {
        public Cards {
            cards = List.copyOf(cards);
        }
    }

    /// Lays an answer out in rows. The place for dropping files ends the first section of videos.
    static List<GridRow> of(LibraryAnswer answer, int columns) {
        List<GridRow> rows = new ArrayList<>();
        for (Section section : answer.sections()) {
            boolean drop =
                    rows.isEmpty()
                            && answer.kind() == LibraryAsk.Kind.VIDEOS
                            && answer.ask().text().isBlank();
            rows.add(new Heading(section, answer.clips()));
            List<Card> cards = section.cards();
            for (int from = 0; from < cards.size(); from += columns) {
                int to = Math.min(cards.size(), from + columns);
                boolean room = drop && to == cards.size() && to - from < columns;
                rows.add(new Cards(cards.subList(from, to), room));
            }
            if (drop && cards.size() % columns == 0) {
                rows.add(new Cards(List.of(), true));
            }
        }
        return rows;
    }
}
