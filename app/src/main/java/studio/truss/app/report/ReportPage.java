package studio.truss.app.report;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/// Writes the report's HTML. The page loads nothing from anywhere: style, pictures and data stand
/// in it.
public final class ReportPage {
    private static final double BAR_PIXELS = 104;

    private final String css;

    /// @param css the style sheet's text
    public ReportPage(String css) {
        this.css = css;
    }

    public String of(ReportData data) {
        StringBuilder html = new StringBuilder(1 << 16);
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width,"
                                + " initial-scale=1\"><title>")
                .append(Html.escape(data.title()))
                .append(" - moments</title><style>")
                .append(css)
                .append("</style></head><body><main>");
        header(html, data);
        html.append("<section class=\"panel\">").append(TimelineSvg.of(data)).append("</section>");
        if (data.moments().isEmpty()) {
            html.append(
                            "<section class=\"empty\"><h2>No moments</h2><p>Nothing in this source"
                                    + " stood out enough. ")
                    .append("The notes and the rejected stretches below say why.</p></section>");
        }
        for (int i = 0; i < data.moments().size(); i++) {
            card(html, data.moments().get(i), i + 1);
        }
        rejected(html, data.rejected());
        html.append("<footer>")
                .append(Html.escape(data.versions()))
                .append("</footer></main></body></html>\n");
        return html.toString();
    }

    private static void header(StringBuilder html, ReportData data) {
        html.append("<header><h1>")
                .append(Html.escape(data.title()))
                .append("</h1><p class=\"facts\">");
        html.append(String.join("<i>·</i>", data.facts().stream().map(Html::escape).toList()));
        html.append("</p></header>");
        if (!data.notes().isEmpty()) {
            html.append("<ul class=\"notes\">");
            data.notes()
                    .forEach(note -> html.append("<li>").append(Html.escape(note)).append("</li>"));
            html.append("</ul>");
        }
    }

    private static void card(StringBuilder html, ReportData.MomentCard moment, int number) {
        html.append("<article class=\"panel moment\" id=\"m")
                .append(number)
                .append("\"><div class=\"strip\">");
        for (byte[] jpeg : moment.thumbnails()) {
            html.append("<img alt=\"\" src=\"data:image/jpeg;base64,")
                    .append(Base64.getEncoder().encodeToString(jpeg))
                    .append("\">");
        }
        html.append("</div><div class=\"about\"><div class=\"title\"><span class=\"badge ")
                .append(Html.ramp(moment.score()))
                .append("\">")
                .append(Math.round(moment.score()))
                .append("</span><h2>")
                .append(Html.escape(moment.title()))
                .append("</h2></div><p class=\"facts\">")
                .append(Html.time(moment.range().startMs()))
                .append(" – ")
                .append(Html.time(moment.range().endMs()))
                .append("<i>·</i>")
                .append(Html.number(moment.range().lengthMs() / 1000.0))
                .append(" s");
        if (moment.file() != null) {
            html.append("<i>·</i><a href=\"")
                    .append(Html.href(moment.file()))
                    .append("\">")
                    .append(Html.escape(moment.file()))
                    .append("</a>");
        }
        html.append("</p>");
        ledger(html, moment.ledger());
        if (!moment.remarks().isEmpty()) {
            html.append("<ul class=\"remarks\">");
            moment.remarks()
                    .forEach(r -> html.append("<li>").append(Html.escape(r)).append("</li>"));
            html.append("</ul>");
        }
        html.append("</div></article>");
    }

    private static void ledger(StringBuilder html, List<ReportData.LedgerRow> rows) {
        double most = rows.stream().mapToDouble(ReportData.LedgerRow::contribution).max().orElse(0);
        html.append(
                        "<table class=\"ledger\"><thead><tr><th>signal</th><th>what was"
                                + " there</th><th>value</th>")
                .append(
                        "<th title=\"robust z: distance from the"
                                + " usual\">z</th><th>rank</th><th>weight</th>")
                .append("<th>adds</th></tr></thead><tbody>");
        for (ReportData.LedgerRow row : rows) {
            html.append(row.weight() > 0 ? "<tr>" : "<tr class=\"missing\">");
            cell(html, row.signal());
            cell(html, row.words());
            figure(html, row.raw() == null ? null : Html.number(row.raw()));
            figure(html, row.z() == null ? null : Html.number(row.z()));
            figure(
                    html,
                    row.percentile() == null ? null : Math.round(row.percentile() * 100) + " %");
            figure(html, Html.number(row.weight()));
            long width =
                    most <= 0 ? 0 : Math.round(BAR_PIXELS * Math.max(0, row.contribution()) / most);
            html.append("<td class=\"bar\"><span style=\"width:")
                    .append(width)
                    .append("px\"></span><b>")
                    .append(Html.number(row.contribution()))
                    .append("</b></td></tr>");
        }
        html.append("</tbody></table>");
    }

    private static void rejected(StringBuilder html, List<ReportData.RejectedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        html.append(
                "<section class=\"panel\"><h2>Weighed and left out</h2><table"
                        + " class=\"rejects\"><tbody>");
        for (ReportData.RejectedRow row : rows) {
            html.append("<tr><td class=\"num\">")
                    .append(Html.time(row.range().startMs()))
                    .append(" – ")
                    .append(Html.time(row.range().endMs()))
                    .append("</td><td class=\"num\">")
                    .append(Math.round(row.score()))
                    .append("</td><td>")
                    .append(Html.escape(row.reason()))
                    .append("</td></tr>");
        }
        html.append("</tbody></table></section>");
    }

    private static void cell(StringBuilder html, String text) {
        html.append("<td>").append(Html.escape(text)).append("</td>");
    }

    private static void figure(StringBuilder html, @Nullable String text) {
        html.append("<td class=\"num\">").append(text == null ? "–" : text).append("</td>");
    }
}
