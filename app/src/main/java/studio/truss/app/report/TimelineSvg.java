package studio.truss.app.report;

import java.util.List;
import java.util.Locale;

/// The picture at the top of the report: a ruler, one lane a signal, the moments across all lanes,
/// the rejected below.
final class TimelineSvg {
    private static final int LABEL_WIDTH = 96;
    private static final int WIDTH = 1200;
    private static final int PLOT_WIDTH = WIDTH - LABEL_WIDTH;
    private static final int RULER = 24;
    private static final int BLOCKS = 34;
    private static final int LANE = 30;
    private static final int REJECTED = 16;
    private static final int COLUMNS = 552;
    private static final long[] TICK_MS = {
        1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000,
        1_800_000, 3_600_000
    };
    private static final int TICKS_MOST = 14;

    private final ReportData data;
    private final StringBuilder svg = new StringBuilder();

    private TimelineSvg(ReportData data) {
        this.data = data;
    }

    static String of(ReportData data) {
        return new TimelineSvg(data).draw();
    }

    private String draw() {
        int lanesTop = RULER + BLOCKS;
        int lanesBottom = lanesTop + data.lanes().size() * LANE;
        int height = lanesBottom + REJECTED + 8;
        svg.append(
                "<svg class=\"timeline\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Timeline\">"
                        .formatted(WIDTH, height));
        ruler(lanesBottom);
        for (int i = 0; i < data.lanes().size(); i++) {
            lane(data.lanes().get(i), lanesTop + i * LANE);
        }
        moments(lanesBottom);
        rejected(lanesBottom + 4);
        return svg.append("</svg>").toString();
    }

    private void ruler(int bottom) {
        long step = tickStep(data.durationMs());
        for (long ms = 0; ms <= data.durationMs(); ms += step) {
            double x = x(ms);
            svg.append(line(x, RULER - 6, x, bottom, "tick"));
            if (x < WIDTH - 30) {
                svg.append(text(x + 4, RULER - 9, "ruler", Html.time(ms)));
            }
        }
    }

    private void lane(ReportData.Lane lane, int top) {
        svg.append(
                "<line class=\"row\" x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                        .formatted(top, WIDTH, top));
        svg.append(text(0, top + LANE / 2 + 4, lane.used() ? "lane" : "lane missing", lane.name()));
        if (lane.values().length == 0) {
            svg.append(text(LABEL_WIDTH + 4, top + LANE / 2 + 4, "missing", "not in this source"));
            return;
        }
        svg.append("<path class=\"curve\" d=\"M")
                .append(n(LABEL_WIDTH))
                .append(' ')
                .append(n(top + LANE - 2));
        int columns = Math.min(COLUMNS, lane.values().length);
        for (int c = 0; c < columns; c++) {
            double x = LABEL_WIDTH + PLOT_WIDTH * (c + 0.5) / columns;
            double y = top + LANE - 2 - highest(lane.values(), c, columns) * (LANE - 6);
            svg.append('L').append(n(x)).append(' ').append(n(y));
        }
        svg.append('L').append(n(WIDTH)).append(' ').append(n(top + LANE - 2)).append("Z\"/>");
    }

    private void moments(int bottom) {
        List<ReportData.MomentCard> moments = data.moments();
        for (int i = 0; i < moments.size(); i++) {
            ReportData.MomentCard moment = moments.get(i);
            double x = x(moment.range().startMs());
            double w = Math.max(3, x(moment.range().endMs()) - x);
            String ramp = Html.ramp(moment.score());
            svg.append(
                    "<a href=\"#m%d\"><title>%s</title>"
                            .formatted(i + 1, Html.escape(moment.title())));
            svg.append(
                    "<rect class=\"shade %s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"/>"
                            .formatted(ramp, n(x), RULER + BLOCKS, n(w), bottom - RULER - BLOCKS));
            svg.append(
                    "<rect class=\"block %s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"3\"/>"
                            .formatted(ramp, n(x), RULER + 2, n(w), BLOCKS - 6));
            if (w >= 18) {
                svg.append(
                        text(
                                x + w / 2,
                                RULER + BLOCKS / 2 + 3,
                                "score",
                                Long.toString(Math.round(moment.score()))));
            }
            svg.append("</a>");
        }
    }

    private void rejected(int top) {
        svg.append(text(0, top + 10, "lane missing", "rejected"));
        for (ReportData.RejectedRow row : data.rejected()) {
            double x = x(row.range().startMs());
            double w = Math.max(2, x(row.range().endMs()) - x);
            svg.append(
                    "<rect class=\"rejected\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"8\" rx=\"2\"><title>%s</title></rect>"
                            .formatted(
                                    n(x),
                                    top + 2,
                                    n(w),
                                    Html.escape(
                                            Html.time(row.range().startMs())
                                                    + ": "
                                                    + row.reason())));
        }
    }

    private static float highest(float[] values, int column, int columns) {
        int from = (int) ((long) column * values.length / columns);
        int to = Math.max(from + 1, (int) ((long) (column + 1) * values.length / columns));
        float highest = 0;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, Math.clamp(values[i], 0f, 1f));
        }
        return highest;
    }

    private static long tickStep(long durationMs) {
        for (long step : TICK_MS) {
            if (durationMs / step <= TICKS_MOST) {
                return step;
            }
        }
        long hour = TICK_MS[TICK_MS.length - 1];
        return hour * (durationMs / hour / TICKS_MOST + 1);
    }

    private double x(long ms) {
        return LABEL_WIDTH
                + (double) PLOT_WIDTH
                        * Math.clamp(ms, 0, data.durationMs())
                        / Math.max(1, data.durationMs());
    }

    private static String line(double x1, double y1, double x2, double y2, String css) {
        return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(css, n(x1), n(y1), n(x2), n(y2));
    }

    private static String text(double x, double y, String css, String text) {
        return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                .formatted(css, n(x), n(y), Html.escape(text));
    }

    private static String n(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
