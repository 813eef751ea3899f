package studio.truss.app.cli.library;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cli.clips.MomentList;
import studio.truss.app.cli.console.PlainText;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// Items of the library as a person reads them, one a line: kind, id, what matters of it. What an
/// item lacks is left blank.
final class ItemLine {
    /// Thirty years in milliseconds: no length, and no score, is more.
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private ItemLine() {}

    /// Typed JSON for programs, else lines for a person.
    static void print(PrintStream out, List<Item> items, boolean json) {
        items.forEach(item -> out.println(json ? item.toJson() : of(item)));
        out.flush();
    }

    static String of(Item item) {
        return switch (item.entityKey()) {
            case EntityKey.Clip(var id) -> "clip   " + plain(id) + "  " + clip(item);
            case EntityKey.Asset(var id) -> "video  " + plain(id) + "  " + video(item);
            case EntityKey.Chapters(var id) -> "chapters of " + plain(id);
            case EntityKey.Stream(var id) -> "stream " + plain(id) + "  " + text(item, "title");
            case EntityKey.LiveChatSpike(var timestamp) -> "spike  " + plain(timestamp);
            case EntityKey.DailyAnalytics(var date) -> "day    " + plain(date);
            case EntityKey.Profile() -> "you    " + text(item, "userId");
            case EntityKey.PlatformToken(var platform) -> "token  " + plain(platform);
            case EntityKey.MagicLink _ -> "sign-in link";
            case EntityKey.SyncDevice(var device) -> "device " + plain(device);
            case EntityKey.Unknown(var sk) -> "other  " + plain(sk);
        };
    }

    private static String plain(Object id) {
        return PlainText.line(id.toString());
    }

    private static String clip(Item item) {
        BigDecimal score = number(item, "viralityScore");
        Long start = whole(item, "startMs");
        Long end = whole(item, "endMs");
        return String.format(
                Locale.ROOT,
                "%-9s  %-9s  %-9s  %8s  %s",
                text(item, "status"),
                score == null ? "" : "score " + rounded(score),
                start == null ? "" : MomentList.time(start),
                length(start, end),
                text(item, "title"));
    }

    /// A score is 0 to 100; another program's may have a hundred digits.
    private static String rounded(BigDecimal score) {
        return isShort(score)
                ? score.setScale(0, RoundingMode.HALF_UP).toPlainString()
                : score.round(THREE_DIGITS).toString();
    }

    private static boolean isShort(BigDecimal value) {
        return value.abs().compareTo(MOST) <= 0;
    }

    private static String length(@Nullable Long start, @Nullable Long end) {
        if (start == null || end == null) {
            return "";
        }
        return end > start
                ? "%.1f s".formatted((end - start) / 1000.0)
                : "damaged: it ends before it starts";
    }

    private static String video(Item item) {
        Long duration = whole(item, "durationMs");
        return String.format(
                Locale.ROOT,
                "%-9s  %-9s  %s",
                text(item, "status"),
                duration == null ? "" : MomentList.time(duration),
                text(item, "fileName").isEmpty() ? text(item, "title") : text(item, "fileName"));
    }

    private static String text(Item item, String name) {
        return item.get(name) instanceof AttributeValue.S(String text) ? PlainText.line(text) : "";
    }

    private static @Nullable BigDecimal number(Item item, String name) {
        return item.get(name) instanceof AttributeValue.N number ? number.value() : null;
    }

    private static @Nullable Long whole(Item item, String name) {
        BigDecimal value = number(item, name);
        return value == null || !isShort(value) ? null : (Long) value.longValue();
    }
}
