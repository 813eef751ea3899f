package studio.truss.app.studio.library;

import javafx.scene.input.KeyEvent;

import studio.truss.app.studio.library.cards.Selection;
import studio.truss.app.studio.library.search.Card;

import java.util.function.Consumer;

/// The keys of the grid of cards: arrows move, Enter opens, F2 renames, T tags, Delete removes.
final class GridKeys {
    private final LibraryModel model;
    private final CardActions actions;

    GridKeys(LibraryModel model, CardActions actions) {
        this.model = model;
        this.actions = actions;
    }

    void pressed(KeyEvent event) {
        if (done(event)) {
            event.consume();
        }
    }

    private boolean done(KeyEvent event) {
        Selection selection = model.selection();
        boolean extend = event.isShiftDown();
        if (event.isShortcutDown()) {
            return switch (event.getCode()) {
                case A -> did(selection::all);
                case Z -> model.removals().undoLast();
                default -> false;
            };
        }
        return switch (event.getCode()) {
            case LEFT -> did(() -> selection.moveBy(-1, extend));
            case RIGHT -> did(() -> selection.moveBy(1, extend));
            case UP -> did(() -> selection.moveRows(-1, extend));
            case DOWN -> did(() -> selection.moveRows(1, extend));
            case PAGE_UP -> did(() -> selection.moveRows(-3, extend));
            case PAGE_DOWN -> did(() -> selection.moveRows(3, extend));
            case HOME -> did(() -> selection.moveBy(Integer.MIN_VALUE / 2, extend));
            case END -> did(() -> selection.moveBy(Integer.MAX_VALUE / 2, extend));
            case ENTER -> cursor(model::open);
            case F2 -> cursor(actions::rename);
            case T -> cursor(actions::tags);
            case DELETE, BACK_SPACE -> did(actions::removeChosen);
            case ESCAPE -> did(selection::none);
            default -> false;
        };
    }

    private static boolean did(Runnable work) {
        work.run();
        return true;
    }

    private boolean cursor(Consumer<Card> work) {
        Card card = model.selection().cursor();
        if (card != null) {
            work.accept(card);
        }
        return card != null;
    }
}
