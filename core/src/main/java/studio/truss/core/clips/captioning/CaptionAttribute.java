package studio.truss.core.clips.captioning;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionEdit;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionSettings;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.library.item.AttributeValue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A clip's attribute `captions`: `on`, `style`, `place`, `hook`, `mask`, and `edits` of `startMs`,
/// `endMs`, `text`. What is missing or of another program's making reads as usual; what we do not
/// know is kept.
public final class CaptionAttribute {
    private CaptionAttribute() {}

    public static CaptionSettings read(@Nullable AttributeValue captions) {
        CaptionSettings usual = CaptionSettings.usual();
        if (!(captions instanceof AttributeValue.M map)) {
            return usual;
        }
        return new CaptionSettings(
                flag(map, "on", usual.on()),
                word(map, "style").flatMap(CaptionStyle::of).orElse(usual.style()),
                word(map, "place").flatMap(CaptionPlace::of).orElse(usual.place()),
                flag(map, "hook", usual.hookTitle()),
                flag(map, "mask", usual.masked()),
                edits(map.values().get("edits")));
    }

    /// @param old whose unknown parts stay; null for none
    public static AttributeValue.M write(CaptionSettings settings, @Nullable AttributeValue old) {
        Map<String, AttributeValue> values = new TreeMap<>();
        if (old instanceof AttributeValue.M map) {
            values.putAll(map.values());
        }
        values.put("on", new AttributeValue.Bool(settings.on()));
        values.put("style", AttributeValue.text(settings.style().word()));
        values.put("place", AttributeValue.text(settings.place().word()));
        values.put("hook", new AttributeValue.Bool(settings.hookTitle()));
        values.put("mask", new AttributeValue.Bool(settings.masked()));
        values.put(
                "edits",
                new AttributeValue.L(
                        settings.edits().stream().map(CaptionAttribute::edit).toList()));
        return AttributeValue.M.of(values);
    }

    /// The attribute with other values for some of its parts.
    public static AttributeValue.M merged(AttributeValue.M parts, @Nullable AttributeValue old) {
        Map<String, AttributeValue> values = new TreeMap<>();
        if (old instanceof AttributeValue.M map) {
            values.putAll(map.values());
        }
        values.putAll(parts.values());
        return AttributeValue.M.of(values);
    }

    /// What is wrong with parts that a creator typed, in a sentence.
    public static Optional<String> problem(AttributeValue.M parts) {
        for (Map.Entry<String, AttributeValue> part : parts.values().entrySet()) {
            AttributeValue value = part.getValue();
            boolean fits =
                    switch (part.getKey()) {
                        case "on", "hook", "mask" -> value instanceof AttributeValue.Bool;
                        case "style" ->
                                value instanceof AttributeValue.S(String word)
                                        && CaptionStyle.of(word).isPresent();
                        case "place" ->
                                value instanceof AttributeValue.S(String word)
                                        && CaptionPlace.of(word).isPresent();
                        case "edits" ->
                                value instanceof AttributeValue.L(List<AttributeValue> list)
                                        && edits(value).size() == list.size();
                        default -> false;
                    };
            if (!fits) {
                return Optional.of(
                        "captions has on, hook and mask (true, false), style (phrase, word,"
                                + " karaoke), place (lower, middle, upper) and edits (a list of"
                                + " startMs,"
                                + " endMs, text); '%s' is not one of these."
                                        .formatted(part.getKey()));
            }
        }
        return Optional.empty();
    }

    private static AttributeValue edit(CaptionEdit edit) {
        return AttributeValue.M.of(
                Map.of(
                        "startMs", AttributeValue.number(edit.startMs()),
                        "endMs", AttributeValue.number(edit.endMs()),
                        "text", AttributeValue.text(edit.text())));
    }

    private static List<CaptionEdit> edits(@Nullable AttributeValue value) {
        List<AttributeValue> list = value instanceof AttributeValue.L l ? l.values() : List.of();
        return list.stream().flatMap(one -> edit(one).stream()).toList();
    }

    private static Optional<CaptionEdit> edit(AttributeValue one) {
        if (one instanceof AttributeValue.M map
                && map.values().get("startMs") instanceof AttributeValue.N start
                && map.values().get("endMs") instanceof AttributeValue.N end
                && map.values().get("text") instanceof AttributeValue.S(String text)) {
            try {
                return Optional.of(new CaptionEdit(ms(start.value()), ms(end.value()), text));
            } catch (ArithmeticException | IllegalArgumentException e) {
                return Optional.empty(); // another program's, or out of all bounds
            }
        }
        return Optional.empty();
    }

    private static long ms(BigDecimal number) {
        return number.longValueExact();
    }

    private static boolean flag(AttributeValue.M map, String name, boolean usual) {
        return map.values().get(name) instanceof AttributeValue.Bool(boolean flag) ? flag : usual;
    }

    private static Optional<String> word(AttributeValue.M map, String name) {
        return map.values().get(name) instanceof AttributeValue.S(String word)
                ? Optional.of(word)
                : Optional.empty();
    }
}
