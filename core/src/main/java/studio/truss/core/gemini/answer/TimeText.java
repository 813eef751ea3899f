package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times in the ways in which models write them: `MM:SS`, `H:MM:SS`, each with a fraction, seconds
/// as a number or as text, `1m12s`. In milliseconds.
final class TimeText {
    private static final long LATEST_MS = 1000L * 3600 * 1000;
    private static final int TEXT_MAX = 40;
    private static final String FRACTION = "(?:[.,](\\d{1,9}))?";

    /// A third number of three digits is thousandths: `01:12:500`.
    private static final Pattern THOUSANDTHS = Pattern.compile("(\\d{1,3}):(\\d{1,2}):(\\d{3})");

    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,4}):(\\d{1,2})" + FRACTION);

    private static final Pattern UNITS =
            Pattern.compile(
                    "(?:pt)?(?:(\\d{1,4}) ?(?:h|hrs?|hours?))? ?(?:(\\d{1,5})"
                            + " ?(?:m|mins?|minutes?))? ?(?:(\\d{1,7})"
                            + FRACTION
                            + " ?(?:s|secs?|seconds?))?");

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,7})" + FRACTION);
    private static final Pattern MILLIS = Pattern.compile("(\\d{1,10}) ?ms");

    private TimeText() {}

    static OptionalLong ms(JsonNode value) {
        if (value.isNumber()) {
            double seconds = value.doubleValue();
            return seconds >= 0 && seconds * 1000 <= LATEST_MS
                    ? OptionalLong.of(Math.round(seconds * 1000))
                    : OptionalLong.empty();
        }
        return value.isTextual() ? ms(value.textValue()) : OptionalLong.empty();
    }

    static OptionalLong ms(String written) {
        if (written.length() > TEXT_MAX) {
            return OptionalLong.empty();
        }
        String text =
                Normalizer.normalize(digits(written), Normalizer.Form.NFKC)
                        .strip()
                        .toLowerCase(Locale.ROOT);
        text = text.replaceAll("^[\\[(~]+|[\\])]+$", "");
        Matcher thousandths = THOUSANDTHS.matcher(text);
        if (thousandths.matches()) {
            return clock(null, thousandths.group(1), thousandths.group(2), thousandths.group(3));
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return clock(clock.group(1), clock.group(2), clock.group(3), clock.group(4));
        }
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return bounded(number(seconds.group(1)) * 1000 + millis(seconds.group(2)));
        }
        Matcher millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return bounded(number(millis.group(1)));
        }
        Matcher units = UNITS.matcher(text);
        if (!text.isEmpty() && !text.equals("pt") && units.matches()) {
            return bounded(
                    number(units.group(1)) * 3_600_000
                            + number(units.group(2)) * 60_000
                            + number(units.group(3)) * 1000
                            + millis(units.group(4)));
        }
        return OptionalLong.empty();
    }

    private static OptionalLong clock(
            @Nullable String hours, String minutes, String seconds, @Nullable String fraction) {
        long m = number(minutes);
        long s = number(seconds);
        if (s > 59 || (hours != null && m > 59)) {
            return OptionalLong.empty();
        }
        return bounded(((number(hours) * 60 + m) * 60 + s) * 1000 + millis(fraction));
    }

    private static OptionalLong bounded(long ms) {
        return ms <= LATEST_MS ? OptionalLong.of(ms) : OptionalLong.empty();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long millis(@Nullable String fraction) {
        return fraction == null
                ? 0
                : new BigDecimal("0." + fraction)
                        .movePointRight(3)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
    }

    /// Digits of all scripts as those that Java's numbers take.
    private static String digits(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    int digit = Character.digit(c, 10);
                    plain.appendCodePoint(digit >= 0 ? '0' + digit : c);
                });
        return plain.toString();
    }
}
