package studio.truss.app.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/// The small words that the page is made of.
final class Html {
    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// `1:02:03` or `2:03`.
    static String time(long ms) {
        long s = ms / 1000;
        return s >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
    }

    /// The score's step on the ramp that is used wherever a score is shown.
    static String ramp(double score) {
        if (score <= 50) {
            return "s1";
        }
        if (score <= 70) {
            return "s2";
        }
        return score <= 85 ? "s3" : "s4";
    }

    static String number(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    /// Where a link to a file beside the page leads, whatever characters its name has.
    static String href(String fileName) {
        StringBuilder url = new StringBuilder();
        for (byte b : fileName.getBytes(UTF_8)) {
            boolean plain =
                    (b >= 'a' && b <= 'z')
                            || (b >= 'A' && b <= 'Z')
                            || (b >= '0' && b <= '9')
                            || b == '-'
                            || b == '_'
                            || b == '.';
            url.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xFF));
        }
        return url.toString();
    }
}
