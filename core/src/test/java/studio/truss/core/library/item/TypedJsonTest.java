package studio.truss.core.library.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class TypedJsonTest {
    private static final String EVERY_TYPE =
            "{\"PK\":{\"S\":\"CREATOR#u\"},\"SK\":{\"S\":\"CLIP#c\"},"
                    + "\"a\":{\"N\":\"1.50\"},\"b\":{\"BOOL\":false},\"c\":{\"NULL\":true},"
                    + "\"d\":{\"B\":\"AAH/\"},\"e\":{\"SS\":[\"x\",\"y\"]},"
                    + "\"f\":{\"NS\":[\"2\",\"10\"]},\"g\":{\"BS\":[\"AA==\",\"AQ==\"]},"
                    + "\"h\":{\"L\":[{\"S\":\"\"},{\"L\":[]},{\"M\":{}}]},"
                    + "\"i\":{\"M\":{\"k\":{\"M\":{\"z\":{\"N\":\"-1E-7\"}}}}},"
                    + "\"j\":{\"S\":\"quote \\\" line\\n ü 東 😀\"}}";

    @Test
    void everyTypeComesBackByteForByte() {
        assertEquals(EVERY_TYPE, Item.parse(EVERY_TYPE).toJson());
    }

    @Test
    void namesAndSetsAreSortedWhateverTheOrderTheyCameIn() {
        String mixed = "{\"b\":{\"SS\":[\"z\",\"a\"]},\"a\":{\"NS\":[\"10\",\"9\"]}}";
        assertEquals(
                "{\"a\":{\"NS\":[\"9\",\"10\"]},\"b\":{\"SS\":[\"a\",\"z\"]}}",
                TypedJson.print(TypedJson.parse(mixed)));
    }

    @Test
    void namesSortByCodePointSoThatEmojiComeLast() {
        String json =
                TypedJson.print(
                        Map.of(
                                "\uFF5E",
                                new AttributeValue.Null(),
                                "😀",
                                new AttributeValue.Null()));
        assertEquals("{\"\uFF5E\":{\"NULL\":true},\"😀\":{\"NULL\":true}}", json);
    }

    @Test
    void numbersKeepTheirTextAndEqualByValue() {
        String digits = "12345678901234567890123456789012345678";
        assertEquals(
                "{\"n\":{\"N\":\"" + digits + "\"}}",
                TypedJson.print(Map.of("n", new AttributeValue.N(digits))));
        assertEquals(new AttributeValue.N("1.0"), new AttributeValue.N("1"));
        assertEquals(new AttributeValue.N("1.0").hashCode(), new AttributeValue.N("1").hashCode());
        assertNotEquals(new AttributeValue.N("1.01"), new AttributeValue.N("1"));
        assertNotEquals(AttributeValue.text("1"), new AttributeValue.N("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"a\":\"x\"}",
                "{\"a\":{\"X\":\"x\"}}",
                "{\"a\":{\"N\":5}}",
                "{\"a\":{\"N\":\"five\"}}",
                "{\"a\":{\"N\":\"1e999\"}}",
                "{\"a\":{\"N\":\"123456789012345678901234567890123456789\"}}",
                "{\"a\":{\"S\":\"x\",\"N\":\"1\"}}",
                "{\"a\":{\"SS\":[]}}",
                "{\"a\":{\"NULL\":false}}",
                "{\"a\":{\"S\":\"x\"},\"a\":{\"S\":\"y\"}}",
                "{\"a\":{\"S\":\"x\"}} {}",
                "{\"a\":{\"S\":\"x\"}"
            })
    void whatIsNotTypedJsonIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> TypedJson.parse(json));
    }

    @Test
    void emptyTextNullAndAbsentAreThreeThings() {
        Map<String, AttributeValue> empty = Map.of("a", AttributeValue.text(""));
        Map<String, AttributeValue> nothing = Map.of("a", new AttributeValue.Null());
        assertEquals(List.of("a"), Change.between(empty, nothing).names());
        assertEquals(List.of("a"), Change.between(nothing, Map.of()).names());
        assertEquals(Change.none(), Change.between(empty, empty));
    }
}
