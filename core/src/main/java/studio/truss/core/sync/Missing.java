package studio.truss.core.sync;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.sqlite.ItemRow;
import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.sync.sqlite.SyncState;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// How much was in the cloud and is missing there, as the last sweep found it: what the creator
/// decides by under [SyncStop#MUCH_MISSING].
final class Missing {
    private static final String NAME = "missing ";
    private static final int TITLES = 3;

    private Missing() {}

    /// Remembers what is missing of a range.
    static void note(Tables tables, String range, List<ItemKey> missing) {
        List<String> lines = new ArrayList<>(List.of(String.valueOf(missing.size())));
        missing.stream()
                .map(tables.bases::row)
                .filter(Objects::nonNull)
                .map(Missing::title)
                .filter(title -> !title.isBlank())
                .limit(TITLES)
                .forEach(lines::add);
        tables.state.put(NAME + range, String.join("\n", lines));
    }

    private static String title(ItemRow row) {
        return row.view().get("title") instanceof AttributeValue.S(String title)
                ? title.lines().findFirst().orElse("")
                : "";
    }

    static void forget(Tables tables, String range) {
        tables.state.remove(NAME + range);
    }

    static String words(SyncState state, BaseTable bases) {
        long gone = 0;
        List<String> titles = new ArrayList<>();
        for (String range : Ranges.names()) {
            String noted = state.get(NAME + range);
            if (noted != null) {
                List<String> lines = noted.lines().toList();
                gone += Long.parseLong(lines.getFirst());
                titles.addAll(lines.subList(1, lines.size()));
            }
        }
        List<String> named = titles.subList(0, Math.min(TITLES, titles.size()));
        return String.format(
                Locale.ROOT,
                "%d of the %d items that were in the cloud are missing there%s. Nothing is"
                        + " deleted here and nothing is sent until you say how to go on; what you"
                        + " do is saved here.",
                gone,
                bases.count(),
                named.isEmpty()
                        ? ""
                        : ", such as \u201c" + String.join("\u201d, \u201c", named) + "\u201d");
    }
}
