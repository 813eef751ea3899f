package studio.truss.app.cli.measure;

import studio.truss.app.measure.Row;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Measured rows as a table for a person.
final class RowTable {
    private RowTable() {}

    /// A name that is longer moves its row.
    private static final int PART_WIDTH = 76;

    static void print(PrintStream out, List<Row> rows, List<String> notes) {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(4);
        head(out, width);
        rows.forEach(row -> print(out, row, width));
        notes.forEach(out::println);
    }

    /// A part of a table whose rest has still to be measured.
    static void part(PrintStream out, List<Row> rows, boolean first) {
        if (first) {
            head(out, PART_WIDTH);
        }
        rows.forEach(row -> print(out, row, PART_WIDTH));
        out.flush();
    }

    private static void head(PrintStream out, int width) {
        out.printf(
                Locale.ROOT,
                "%-" + width + "s  %12s  %-6s  %12s  %10s  %s%n",
                "name",
                "value",
                "unit",
                "plain way",
                "target",
                "ok");
    }

    private static void print(PrintStream out, Row row, int width) {
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

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 1000 ? "%.0f" : size >= 100 ? "%.1f" : "%.3f", value);
    }
}
