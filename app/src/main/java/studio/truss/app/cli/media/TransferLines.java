package studio.truss.app.cli.media;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.app.cli.console.PlainText;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.transfer.Transfer;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Transfers as lines and as JSON.
final class TransferLines {
    private TransferLines() {}

    /// Those of a list that are asked for, as they are now.
    static List<Transfer> now(List<Transfer> all, Collection<Transfer> asked) {
        Set<String> ids = asked.stream().map(Transfer::id).collect(Collectors.toSet());
        return all.stream().filter(each -> ids.contains(each.id())).toList();
    }

    static ObjectNode json(Collection<Transfer> transfers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("transfers");
        for (Transfer each : transfers) {
            ObjectNode one = list.addObject();
            one.put("id", each.id());
            one.put("direction", each.direction().name().toLowerCase(Locale.ROOT));
            one.put("item", name(each.item()));
            one.put("file", each.file().toString());
            one.put("objectKey", each.objectKey());
            one.put("state", each.state().name());
            one.put("bytesDone", each.bytesDone());
            one.put("size", each.size());
            one.put("sha256", each.sha256());
            one.put("message", each.message());
        }
        return node;
    }

    private static String name(EntityKey key) {
        return switch (key) {
            case EntityKey.Asset(var id) -> "ASSET#" + id.value();
            case EntityKey.Clip(var id) -> "CLIP#" + id.value();
            default -> key.toString();
        };
    }

    static String line(Transfer each) {
        String size = each.size() == null ? "" : " of " + megabytes(each.size());
        return String.format(
                Locale.ROOT,
                "%s  %-4s  %-7s  %s%s  %s%s",
                each.id(),
                each.direction().name().toLowerCase(Locale.ROOT),
                each.state().name().toLowerCase(Locale.ROOT),
                megabytes(each.bytesDone()),
                size,
                PlainText.line(each.file().toString()),
                each.message() == null ? "" : "  (" + PlainText.line(each.message()) + ")");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
