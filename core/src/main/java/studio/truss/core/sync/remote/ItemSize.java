package studio.truss.core.sync.remote;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/// How large the table takes an item to be, in bytes: names and values as UTF-8, numbers by their
/// digits, a few bytes for each list and map (Amazon DynamoDB developer guide, "item sizes and
/// formats").
public final class ItemSize {
    /// The table takes no larger item.
    public static final int MOST = 400 * 1024;

    private static final int CONTAINER = 3;
    private static final int MEMBER = 1;

    private ItemSize() {}

    public static int of(Item item) {
        return 2 + 2 + text(item.key().pk()) + text(item.key().sk()) + of(item.attributes());
    }

    /// Attributes alone, without the key.
    public static int of(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(e -> text(e.getKey()) + of(e.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value) {
            case AttributeValue.S(String text) -> text(text);
            case AttributeValue.N(String text) -> number(text);
            case AttributeValue.Bool b -> 1;
            case AttributeValue.Null n -> 1;
            case AttributeValue.B b -> b.bytes().length;
            case AttributeValue.Ss(Collection<String> texts) ->
                    texts.stream().mapToInt(ItemSize::text).sum();
            case AttributeValue.Ns(Collection<String> numbers) ->
                    numbers.stream().mapToInt(ItemSize::number).sum();
            case AttributeValue.Bs(Collection<String> base64) ->
                    base64.stream().mapToInt(b -> new AttributeValue.B(b).bytes().length).sum();
            case AttributeValue.L l ->
                    CONTAINER + l.values().stream().mapToInt(v -> MEMBER + of(v)).sum();
            case AttributeValue.M m ->
                    CONTAINER
                            + m.values().entrySet().stream()
                                    .mapToInt(e -> MEMBER + text(e.getKey()) + of(e.getValue()))
                                    .sum();
        };
    }

    private static int text(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Two digits a byte and one more; a sign takes another.
    private static int number(String text) {
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        if (value.signum() == 0) {
            return 1;
        }
        int digits = value.precision() + (Math.floorMod(value.scale(), 2) == 0 ? 0 : 1);
        return (digits + 1) / 2 + 1 + (value.signum() < 0 ? 1 : 0);
    }
}
