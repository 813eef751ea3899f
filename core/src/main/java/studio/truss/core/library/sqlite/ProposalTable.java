package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.media.TimeRange;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the last analysis wrote into each clip that a creator may edit: an attribute that differs
/// now was changed by the creator, here or elsewhere. Also remembers where deleted clips were.
/// Local only, never sent. Inside the caller's transaction.
final class ProposalTable {
    private final Session session;

    ProposalTable(Session session) {
        this.session = session;
    }

    /// What is remembered of one clip.
    record Memory(TimeRange last, SortedMap<String, AttributeValue> proposed) {}

    Map<Long, Memory> ofVideo(String videoId) {
        Map<Long, Memory> memories = new TreeMap<>();
        session.list(
                "SELECT item_id, start_ms, end_ms, proposed FROM proposal WHERE video_id = ?",
                row ->
                        memories.put(
                                row.getLong(1),
                                new Memory(
                                        TimeRange.of(row.getLong(2), row.getLong(3)),
                                        TypedJson.parse(row.getString(4)))),
                videoId);
        return memories;
    }

    /// Remembers what a machine wrote: of these attributes those that a creator may edit.
    void remember(
            ItemRow row,
            String videoId,
            TimeRange range,
            SortedMap<String, AttributeValue> written) {
        TreeMap<String, AttributeValue> proposed = new TreeMap<>();
        written.forEach((name, value) -> {
            Attribute attribute = Catalog.find(Family.CLIP, name);
            if (attribute != null && attribute.merge() == Attribute.Merge.USER) {
                proposed.put(name, value);
            }
        });
        session.update(
                "INSERT INTO proposal(item_id, video_id, start_ms, end_ms, proposed)"
                        + " VALUES(?, ?, ?, ?, ?) ON CONFLICT(item_id) DO UPDATE SET"
                        + " start_ms = excluded.start_ms, end_ms = excluded.end_ms,"
                        + " proposed = excluded.proposed",
                row.id(),
                videoId,
                range.startMs(),
                range.endMs(),
                TypedJson.print(proposed));
    }

    /// A machine changed a clip that it had proposed: what it wrote is its own, not the creator's.
    /// A clip that no analysis proposed stays the creator's.
    void machineWrote(ItemRow row, Change change) {
        String proposed =
                session.first(
                        "SELECT proposed FROM proposal WHERE item_id = ?",
                        r -> r.getString(1),
                        row.id());
        if (proposed != null) {
            TreeMap<String, AttributeValue> next = new TreeMap<>(TypedJson.parse(proposed));
            for (String name : change.names()) {
                Attribute attribute = Catalog.find(Family.CLIP, name);
                AttributeValue value = change.set().get(name);
                if (attribute != null && attribute.merge() == Attribute.Merge.USER) {
                    next.remove(name);
                    if (value != null) {
                        next.put(name, value);
                    }
                }
            }
            session.update(
                    "UPDATE proposal SET proposed = ? WHERE item_id = ?",
                    TypedJson.print(next),
                    row.id());
        }
    }

    /// Remembers where a clip was that is being deleted.
    void rememberDeleted(ItemRow row, SortedMap<String, AttributeValue> view) {
        TimeRange range = range(view);
        if (range != null && view.get("videoId") instanceof AttributeValue.S(String video)) {
            session.update(
                    "INSERT INTO proposal(item_id, video_id, start_ms, end_ms, proposed)"
                            + " VALUES(?, ?, ?, ?, '{}') ON CONFLICT(item_id) DO UPDATE SET"
                            + " start_ms = excluded.start_ms, end_ms = excluded.end_ms",
                    row.id(),
                    video,
                    range.startMs(),
                    range.endMs());
        }
    }

    /// A clip goes that was proposed and not touched: its moment may be proposed again.
    void forget(ItemRow row) {
        session.update("DELETE FROM proposal WHERE item_id = ?", row.id());
    }

    /// Whether a clip is all as it was proposed, and nothing was begun with it.
    boolean isUntouched(ItemRow row, Memory memory) {
        SortedMap<String, AttributeValue> view = row.view();
        boolean own =
                view.keySet().containsAll(memory.proposed().keySet())
                        && view.entrySet().stream()
                                .allMatch(e -> isProposed(e.getKey(), e.getValue(), memory));
        return own
                && AttributeValue.text(Clip.Status.PROPOSED.name()).equals(view.get("status"))
                && view.get("clipId") instanceof AttributeValue.S(String id)
                && session.number("SELECT COUNT(*) FROM render_job WHERE clip_id = ?", id) == 0;
    }

    private static boolean isProposed(String name, AttributeValue value, Memory memory) {
        Attribute attribute = Catalog.find(Family.CLIP, name);
        return attribute != null
                && switch (attribute.merge()) {
                    case USER -> value.equals(memory.proposed().get(name));
                    case SET -> false;
                    case MACHINE, STATE, ONCE, STAMP -> true;
                };
    }

    /// The range that attributes of a clip name, or null when they name none.
    static @Nullable TimeRange range(Map<String, AttributeValue> attributes) {
        return attributes.get("startMs") instanceof AttributeValue.N start
                        && attributes.get("endMs") instanceof AttributeValue.N end
                        && start.value().compareTo(end.value()) <= 0
                ? TimeRange.of(start.value().longValue(), end.value().longValue())
                : null;
    }
}
