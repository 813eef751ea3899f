package studio.truss.core.library.sqlite;

import com.github.f4b6a3.ulid.UlidCreator;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.library.item.VideoId;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes one of a video that a library taken over and the creator's partition both have, by its
/// content: the partition's id stays, and what the library has of the video points to it. What the
/// creator wrote about the video here becomes a change that waits, to be merged as any other.
/// Inside the caller's transaction.
final class SharedVideos {
    private static final String VIDEO_ID = "videoId";
    private static final String TITLE = "title";
    private static final String BASE = "base";
    private static final String NEW = "new";

    private final Session session;
    private final CreatorId creator;
    private final ItemTable items;

    SharedVideos(Session session, CreatorId creator) {
        this.session = session;
        this.creator = creator;
        this.items = new ItemTable(session);
    }

    /// @param theirs the partition's videos, as they were read there
    void unite(List<Item> theirs) {
        Map<String, Item> byContent = new HashMap<>();
        theirs.stream()
                .sorted(Comparator.comparing(item -> item.key().sk()))
                .filter(item -> item.family() == Family.ASSET)
                .forEach(item -> {
                    if (item.get("sha256") instanceof AttributeValue.S(String sha256)) {
                        byContent.putIfAbsent(sha256, item);
                    }
                });
        for (ItemRow row : rows("family = 'ASSET' AND gone = 0 AND base_av IS NULL ORDER BY id")) {
            if (row.view().get("sha256") instanceof AttributeValue.S(String sha256)) {
                Item known = byContent.remove(sha256);
                if (known != null && !known.key().equals(row.key())) {
                    unite(row, known);
                }
            }
        }
    }

    private List<ItemRow> rows(String where, Object... parameters) {
        return session.list(
                "SELECT " + ItemRow.COLUMNS + " FROM item WHERE " + where,
                ItemRow::read,
                parameters);
    }

    private void unite(ItemRow row, Item known) {
        SortedMap<String, SortedMap<String, AttributeValue>> patch = changes(row.view(), known);
        String edited =
                session.first(
                        "SELECT max(edited_local) FROM outbox WHERE pk = ? AND sk = ?",
                        r -> r.getString(1),
                        row.key().pk(),
                        row.key().sk());
        session.update(
                "DELETE FROM outbox WHERE pk = ? AND sk = ?", row.key().pk(), row.key().sk());
        Long version =
                known.get("_sv") instanceof AttributeValue.N n
                        ? (Long) n.value().longValue()
                        : null;
        session.update(
                "UPDATE item SET sk = ?, base_av = ?, base_sv = ? WHERE id = ?",
                known.key().sk(),
                TypedJson.print(known.attributes()),
                version,
                row.id());
        TreeMap<String, AttributeValue> shown = new TreeMap<>(known.attributes());
        if (!patch.isEmpty()) {
            session.update(
                    "INSERT INTO outbox(op_id, pk, sk, kind, patch, base_sv, state, edited_local)"
                            + " VALUES(?, ?, ?, 'patch', ?, ?, 'pending', ?)",
                    UlidCreator.getMonotonicUlid().toString(),
                    known.key().pk(),
                    known.key().sk(),
                    TypedJson.printNested(patch),
                    version,
                    edited == null ? null : Long.valueOf(edited));
            patch.forEach((name, edit) -> shown.put(name, edit.get(NEW)));
        }
        ItemRow renamed = items.find(known.key());
        if (renamed == null) {
            throw new IllegalStateException("just written: " + known.key());
        }
        items.show(renamed, shown, !patch.isEmpty());
        readFirst(known.key());
        if (Keys.read(row.key()) instanceof EntityKey.Asset(VideoId old)
                && Keys.read(known.key()) instanceof EntityKey.Asset(VideoId now)) {
            point(old.value(), now.value());
        }
    }

    /// Nothing is sent of an item before it was read once more.
    private void readFirst(ItemKey key) {
        session.update(
                "INSERT OR IGNORE INTO confirm(pk, sk, why) VALUES(?, ?, 'read')",
                key.pk(),
                key.sk());
    }

