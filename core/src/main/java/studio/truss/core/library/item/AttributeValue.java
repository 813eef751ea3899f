package studio.truss.core.library.item;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One typed value of the cloud table, with nothing lost: numbers keep their decimal text, sets are
/// sorted, maps are sorted by code point. Deeply immutable.
public sealed interface AttributeValue {

    /// Text; may be empty, which is neither absent nor NULL.
    record S(String text) implements AttributeValue {}

    /// A number as its decimal text. Two numbers are equal when their values are (1 and 1.0), as in
    /// the table.
    record N(String text) implements AttributeValue {
        private static final int MAX_DIGITS = 38;
        private static final int MAX_EXPONENT = 130;

        public N {
            BigDecimal value = parse(text);
            int exponent = value.precision() - value.scale();
            if (value.stripTrailingZeros().precision() > MAX_DIGITS
                    || (value.signum() != 0 && Math.abs((long) exponent) > MAX_EXPONENT)) {
                throw new IllegalArgumentException("number out of the table's range: " + text);
            }
        }

        private static BigDecimal parse(String text) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a number: " + text, e);
            }
        }

        public BigDecimal value() {
            return parse(text);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof N(String t)
                    && (t.equals(text) || value().compareTo(parse(t)) == 0);
        }

        @Override
        public int hashCode() {
            return value().stripTrailingZeros().hashCode();
        }
    }

    record Bool(boolean value) implements AttributeValue {}

    /// The table's NULL, a value of its own.
    record Null() implements AttributeValue {}

    /// Bytes, held as their base64 text so that they cannot change.
    record B(String base64) implements AttributeValue {
        public B {
            Base64.getDecoder().decode(base64);
        }

        public static B of(byte[] bytes) {
            return new B(Base64.getEncoder().encodeToString(bytes));
        }

        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /// A set of texts. The table holds no empty set; an empty one is refused here too.
    record Ss(SortedSet<String> texts) implements AttributeValue {
        public Ss {
            texts = sorted("SS", texts, CodePointOrder.INSTANCE);
        }

        public static Ss of(Collection<String> texts) {
            return new Ss(sorted("SS", texts, CodePointOrder.INSTANCE));
        }
    }

    /// A set of numbers, sorted by value.
    record Ns(SortedSet<String> numbers) implements AttributeValue {
        private static final Comparator<String> BY_VALUE =
                (a, b) -> new N(a).value().compareTo(new N(b).value());

        public Ns {
            numbers = sorted("NS", numbers, BY_VALUE);
        }

        public static Ns of(Collection<String> numbers) {
            return new Ns(sorted("NS", numbers, BY_VALUE));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ns(SortedSet<String> o)
                    && o.size() == numbers.size()
                    && numbers.containsAll(o);
        }

        @Override
        public int hashCode() {
            return numbers.stream().mapToInt(n -> new N(n).hashCode()).sum();
        }
    }

    /// A set of byte strings, each as base64, sorted by that text.
    record Bs(SortedSet<String> base64) implements AttributeValue {
        public Bs {
            base64 = sorted("BS", base64, CodePointOrder.INSTANCE);
        }

        public static Bs of(Collection<String> base64) {
            return new Bs(sorted("BS", base64, CodePointOrder.INSTANCE));
        }
    }

    record L(List<AttributeValue> values) implements AttributeValue {
        public L {
            values = List.copyOf(values);
        }
    }

    record M(SortedMap<String, AttributeValue> values) implements AttributeValue {
        public M {
            values = sortedByName(values);
        }

        public static M of(Map<String, ? extends AttributeValue> values) {
            return new M(sortedByName(values));
        }
    }

    static S text(String text) {
        return new S(text);
    }

    static N number(long value) {
        return new N(Long.toString(value));
    }

    static N number(BigDecimal value) {
        return new N(value.toString());
    }

    private static SortedSet<String> sorted(
            String type, Collection<String> values, Comparator<String> order) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an " + type + " has at least one member");
        }
        TreeSet<String> sorted = new TreeSet<>(order);
        sorted.addAll(values);
        return Collections.unmodifiableSortedSet(sorted);
    }

    /// A copy sorted by code point, as every map of attributes is.
    static SortedMap<String, AttributeValue> sortedByName(
            Map<String, ? extends AttributeValue> values) {
        TreeMap<String, AttributeValue> sorted = new TreeMap<>(CodePointOrder.INSTANCE);
        sorted.putAll(values);
        return Collections.unmodifiableSortedMap(sorted);
    }
}
