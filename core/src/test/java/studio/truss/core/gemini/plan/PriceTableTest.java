package studio.truss.core.gemini.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.gemini.remote.Usage;

import java.math.BigDecimal;
import java.time.LocalDate;

final class PriceTableTest {
    private static final PriceTable TABLE = PriceTable.bundled();
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");

    @ParameterizedTest
    @CsvSource({
        "gemini-3.8-flash, 2026-12-31, 0.75, 3.75, true",
        "gemini-3.8-flash, 2027-01-01, 1.50, 7.50, true",
        "models/gemini-3.8-flash, 2030-05-01, 1.50, 7.50, true",
        "gemini-3.8-flash-001, 2026-11-27, 0.75, 3.75, true",
        "gemini-3.5-flash-lite, 2026-11-27, 0.30, 2.50, true",
        "gemini-3.5-flash-lite-preview-09-2026, 2026-11-27, 0.30, 2.50, true",
        "gemini-3.5-flash, 2026-11-27, 1.50, 9.00, true",
        "gemini-3.8-flash, 2020-01-01, 1.50, 7.50, true",
        "gemini-3.8-flash-image, 2026-11-27, 2.00, 12.00, false",
        "gemini-9-ultra, 2026-11-27, 2.00, 12.00, false",
        "'', 2026-11-27, 2.00, 12.00, false",
    })
    void aPriceIsThatOfTheDayAndOfAnUnknownModelTheDearest(
            String model, LocalDate day, BigDecimal input, BigDecimal output, boolean known) {
        Price price = TABLE.at(model, day);

        assertEquals(0, input.compareTo(price.input()), price.toString());
        assertEquals(0, output.compareTo(price.output()), price.toString());
        assertEquals(known, price.known());
    }

    @Test
    void thoughtsAreBilledAsOutputAndWhatIsCachedOnce() {
        Price price = TABLE.at("gemini-3.8-flash", DAY);

        assertEquals(
                new BigDecimal("4.500000"), price.of(new Usage(1_000_000, 0, 400_000, 600_000)));
        assertEquals(new BigDecimal("0.750000"), price.of(new Usage(1_000_000, 900_000, 0, 0)));
        assertEquals(new BigDecimal("0.000001"), price.of(new Usage(1, 0, 0, 0)));
    }

    @Test
    void aTableOfACreatorMayHaveAPriceForWhatIsCached() {
        PriceTable own =
                read(
                        """
                        {"readOn": "2026-11-01", "prices": [{"model": "models/m", "from":
                        "2026-01-01", "input": 2, "cached": 0.5, "output": 4, "note": "ours"}]}
                        """);

        assertEquals(
                new BigDecimal("1.500000"),
                own.at("m", DAY).of(new Usage(1_500_000, 1_000_000, 0, 0)).setScale(6));
        assertEquals(LocalDate.parse("2026-11-01"), own.readOn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"readOn\": \"2026-10-07\", \"prices\": []}",
                "{\"readOn\": \"7.10.2026\", \"prices\": [{\"model\": \"m\", \"from\":"
                        + " \"2026-01-01\", \"input\": 1, \"output\": 1}]}",
                "{\"readOn\": \"2026-10-07\", \"prices\": [{\"from\": \"2026-01-01\", \"input\": 1,"
                        + " \"output\": 1}]}",
                "{\"readOn\": \"2026-10-07\", \"prices\": [{\"model\": \"m\", \"from\": \"x\","
                        + " \"input\": 1, \"output\": 1}]}",
                "{\"readOn\": \"2026-10-07\", \"prices\": [{\"model\": \"m\", \"from\":"
                        + " \"2026-01-01\", \"input\": -1, \"output\": 1}]}",
                "{\"readOn\": \"2026-10-07\", \"prices\": [{\"model\": \"m\", \"from\":"
                        + " \"2026-01-01\", \"input\": 1, \"output\": 1e999999999}]}",
                "{\"readOn\": \"2026-10-07\", \"currency\": \"EUR\", \"prices\": [{\"model\":"
                        + " \"m\", \"from\": \"2026-01-01\", \"input\": 1, \"output\": 1}]}",
            })
    void aBrokenTableIsRefusedInASentence(String json) {
        var result = assertInstanceOf(PriceTableResult.Unreadable.class, PriceTable.parse(json));

        assertTrue(result.words().matches("(The price table|Price 1).*\\."), result.words());
        assertFalse(result.words().contains("Exception"));
    }

    private static PriceTable read(String json) {
        return assertInstanceOf(PriceTableResult.Read.class, PriceTable.parse(json)).table();
    }
}
