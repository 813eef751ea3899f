package studio.truss.app.cli.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.core.clips.JsonAttributes;
import studio.truss.core.clips.captioning.CaptionAttribute;
import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Family;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a creator types to edit a clip, `field=value`, as a typed change of what a creator may
/// edit. An empty value takes an optional attribute away.
final class ClipEdit {
    private ClipEdit() {}

    /// @throws CommandFailure for what cannot be edited so
    static Change of(List<String> assignments) {
        Map<String, AttributeValue> set = new TreeMap<>();
        Set<String> remove = new TreeSet<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw CommandFailure.usage(
                        "'%s' is no edit: write field=value.".formatted(assignment));
            }
            Attribute attribute = editable(assignment.substring(0, equals).strip());
            String value = assignment.substring(equals + 1).strip();
            if (!value.isEmpty()) {
                set.put(attribute.name(), typed(attribute, value));
                remove.remove(attribute.name());
            } else if (attribute.optional()) {
                remove.add(attribute.name());
                set.remove(attribute.name());
            } else {
                throw CommandFailure.usage(attribute.name() + " cannot be empty.");
            }
        }
        return Change.of(set, remove);
    }

    private static Attribute editable(String name) {
        Attribute attribute = Catalog.find(Family.CLIP, name);
        if (attribute == null) {
            throw CommandFailure.usage(
                    "A clip has no '%s'. What can be set: %s."
                            .formatted(name, String.join(", ", editable().toList())));
        }
        return switch (attribute.merge()) {
            case USER, SET -> attribute;
            case STATE ->
                    throw CommandFailure.usage(
                            "'%s' is changed by 'truss approve', 'reject' and 'render'."
                                    .formatted(name));
            case MACHINE ->
                    throw CommandFailure.usage(
                            "'%s' is what an analysis found; it cannot be set.".formatted(name));
            case ONCE, STAMP ->
                    throw CommandFailure.usage(
                            "'%s' is kept by the library; it cannot be set.".formatted(name));
        };
    }

    private static Stream<String> editable() {
        return Catalog.of(Family.CLIP).values().stream()
                .filter(a -> a.merge() == Attribute.Merge.USER || a.merge() == Attribute.Merge.SET)
                .map(Attribute::name);
    }

    private static AttributeValue typed(Attribute attribute, String value) {
        return switch (attribute.type()) {
            case S -> AttributeValue.text(value);
            case N -> AttributeValue.number(wholeMs(attribute, value));
            case SS -> AttributeValue.Ss.of(parts(value));
            case M ->
                    attribute.name().equals("captions")
                            ? captions(attribute, value)
                            : JsonAttributes.map(object(attribute, value));
            case B, L ->
                    throw CommandFailure.usage(
                            "'%s' cannot be set from the command line."
                                    .formatted(attribute.name()));
        };
    }

    /// Parts of the clip's captions; the others stay as they are.
    private static AttributeValue.M captions(Attribute attribute, String value) {
        AttributeValue.M parts =
                value.startsWith("{")
                        ? JsonAttributes.map(object(attribute, value))
                        : CaptionWords.parts(value);
        CaptionAttribute.problem(parts)
                .ifPresent(problem -> {
                    throw CommandFailure.usage(problem);
                });
        return parts;
    }

    private static long wholeMs(Attribute attribute, String value) {
        try {
            long ms = Long.parseLong(value);
            if (ms >= 0) {
                return ms;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw CommandFailure.usage(
                "%s is in whole milliseconds of the video, 0 or more; '%s' is not."
                        .formatted(attribute.name(), value));
    }

    private static List<String> parts(String value) {
        List<String> parts =
                Stream.of(value.split(",", -1))
                        .map(String::strip)
                        .filter(p -> !p.isEmpty())
                        .toList();
        if (parts.isEmpty()) {
            throw CommandFailure.usage("'%s' has no word in it.".formatted(value));
        }
        return parts;
    }

    private static ObjectNode object(Attribute attribute, String value) {
        try {
            JsonNode json = new ObjectMapper().readTree(value);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw CommandFailure.usage("%s is a JSON object, {...}.".formatted(attribute.name()));
    }
}
