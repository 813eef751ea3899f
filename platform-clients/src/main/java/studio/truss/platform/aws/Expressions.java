package studio.truss.platform.aws;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.sync.remote.Expected;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The expressions of one write, with a placeholder for every name and value, since any name may be
/// a word that the service keeps for itself.
final class Expressions {
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    /// What stands behind the placeholders of names.
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        placeholders.forEach((name, placeholder) -> names.put(placeholder, name));
        return names;
    }

    /// What stands behind the placeholders of values.
    Map<String, AttributeValue> values() {
        return values;
    }

    String absent() {
        return "attribute_not_exists(" + name(DynamoItems.PK) + ")";
    }

    /// Empty where nothing is asked for.
    String condition(Expected expected) {
        List<String> terms = new ArrayList<>();
        switch (expected.presence()) {
            case THERE -> terms.add("attribute_exists(" + name(DynamoItems.PK) + ")");
            case ABSENT -> terms.add(absent());
            case MAYBE -> {}
        }
        expected.attributes()
                .forEach((name, value) -> {
                    String n = name(name);
                    terms.add(
                            value.map(v -> n + "=" + value(v))
                                    .orElseGet(() -> "attribute_not_exists(" + n + ")"));
                });
        return String.join(" AND ", terms);
    }

    String update(Change change) {
        List<String> set = new ArrayList<>();
        change.set().forEach((name, value) -> set.add(name(name) + "=" + value(value)));
        List<String> removed = change.remove().stream().map(this::name).toList();
        List<String> clauses = new ArrayList<>();
        if (!set.isEmpty()) {
            clauses.add("SET " + String.join(",", set));
        }
        if (!removed.isEmpty()) {
            clauses.add("REMOVE " + String.join(",", removed));
        }
        return String.join(" ", clauses);
    }

    private String name(String name) {
        return placeholders.computeIfAbsent(name, n -> "#" + placeholders.size());
    }

    private String value(AttributeValue value) {
        String placeholder = ":" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
