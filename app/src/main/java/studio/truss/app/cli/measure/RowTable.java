package studio.truss.app.cli.measure;

import studio.truss.app.measure.Row;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Measured rows as a table for a person.
final class RowTable {
    private RowTable() {}

    static void print(PrintStream out, List<Row> rows, List<String> notes) {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(4);
        out.printf(
                Locale.ROOT,
                "%-" + width + "s  %12s  %-6s  %12s  %10s  %s%n",
                "name",
                "value",
                "unit",
                "plain way",
                "target",
                "ok");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-" + width + "s  %12s  %-6s  %12s  %10s  %s%n",
                    row.name(),
                    number(row.value()),
                    row.unit(),
                    row.baseline() == null ? "" : number(row.baseline()),
                    row.target() == null ? "" : number(row.target()),
                    row.ok() == null ? "" : row.ok() ? "yes" : "NO");
        }
        notes.forEach(out::println);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 1000 ? "%.0f" : size >= 100 ? "%.1f" : "%.3f", value);
    }
}
