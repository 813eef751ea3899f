package studio.truss.app.studio.library.cards;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.look.WhenShown;
import studio.truss.core.library.item.VideoId;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The cards in as many columns as there is room for. Only rows in view have nodes, so that
/// thousands scroll as few do; a list keeps nodes for later out of sight, with the cards they had.
/// Nothing is laid anew while somebody types in a card. JavaFX thread.
public final class CardGrid extends ListView<GridRow> {
    private static final double GAP = 16;
    private static final double NARROWEST = 220;
    private static final double SIDES = 40;
    private static final double BAR = 14;

    private final Selection selection;
    private final Runnable more;
    private final CardWords words;
    private final Supplier<CardView> cards;
    private final Runnable drop;
    private final String dropWords;
    private final Set<CardView> inUse = new LinkedHashSet<>();
    private @Nullable LibraryAnswer answer;
    private int columns = 1;
    private double cardWidth = NARROWEST;
    private boolean resized;
    private final WhenShown laying = WhenShown.untyped(this, this::lay);

    /// @param cards makes a card's node
    /// @param drop called when the place for dropping is clicked
    /// @param more called when the end of the cards comes into view
    public CardGrid(
            Selection selection,
            Messages messages,
            Supplier<CardView> cards,
            Runnable drop,
            Runnable more) {
        this.selection = selection;
        this.more = more;
        this.words = new CardWords(messages);
        this.cards = cards;
        this.drop = drop;
        this.dropWords = messages.of("library.drop.words");
        getStyleClass().add("library-grid");
        setCellFactory(_ -> new RowCell());
        widthProperty().subscribe(this::fit);
        selection
                .stateProperty()
                .subscribe(state -> {
                    inUse.forEach(view -> view.chosen(state));
                    showCursor(state.cursor());
                });
    }

    private void fit() {
        double room = getWidth() - SIDES - BAR;
        int next = Math.max(1, (int) ((room + GAP) / (NARROWEST + GAP)));
        double wide = Math.max(120, Math.floor((room - GAP * (next - 1)) / next));
        if (next != columns || wide != cardWidth) {
            columns = next;
            cardWidth = wide;
            resized = true;
            laying.changed();
        }
    }

    public void show(LibraryAnswer next) {
        answer = next;
        laying.changed();
    }

    private void lay() {
        if (answer == null) {
            return;
        }
        List<GridRow> rows = GridRow.of(answer, columns);
        List<List<Card>> lines = new ArrayList<>();
        for (GridRow row : rows) {
            if (row instanceof GridRow.Cards(List<Card> line, boolean room)) {
                lines.add(line);
            }
        }
        selection.rows(lines);
        if (!rows.equals(getItems())) {
            getItems().setAll(rows);
        } else if (resized) {
            refresh();
        }
        resized = false;
    }

    /// Shows what is new of a video.
    public void changed(VideoId video) {
        for (CardView view : List.copyOf(inUse)) {
            Card card = view.card();
            if (card != null && card.video().equals(video)) {
                view.refresh();
            }
        }
    }

    /// Shows again what the cards in view know.
    void refreshCards() {
        List.copyOf(inUse).forEach(CardView::refresh);
    }

    /// Does something with the node of a card that is in view.
    public void with(Card card, Consumer<CardView> work) {
        for (CardView view : inUse) {
            Card shown = view.card();
            if (shown != null && shown.id().equals(card.id()) && Nodes.visible(view)) {
                work.accept(view);
                return;
            }
        }
    }

    private void showCursor(@Nullable String id) {
        if (id == null || !(lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return;
        }
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof GridRow.Cards(List<Card> line, boolean room)
                    && line.stream().anyMatch(card -> card.id().equals(id))) {
                flow.scrollTo(i);
                return;
            }
        }
    }

    private final class RowCell extends ListCell<GridRow> {
        private final Label title = new Label();
        private final Label meta = new Label();
        private final HBox heading = new HBox(10, title, meta);
        private final HBox line = new HBox(GAP);
        private final List<CardView> pool = new ArrayList<>();
        private @Nullable StackPane place;

        RowCell() {
            title.getStyleClass().add("heading");
            meta.getStyleClass().add("meta");
            heading.getStyleClass().add("library-heading");
            heading.setAlignment(Pos.BASELINE_LEFT);
            line.getStyleClass().add("library-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable GridRow row, boolean empty) {
            super.updateItem(row, empty);
            inUse.removeAll(pool);
            switch (row) {
                case null -> setGraphic(null);
                case GridRow.Heading(var section, int clips) -> {
                    title.setText(words.heading(section));
                    meta.setText(words.meta(section, clips));
                    setGraphic(heading);
                }
                case GridRow.Cards(List<Card> shown, boolean drop) -> cards(shown, drop);
            }
            if (getIndex() >= getItems().size() - 2) {
                more.run();
            }
        }

        private void cards(List<Card> shown, boolean room) {
            while (pool.size() < shown.size()) {
                pool.add(cards.get());
            }
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                CardView view = pool.get(i);
                view.show(shown.get(i), cardWidth);
                inUse.add(view);
                nodes.add(view);
            }
            if (room) {
                nodes.add(place());
            }
            if (!nodes.equals(line.getChildren())) {
                line.getChildren().setAll(nodes);
            }
            setGraphic(line);
        }

        private StackPane place() {
            StackPane pane = place;
            if (pane == null) {
                pane = new StackPane(new Label(dropWords));
                pane.getStyleClass().add("drop-card");
                pane.setOnMouseClicked(_ -> drop.run());
                place = pane;
            }
            double height = CardView.heightFor(cardWidth);
            pane.setMinSize(cardWidth, height);
            pane.setPrefSize(cardWidth, height);
            pane.setMaxSize(cardWidth, height);
            return pane;
        }
    }
}
