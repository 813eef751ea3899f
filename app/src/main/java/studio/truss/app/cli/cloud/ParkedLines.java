package studio.truss.app.cli.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.app.cli.console.PlainText;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.Parked;
import studio.truss.core.sync.merge.PendingOp;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// The changes that the cloud does not take: of what, why, and what to do.
record ParkedLines(List<Row> rows) {
    private static final int MOST = 20;
    private static final String WAY_OUT =
            "Change it with truss set, or delete it with truss delete: that is sent with the next"
                    + " sync. truss sync --retry-parked sends all of them again as they are.";

    private record Row(String sk, String title, String change, String reason) {
        private static Row of(PendingOp op, SqliteLibrary library) {
            Item item = library.get(Keys.read(op.key()));
            String error = op.error();
            return new Row(
                    op.key().sk(),
                    item != null && item.get("title") instanceof AttributeValue.S(String text)
                            ? text
                            : "",
                    op.kind().name().toLowerCase(Locale.ROOT),
                    error == null ? "The cloud does not take it." : error);
        }

        private String line() {
            return "parked  "
                    + PlainText.line(sk)
                    + (title.isBlank() ? "" : "  \"" + PlainText.line(title) + '"')
                    + ": "
                    + PlainText.lines(reason);
        }
    }

    static ParkedLines of(SqliteLibrary library) {
        return new ParkedLines(
                new Parked(library).list().stream().map(op -> Row.of(op, library)).toList());
    }

    /// For a person; nothing where there are none.
    void print(PrintStream out) {
        rows.stream().limit(MOST).forEach(row -> out.println(row.line()));
        if (rows.size() > MOST) {
            out.println("and " + (rows.size() - MOST) + " more");
        }
        if (!rows.isEmpty()) {
            out.println(WAY_OUT);
        }
    }

    /// `parkedItems[]` of `SK`, `title`, `change`, `reason`, and `wayOut`; nothing where there are
    /// none.
    void into(ObjectNode node) {
        if (rows.isEmpty()) {
            return;
        }
        ArrayNode items = node.putArray("parkedItems");
        for (Row row : rows) {
            items.addObject()
                    .put("SK", row.sk())
                    .put("title", row.title())
                    .put("change", row.change())
                    .put("reason", row.reason());
        }
        node.put("wayOut", WAY_OUT);
    }
}
