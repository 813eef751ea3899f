package studio.truss.app.studio.conflicts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.Conflicts;
import studio.truss.core.sync.sqlite.Conflict;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The conflicts that the creator has still to look at, by item. JavaFX thread.
public final class ConflictsModel {
    private final SqliteLibrary library;
    private final Conflicts conflicts;
    private final StoreWork work;
    private final Runnable chosen;
    private final ReadOnlyObjectWrapper<List<ConflictedItem>> items =
            new ReadOnlyObjectWrapper<>(this, "items", List.of());

    /// @param chosen is told when a choice is on disk
    public ConflictsModel(SqliteLibrary library, Clock clock, StoreWork work, Runnable chosen) {
        this.library = library;
        this.conflicts = new Conflicts(library, clock);
        this.work = work;
        this.chosen = chosen;
    }

    public ReadOnlyObjectProperty<List<ConflictedItem>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    public void refresh() {
        work.read(this::read, items::set);
    }

    private List<ConflictedItem> read() {
        Map<ItemKey, List<Conflict>> byItem = new LinkedHashMap<>();
        for (Conflict conflict : conflicts.open()) {
            byItem.computeIfAbsent(conflict.note().key(), _ -> new ArrayList<>()).add(conflict);
        }
        return byItem.entrySet().stream()
                .map(entry ->
                        new ConflictedItem(
                                Keys.read(entry.getKey()).family(),
                                title(entry.getKey(), entry.getValue()),
                                entry.getValue().stream().map(this::shown).toList()))
                .toList();
    }

    private ShownConflict shown(Conflict conflict) {
        return new ShownConflict(conflict, conflicts.stands(conflict), conflicts.now(conflict));
    }

    private String title(ItemKey key, List<Conflict> of) {
        Item item = library.get(Keys.read(key));
        String title = item == null ? null : text(item.get("title"));
        if (title != null) {
            return title;
        }
        return of.stream()
                .flatMap(c -> Stream.of(text(part(c.note().mine())), text(part(c.note().theirs()))))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static @Nullable AttributeValue part(@Nullable AttributeValue whole) {
        return whole instanceof AttributeValue.M m ? m.values().get("title") : null;
    }

    private static @Nullable String text(@Nullable AttributeValue value) {
        return value instanceof AttributeValue.S(String s) && !s.isBlank() ? s : null;
    }

    /// Lets one version stand.
    public void choose(Conflict conflict, boolean mine) {
        work.edit(
                () -> {
                    try {
                        conflicts.resolve(conflict.id(), mine);
                    } finally {
                        work.fx(this::refresh);
                    }
                },
                chosen);
    }
}
