package studio.truss.app.studio.library.cards;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.library.search.Card;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Which cards are chosen, and on which one the keyboard stands. JavaFX thread.
public final class Selection {
    /// @param cursor id of the card that the keyboard stands on; null for none
    public record State(Set<String> chosen, @Nullable String cursor) {
        public State {
            chosen = Collections.unmodifiableSet(new LinkedHashSet<>(chosen));
        }
    }

    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State(Set.of(), null));
    private List<List<Card>> rows = List.of();
    private List<Card> cards = List.of();
    private @Nullable String anchor;

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The chosen cards in the order of the screen.
    public List<Card> chosen() {
        return cards.stream().filter(card -> state.get().chosen().contains(card.id())).toList();
    }

    public @Nullable Card cursor() {
        String id = state.get().cursor();
        return cards.stream().filter(card -> card.id().equals(id)).findFirst().orElse(null);
    }

    /// Takes the cards as they stand on the screen, row by row. What is gone is not chosen any
    /// more.
    void rows(List<List<Card>> next) {
        rows = next;
        cards = next.stream().flatMap(List::stream).toList();
        Set<String> there = new LinkedHashSet<>();
        cards.forEach(card -> there.add(card.id()));
        Set<String> chosen = new LinkedHashSet<>(state.get().chosen());
        chosen.retainAll(there);
        String cursor = state.get().cursor();
        set(chosen, cursor != null && there.contains(cursor) ? cursor : null);
    }

    /// Chooses one card; `add` turns it on or off beside the others, `extend` takes all up to it.
    public void choose(Card card, boolean add, boolean extend) {
        Set<String> chosen = new LinkedHashSet<>();
        if (extend && anchor != null) {
            chosen.addAll(between(anchor, card.id()));
        } else if (add) {
            chosen.addAll(state.get().chosen());
            if (!chosen.remove(card.id())) {
                chosen.add(card.id());
            }
            anchor = card.id();
        } else {
            chosen.add(card.id());
            anchor = card.id();
        }
        set(chosen, card.id());
    }

    private List<String> between(String from, String to) {
        int a = indexOf(from);
        int b = indexOf(to);
        if (a < 0 || b < 0) {
            return List.of(to);
        }
        return cards.subList(Math.min(a, b), Math.max(a, b) + 1).stream().map(Card::id).toList();
    }

    private int indexOf(String id) {
        for (int i = 0; i < cards.size(); i++) {
            if (cards.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    public void all() {
        List<String> ids = cards.stream().map(Card::id).toList();
        set(new LinkedHashSet<>(ids), state.get().cursor());
    }

    public void none() {
        anchor = null;
        set(Set.of(), state.get().cursor());
    }

    /// Moves by cards to the right or left, over the ends of rows.
    public void moveBy(int steps, boolean extend) {
        if (!cards.isEmpty()) {
            String cursor = state.get().cursor();
            int at = cursor == null ? -1 : indexOf(cursor);
            int to = at < 0 ? 0 : Math.clamp(at + steps, 0, cards.size() - 1);
            choose(cards.get(to), false, extend);
        }
    }

    /// Moves by rows down or up, in the same column as far as there is one.
    public void moveRows(int steps, boolean extend) {
        List<List<Card>> full = new ArrayList<>(rows);
        full.removeIf(List::isEmpty);
        for (int row = 0; row < full.size(); row++) {
            int column = column(full.get(row));
            if (column >= 0) {
                List<Card> next = full.get(Math.clamp(row + steps, 0, full.size() - 1));
                choose(next.get(Math.min(column, next.size() - 1)), false, extend);
                return;
            }
        }
        moveBy(0, extend);
    }

    private int column(List<Card> row) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).id().equals(state.get().cursor())) {
                return i;
            }
        }
        return -1;
    }

    private void set(Set<String> chosen, @Nullable String cursor) {
        State next = new State(chosen, cursor);
        if (!Objects.equals(next, state.get())) {
            state.set(next);
        }
    }
}
