package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects the attributes of one entity; what is null or an empty set is left out.
final class Attributes {
    private final TreeMap<String, AttributeValue> values = new TreeMap<>();

    Attributes text(String name, @Nullable String text) {
        return value(name, text == null ? null : AttributeValue.text(text));
    }

    Attributes number(String name, @Nullable Long number) {
        return value(name, number == null ? null : AttributeValue.number(number));
    }

    Attributes decimal(String name, BigDecimal number) {
        return value(name, AttributeValue.number(number));
    }

    Attributes texts(String name, Collection<String> texts) {
        return value(name, texts.isEmpty() ? null : AttributeValue.Ss.of(texts));
    }

    Attributes list(String name, @Nullable List<? extends AttributeValue> list) {
        return value(name, list == null ? null : new AttributeValue.L(List.copyOf(list)));
    }

    Attributes value(String name, @Nullable AttributeValue value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    SortedMap<String, AttributeValue> build() {
        return AttributeValue.sortedByName(values);
    }
}
