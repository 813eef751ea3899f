package studio.truss.core.library.item;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Timestamps as keys and attributes hold them: UTC, fixed width, so that their order is the order
/// of their text: `2026-11-22T07:17:19.123Z`.
public final class Timestamps {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /// Cuts below the millisecond.
    public static String print(Instant instant) {
        return FORM.format(instant);
    }

    /// Reads any ISO instant: the web product may write fewer digits.
    public static Instant parse(String text) {
        return Instant.parse(text);
    }
}