    /// What the creator made of a video here, and what was found out here that is not known there.
    private static SortedMap<String, SortedMap<String, AttributeValue>> changes(
            Map<String, AttributeValue> mine, Item known) {
        TreeMap<String, SortedMap<String, AttributeValue>> patch = new TreeMap<>();
        mine.forEach((name, value) -> {
            AttributeValue theirs = known.get(name);
            AttributeValue before = before(name, mine, known);
            Attribute attribute = Catalog.find(Family.ASSET, name);
            boolean says =
                    switch (attribute == null ? Attribute.Merge.USER : attribute.merge()) {
                        case ONCE, MACHINE -> theirs == null;
                        case STAMP -> false;
                        case USER, SET, STATE -> !value.equals(before);
                    };
            if (says && !value.equals(theirs)) {
                TreeMap<String, AttributeValue> edit = new TreeMap<>();
                if (before != null) {
                    edit.put(BASE, before);
                }
                edit.put(NEW, value);
                patch.put(name, edit);
            }
        });
        return patch;
    }

    /// What an attribute was before a person touched it: a new video is called like its file.
    private static @Nullable AttributeValue before(
            String name, Map<String, AttributeValue> mine, Item known) {
        AttributeValue theirs = known.get(name);
        return switch (name) {
            case "status" -> AttributeValue.text(Asset.Status.NEW.name());
            case TITLE -> {
                AttributeValue here = untitled(mine);
                boolean touched = !Objects.equals(mine.get(TITLE), here);
                yield touched && theirs != null && theirs.equals(untitled(known.attributes()))
                        ? theirs
                        : here;
            }
            default -> null;
        };
    }

    private static @Nullable AttributeValue untitled(Map<String, AttributeValue> video) {
        return video.get("fileName") instanceof AttributeValue.S(String file)
                ? AttributeValue.text(Asset.titleOf(file))
                : null;
    }

    /// Lets everything that names one video name another.
    private void point(String old, String now) {
        for (ItemRow row : rows("video_id = ? AND family <> 'ASSET'", old)) {
            session.update(
                    "UPDATE item SET video_id = ?, base_av = ?, overlay = ? WHERE id = ?",
                    now,
                    pointed(row.base(), old, now),
                    pointed(row.overlay(), old, now),
                    row.id());
            for (Op op : ops(row.key())) {
                TreeMap<String, SortedMap<String, AttributeValue>> patch =
                        new TreeMap<>(TypedJson.parseNested(op.patch()));
                patch.computeIfPresent(VIDEO_ID, (name, sides) -> pointed(sides, old, now));
                session.update(
                        "UPDATE outbox SET patch = ? WHERE ord = ?",
                        TypedJson.printNested(patch),
                        op.ord());
            }
        }
        ItemKey from = Keys.of(creator, new EntityKey.Chapters(VideoId.of(old)));
        ItemKey to = Keys.of(creator, new EntityKey.Chapters(VideoId.of(now)));
        for (String table : List.of("item", "outbox")) {
            session.update(
                    "UPDATE " + table + " SET sk = ? WHERE pk = ? AND sk = ?",
                    to.sk(),
                    from.pk(),
                    from.sk());
        }
        if (!ops(to).isEmpty()) {
            readFirst(to);
        }
        for (String table : List.of("proposal", "source_file", "video_memo")) {
            session.update(
                    "UPDATE OR REPLACE " + table + " SET video_id = ? WHERE video_id = ?",
                    now,
                    old);
        }
    }

    private record Op(long ord, String patch) {}

    private List<Op> ops(ItemKey key) {
        return session.list(
                "SELECT ord, patch FROM outbox WHERE pk = ? AND sk = ?",
                row -> new Op(row.getLong(1), row.getString(2)),
                key.pk(),
                key.sk());
    }

    private static @Nullable String pointed(@Nullable String text, String old, String now) {
        return text == null
                ? null
                : TypedJson.print(pointed(TypedJson.parse(text), VIDEO_ID, old, now));
    }

    private static SortedMap<String, AttributeValue> pointed(
            SortedMap<String, AttributeValue> sides, String old, String now) {
        TreeMap<String, AttributeValue> all = new TreeMap<>(sides);
        all.replaceAll((side, value) ->
                value.equals(AttributeValue.text(old)) ? AttributeValue.text(now) : value);
        return all;
    }

    private static SortedMap<String, AttributeValue> pointed(
            SortedMap<String, AttributeValue> values, String name, String old, String now) {
        TreeMap<String, AttributeValue> all = new TreeMap<>(values);
        all.replace(name, AttributeValue.text(old), AttributeValue.text(now));
        return all;
    }
}
