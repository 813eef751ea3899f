package studio.truss.app.studio.conflicts;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.sync.merge.ConflictNote;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fields and their values as a creator reads them.
record ConflictWords(Messages messages) {
    private static final int LONGEST = 160;

    private static final Set<String> KNOWN =
            Set.of(
                    "title",
                    "hook",
                    "description",
                    "tags",
                    "status",
                    "startMs",
                    "endMs",
                    "viralityScore",
                    "crop",
                    "layout",
                    "captions",
                    "publications",
                    "displayName",
                    "email",
                    "settings",
                    "chapters",
                    "evidence",
                    "fileName");

    private static final Set<String> STATES =
            Stream.of(Clip.Status.values()).map(Enum::name).collect(Collectors.toSet());

    String field(String name) {
        if (name.equals(ConflictNote.WHOLE)) {
            return messages.of("conflict.whole");
        }
        if (name.equals(ConflictNote.CUT)) {
            return messages.of("conflict.field.cut");
        }
        return KNOWN.contains(name)
                ? messages.of("conflict.field." + name)
                : messages.of("conflict.field.other", name);
    }

    /// Why one of them stands; where it was turned round since, that.
    String rule(ConflictNote note, boolean mine) {
        return note.mineStands() == mine
                ? messages.of("conflict.rule." + note.rule().name() + (mine ? ".mine" : ".theirs"))
                : messages.of(mine ? "conflict.turned.mine" : "conflict.turned.theirs");
    }

    /// What both sides started from.
    String before(ConflictNote note) {
        return note.field().equals(ConflictNote.WHOLE)
                ? messages.of("conflict.there")
                : value(note, note.base());
    }

    String value(ConflictNote note, @Nullable AttributeValue value) {
        return switch (value) {
            case null ->
                    messages.of(
                            note.field().equals(ConflictNote.WHOLE)
                                    ? "conflict.deleted"
                                    : "conflict.nothing");
            case AttributeValue.S(String state)
                    when note.field().equals("status") && STATES.contains(state) ->
                    messages.of("state." + state.toLowerCase(Locale.ROOT));
            case AttributeValue.S(String text) -> text.isEmpty() ? "“”" : shortened(text);
            case AttributeValue.N number -> number(note.field(), number);
            case AttributeValue.Bool(boolean on) ->
                    messages.of(on ? "conflict.yes" : "conflict.no");
            case AttributeValue.Ss(var texts) -> shortened(String.join(", ", texts));
            case AttributeValue.Ns(var numbers) -> shortened(String.join(", ", numbers));
            case AttributeValue.M m when note.field().equals(ConflictNote.WHOLE) -> whole(m);
            case AttributeValue.M(var bounds) when note.field().equals(ConflictNote.CUT) ->
                    messages.of(
                            "conflict.cut",
                            value(note, bounds.get("startMs")),
                            value(note, bounds.get("endMs")));
            case AttributeValue.M m -> messages.of("conflict.parts", m.values().size());
            case AttributeValue.L l -> messages.of("conflict.list", l.values().size());
            default -> messages.of("conflict.data");
        };
    }

    private String whole(AttributeValue.M item) {
        return item.values().get("title") instanceof AttributeValue.S(String title)
                ? messages.of("conflict.item", title)
                : messages.of("conflict.item.untitled");
    }

    private static String number(String field, AttributeValue.N number) {
        return field.endsWith("Ms")
                ? Times.tenths(number.value().longValue())
                : number.value().stripTrailingZeros().toPlainString().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
