package studio.truss.core.live.logs;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// A time as chat logs write it.
///
/// @param ms since the start of the stream, of the day, or of 1970
/// @param sort what it counts from
record ChatTime(long ms, Sort sort) {
    /// `CLOCK` is H:MM:SS, which may be a stream's time or a time of day; `PADDED` the same with a
    /// two-digit hour.
    enum Sort {
        SECONDS,
        CLOCK,
        PADDED,
        DATED
    }

    private static final double EPOCH_SECONDS = 1e9;
    private static final double EPOCH_MILLIS = 1e12;
    private static final double EPOCH_MICROS = 1e15;

    /// Null where the text is no time.
    static @Nullable ChatTime parse(String raw) {
        String text = raw.strip();
        if (text.isEmpty() || text.length() > 40) {
            return null;
        }
        ChatTime clock = clock(text);
        if (clock != null) {
            return clock;
        }
        char first = text.charAt(0);
        if ((first < '0' || first > '9') && first != '-' && first != '+' && first != '.') {
            return null;
        }
        ChatTime number = number(text);
        return number != null ? number : dated(text);
    }

    static ChatTime ofNumber(double value) {
        if (value >= EPOCH_MICROS) {
            return new ChatTime(Math.round(value / 1000), Sort.DATED);
        }
        if (value >= EPOCH_MILLIS) {
            return new ChatTime(Math.round(value), Sort.DATED);
        }
        long ms = Math.round(value * 1000);
        return new ChatTime(ms, value >= EPOCH_SECONDS ? Sort.DATED : Sort.SECONDS);
    }

    private static @Nullable ChatTime number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? ofNumber(value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// `-H:MM:SS.mmm`, `MM:SS`, without a date.
    private static @Nullable ChatTime clock(String text) {
        int at = 0;
        boolean negative = text.charAt(0) == '-';
        if (negative) {
            at++;
        }
        long total = 0;
        long part = 0;
        int parts = 0;
        int digits = 0;
        int firstDigits = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                part = part * 10 + (c - '0');
                if (++digits > 4) {
                    return null;
                }
            } else if (c == ':') {
                if (digits == 0 || parts == 2 || (parts > 0 && part > 59)) {
                    return null;
                }
                firstDigits = parts == 0 ? digits : firstDigits;
                total = total * 60 + part;
                part = 0;
                digits = 0;
                parts++;
            } else {
                break;
            }
        }
        if (parts == 0 || digits == 0 || digits > 2 || part > 59) {
            return null;
        }
        long ms = (total * 60 + part) * 1000;
        if (at < text.length()) {
            long fraction = fraction(text, at);
            if (fraction < 0) {
                return null;
            }
            ms += fraction;
        }
        Sort sort = parts == 2 && firstDigits == 2 && !negative ? Sort.PADDED : Sort.CLOCK;
        return new ChatTime(negative ? -ms : ms, sort);
    }

    /// Milliseconds of `.5` or `,250`, -1 for anything else.
    private static long fraction(String text, int at) {
        char point = text.charAt(at);
        if ((point != '.' && point != ',') || at + 1 == text.length()) {
            return -1;
        }
        long ms = 0;
        int scale = 100;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            ms += (long) (c - '0') * scale;
            scale /= 10;
        }
        return ms;
    }

    /// ISO 8601 with or without zone, a space for the T allowed, slashes for dashes, ` UTC` after.
    private static @Nullable ChatTime dated(String text) {
        String iso = text.replace('/', '-').toUpperCase(Locale.ROOT);
        if (iso.endsWith(" UTC")) {
            iso = iso.substring(0, iso.length() - 4) + "Z";
        }
        if (iso.length() > 10 && iso.charAt(10) == ' ') {
            iso = iso.substring(0, 10) + "T" + iso.substring(11);
        }
        try {
            return dated(OffsetDateTime.parse(iso));
        } catch (DateTimeException notZoned) {
            return local(iso);
        }
    }

    private static @Nullable ChatTime local(String iso) {
        try {
            return dated(LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private static ChatTime dated(OffsetDateTime time) {
        return new ChatTime(time.toInstant().toEpochMilli(), Sort.DATED);
    }
}
