package studio.truss.app.cli.library;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cli.clips.MomentList;
import studio.truss.app.cli.console.PlainText;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Items of the library as a person reads them, one a line: kind, id, what matters of it. What an
/// item lacks is left blank.
final class ItemLine {
    private ItemLine() {}

    /// Typed JSON for programs, else lines for a person.
    static void print(PrintStream out, List<Item> items, boolean json) {
        items.forEach(item -> out.println(json ? item.toJson() : of(item)));
        out.flush();
    }

    static String of(Item item) {
        return switch (item.entityKey()) {
            case EntityKey.Clip(var id) -> "clip   " + id + "  " + clip(item);
            case EntityKey.Asset(var id) -> "video  " + id + "  " + video(item);
            case EntityKey.Chapters(var id) -> "chapters of " + id;
            case EntityKey.Stream(var id) -> "stream " + id + "  " + text(item, "title");
            case EntityKey.LiveChatSpike(var timestamp) -> "spike  " + timestamp;
            case EntityKey.DailyAnalytics(var date) -> "day    " + date;
            case EntityKey.Profile() -> "you    " + text(item, "userId");
            case EntityKey.PlatformToken(var platform) -> "token  " + platform;
            case EntityKey.MagicLink _ -> "sign-in link";
            case EntityKey.SyncDevice(var device) -> "device " + device;
            case EntityKey.Unknown(var sk) -> "other  " + PlainText.line(sk);
        };
    }

    private static String clip(Item item) {
        BigDecimal score = number(item, "viralityScore");
        Long start = whole(item, "startMs");
        Long end = whole(item, "endMs");
        return String.format(
                Locale.ROOT,
                "%-9s  %-9s  %-9s  %8s  %s",
                text(item, "status"),
                score == null ? "" : "score " + Math.round(score.doubleValue()),
                start == null ? "" : MomentList.time(start),
                length(start, end),
                text(item, "title"));
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
        return value == null ? null : value.longValue();
    }
}
