package studio.truss.app.cli.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cli.clips.MomentList;
import studio.truss.app.cli.console.PlainText;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.Conflicts;
import studio.truss.core.sync.Conflicts.Stands;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.sqlite.Conflict;

import java.util.Collection;
import java.util.Locale;

/// Conflicts as a person reads them in a terminal.
record ConflictLines(SqliteLibrary library, Conflicts conflicts) {

    String of(Conflict conflict) {
        ConflictNote note = conflict.note();
        Stands stands = conflicts.stands(conflict);
        String lines =
                conflict.id()
                        + "  "
                        + PlainText.line(note.key().sk())
                        + (isWhole(note) ? "" : "  " + PlainText.line(note.field()))
                        + title(note)
                        + version("mine:   ", note, note.mine(), stands == Stands.MINE)
                        + version("theirs: ", note, note.theirs(), stands == Stands.THEIRS);
        return stands == Stands.NEITHER
                ? lines + version("now:    ", note, conflicts.now(conflict), true)
                : lines + "\n    why:    " + why(note, stands);
    }

    private static boolean isWhole(ConflictNote note) {
        return note.field().equals(ConflictNote.WHOLE);
    }

    private String title(ConflictNote note) {
        Item item = library.get(Keys.read(note.key()));
        return item != null && item.get("title") instanceof AttributeValue.S(String title)
                ? "  of " + quoted(title)
                : "";
    }

    private static String version(
            String whose, ConflictNote note, @Nullable AttributeValue value, boolean stands) {
        return "\n    " + whose + words(note, value) + (stands ? "  (stands)" : "");
    }

    private static String words(ConflictNote note, @Nullable AttributeValue value) {
        return switch (value) {
            case null -> isWhole(note) ? "deleted" : "nothing";
            case AttributeValue.S(String state) when note.field().equals("status") ->
                    PlainText.line(state.toLowerCase(Locale.ROOT));
            case AttributeValue.S(String text) -> quoted(text);
            case AttributeValue.N number when note.field().endsWith("Ms") ->
                    MomentList.time(number.value().longValue());
            case AttributeValue.N number -> number.value().stripTrailingZeros().toPlainString();
            case AttributeValue.Bool(boolean on) -> on ? "yes" : "no";
            case AttributeValue.Null() -> "nothing";
            case AttributeValue.Ss(var texts) -> listed(texts);
            case AttributeValue.Ns(var numbers) -> listed(numbers);
            case AttributeValue.M m when isWhole(note) ->
                    m.values().get("title") instanceof AttributeValue.S(String title)
                            ? "the item " + quoted(title)
                            : "the item";
            case AttributeValue.M(var bounds) when note.field().equals(ConflictNote.CUT) ->
                    words(note, bounds.get("startMs")) + " to " + words(note, bounds.get("endMs"));
            case AttributeValue.M m -> counted(m.values().size(), "entry", "entries");
            case AttributeValue.L l -> counted(l.values().size(), "entry", "entries");
            case AttributeValue.B _, AttributeValue.Bs _ -> "data of another program";
        };
    }

    private static String quoted(String text) {
        return '"' + PlainText.line(text) + '"';
    }

    private static String listed(Collection<String> members) {
        return PlainText.line(String.join(", ", members));
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String why(ConflictNote note, Stands stands) {
        if (note.mineStands() != (stands == Stands.MINE)) {
            return "it was written again since";
        }
        return switch (note.rule()) {
            case LATER -> "it was written later";
            case UNDATED -> "nobody knows when the cloud's was written";
            case NEWER_ANALYSIS -> "it is of the newer analysis";
            case FURTHEST -> "it is the step furthest on; a rejection gives way to an approval";
            case UNITED -> "what both sides added and took away was put together";
            case ONCE -> "what is set once stays";
            case DELETED -> "nothing deleted comes back by itself";
            case RANGE -> "the other would end before it starts";
            case LOOP -> "another program undid it again and again";
        };
    }
}
