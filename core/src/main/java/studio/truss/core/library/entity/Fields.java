package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;

import java.math.BigDecimal;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Reads the known attributes of an item. An optional attribute of an unexpected type reads as
/// absent and so is never changed; a required one that is missing makes the item unreadable.
final class Fields {
    private final Item item;
    private final SequencedMap<String, Attribute> known;

    Fields(Item item) {
        this.item = item;
        this.known = Catalog.of(item.family());
    }

    private @Nullable AttributeValue value(String name) {
        Attribute attribute = known.get(name);
        if (attribute == null) {
            throw new IllegalArgumentException("the catalog has no " + item.family() + "." + name);
        }
        AttributeValue value = item.get(name);
        return value != null && attribute.type().holds(value) ? value : null;
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new UnreadableItemException(item.key(), name);
        }
        return value;
    }

    @Nullable String textOrNull(String name) {
        return value(name) instanceof AttributeValue.S(String text) ? text : null;
    }

    String text(String name) {
        return required(name, textOrNull(name));
    }

    @Nullable BigDecimal decimalOrNull(String name) {
        return value(name) instanceof AttributeValue.N n ? n.value() : null;
    }

    BigDecimal decimal(String name) {
        return required(name, decimalOrNull(name));
    }

    @Nullable Long numberOrNull(String name) {
        BigDecimal value = decimalOrNull(name);
        try {
            return value == null ? null : value.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    long number(String name) {
        return required(name, numberOrNull(name));
    }

    Set<String> texts(String name) {
        return value(name) instanceof AttributeValue.Ss ss ? ss.texts() : Set.of();
    }

    AttributeValue.@Nullable M mapOrNull(String name) {
        return value(name) instanceof AttributeValue.M m ? m : null;
    }

    AttributeValue.M map(String name) {
        return required(name, mapOrNull(name));
    }

    @Nullable List<AttributeValue> listOrNull(String name) {
        return value(name) instanceof AttributeValue.L(List<AttributeValue> list) ? list : null;
    }

    AttributeValue.B bytes(String name) {
        return required(name, value(name) instanceof AttributeValue.B b ? b : null);
    }

    <E extends Enum<E>> E state(Class<E> type, String name) {
        String word = text(name);
        for (E state : type.getEnumConstants()) {
            if (state.name().equals(word)) {
                return state;
            }
        }
        throw new UnreadableItemException(item.key(), name);
    }
}
