package studio.truss.core.gemini.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import studio.truss.core.gemini.plan.PriceTable.Row;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A price table as JSON, which somebody may have written by hand.
final class PriceTableJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int ROWS_MAX = 1_000;

    /// Nobody takes that much: a comma in the wrong place.
    private static final BigDecimal PRICE_MAX = BigDecimal.valueOf(10_000);

    private PriceTableJson() {}

    static PriceTableResult parse(String json) {
        try {
            return new PriceTableResult.Read(table(JSON.readTree(json)));
        } catch (JsonProcessingException e) {
            return new PriceTableResult.Unreadable(
                    e.getLocation() == null
                            ? "The price table is no JSON."
                            : "The price table is no JSON: it is wrong in line %d, column %d."
                                    .formatted(
                                            e.getLocation().getLineNr(),
                                            e.getLocation().getColumnNr()));
        } catch (Wrong e) {
            return new PriceTableResult.Unreadable(e.words);
        }
    }

    private static PriceTable table(JsonNode root) throws Wrong {
        if (root.has("currency") && !root.path("currency").asText().equals("USD")) {
            throw new Wrong("The price table's currency must be USD: budgets are in dollars.");
        }
        if (root.has("perTokens") && root.path("perTokens").asLong() != 1_000_000) {
            throw new Wrong("The price table's prices must be for 1000000 tokens.");
        }
        JsonNode prices = root.path("prices");
        if (prices.isEmpty() || prices.size() > ROWS_MAX) {
            throw new Wrong(
                    "The price table must have a list “prices” with 1 to %d prices."
                            .formatted(ROWS_MAX));
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode price : prices) {
            rows.add(row(price, rows.size() + 1));
        }
        return new PriceTable(day(root, "readOn", "The price table"), rows);
    }

    private static Row row(JsonNode price, int number) throws Wrong {
        String where = "Price " + number + " of the price table";
        String model = price.path("model").asText("").strip();
        if (model.isEmpty()) {
            throw new Wrong(where + " does not say for which model it is.");
        }
        BigDecimal input = dollars(price, "input", where);
        return new Row(
                model.startsWith("models/") ? model.substring(7) : model,
                day(price, "from", where),
                input,
                price.hasNonNull("cached") ? dollars(price, "cached", where) : input,
                dollars(price, "output", where));
    }

    private static LocalDate day(JsonNode node, String name, String where) throws Wrong {
        try {
            return LocalDate.parse(node.path(name).asText());
        } catch (DateTimeException e) {
            throw new Wrong("%s needs a day “%s” such as 2026-10-07.".formatted(where, name));
        }
    }

    private static BigDecimal dollars(JsonNode node, String name, String where) throws Wrong {
        JsonNode value = node.path(name);
        if (!value.isNumber()
                || value.decimalValue().signum() < 0
                || value.decimalValue().compareTo(PRICE_MAX) > 0) {
            throw new Wrong(
                    "%s needs “%s”, a number of dollars for a million tokens."
                            .formatted(where, name));
        }
        return value.decimalValue();
    }

    /// What is wrong, in words.
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final String words;

        Wrong(String words) {
            super(words);
            this.words = words;
        }
    }
}
