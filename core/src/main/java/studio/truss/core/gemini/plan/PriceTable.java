package studio.truss.core.gemini.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What models cost, and since when. The program brings a table; a creator can have one instead, of
/// the same shape, since prices change and somebody's contract may be another.
///
/// @param readOn when it was copied from the service's price list
public record PriceTable(LocalDate readOn, List<Row> rows) {
    private static final String BUNDLED = "prices.json";

    /// What stands behind a model's name where it is a certain edition of it.
    private static final Pattern EDITION = Pattern.compile("(-(preview|latest|exp|\\d+))+");

    /// Dearest first.
    private static final Comparator<Row> DEAREST =
            Comparator.comparing(Row::output)
                    .thenComparing(Row::input)
                    .reversed()
                    .thenComparing(Row::model);

    /// What a model costs from a day on, until a later row.
    ///
    /// @param cached the same as input where the table does not say
    public record Row(
            String model, LocalDate from, BigDecimal input, BigDecimal cached, BigDecimal output) {}

    public PriceTable {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a price table without a price");
        }
    }

    /// The table that the program brings.
    public static PriceTable bundled() {
        try (InputStream in = PriceTable.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException(BUNDLED + " is missing from the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return switch (parse(text)) {
                case PriceTableResult.Read(PriceTable table) -> table;
                case PriceTableResult.Unreadable(String words) ->
                        throw new IllegalStateException(BUNDLED + ": " + words);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(BUNDLED + " cannot be read", e);
        }
    }

    /// Reads a table: `readOn` (a day), `prices[]` of `model`, `from` (a day), `input`, `output`
    /// and maybe `cached`, in US dollars for a million tokens.
    public static PriceTableResult parse(String json) {
        return PriceTableJson.parse(json);
    }

    /// The price of a model on a day. Of a model that is not in the table the dearest price there
    /// is: what nobody knows must not break a budget.
    ///
    /// @param model also with `models/` in front of it, or a certain edition
    public Price at(String model, LocalDate day) {
        String name = model.startsWith("models/") ? model.substring(7) : model;
        Optional<Row> known = row(name, day);
        if (known.isPresent()) {
            return price(known.get(), true);
        }
        return price(rows.stream().min(DEAREST).orElseThrow(), false);
    }

    /// The dearer of the prices on a day and on the next: the service's day ends elsewhere, and a
    /// request may be billed after midnight.
    Price atMost(String model, LocalDate day) {
        Price today = at(model, day);
        Price next = at(model, day.plusDays(1));
        return next.output().compareTo(today.output()) > 0
                        || next.input().compareTo(today.input()) > 0
                ? next
                : today;
    }

    private Optional<Row> row(String name, LocalDate day) {
        List<Row> own = rows.stream().filter(row -> isEdition(name, row.model())).toList();
        return own.stream()
                .filter(row -> !row.from().isAfter(day))
                .max(Comparator.comparing(Row::from))
                // a day before all prices: a wrong clock, or a table that begins too late
                .or(() -> own.stream().min(DEAREST));
    }

    private static boolean isEdition(String name, String model) {
        return name.equals(model)
                || (name.startsWith(model)
                        && EDITION.matcher(name.substring(model.length())).matches());
    }

    private static Price price(Row row, boolean known) {
        return new Price(row.model(), row.input(), row.cached(), row.output(), row.from(), known);
    }
}
