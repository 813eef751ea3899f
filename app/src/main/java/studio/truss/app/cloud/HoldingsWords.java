package studio.truss.app.cloud;

import studio.truss.core.sync.Holdings;

import java.util.Locale;

/// How much a library or a partition holds, in words.
public final class HoldingsWords {
    private HoldingsWords() {}

    public static String of(Holdings holdings) {
        String words =
                count(holdings.videos(), "video") + " and " + count(holdings.clips(), "clip");
        return holdings.more() ? "at least " + words : words;
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
