package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.ClipMatcher;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.TimeRange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Brings what a machine's own library has into a creator's, within one transaction of that: what
/// is there stays as it is, a video of the same content is one, and what was brought before is not
/// brought again.
final class LocalJoin {
    private static final String VIDEO_ID = "videoId";
    private static final String UPDATED_AT = "updatedAt";
    private static final List<String> BY_CONTENT =
            List.of("transcript", "gemini_answer", "gemini_film");
    private static final List<String> BY_VIDEO =
            List.of("source_file", "video_memo", "gemini_result");

    private final Session from;
    private final Session to;
    private final CreatorId creator;
    private final LocalWrites writes;
    private final ItemTable items;
    private final Map<String, String> videos = new HashMap<>();
    private final Map<String, List<ClipMatcher.Known>> clipsBefore = new HashMap<>();
    private int newVideos;
    private int newClips;

    LocalJoin(Session from, Session to, CreatorId creator, LocalWrites writes) {
        this.from = from;
        this.to = to;
        this.creator = creator;
        this.writes = writes;
        this.items = new ItemTable(to);
    }

    LibraryFolder.Joined run() {
        BY_CONTENT.forEach(table -> copy(table, false));
        List<ItemRow> rows =
                from.list(
                        "SELECT " + ItemRow.COLUMNS + " FROM item ORDER BY family <> 'ASSET', id",
                        ItemRow::read);
        rows.forEach(this::bring);
        BY_VIDEO.forEach(table -> copy(table, true));
        return new LibraryFolder.Joined(newVideos, videos.size(), newClips);
    }

    private void bring(ItemRow row) {
        EntityKey key = Keys.read(row.key());
        switch (key) {
            case EntityKey.Asset(VideoId id) -> {
                if (!row.gone()) {
                    video(row, id);
                }
            }
            case EntityKey.Clip _ -> clip(row);
            case EntityKey.Chapters(VideoId id) -> absent(row, new EntityKey.Chapters(now(id)));
            case EntityKey.Stream _,
                    EntityKey.LiveChatSpike _,
                    EntityKey.DailyAnalytics _,
                    EntityKey.PlatformToken _ ->
                    absent(row, key);
            case EntityKey.Profile _,
                    EntityKey.MagicLink _,
                    EntityKey.SyncDevice _,
                    EntityKey.Unknown _ -> {}
        }
    }

    private VideoId now(VideoId id) {
        return VideoId.of(videos.getOrDefault(id.value(), id.value()));
    }

    private SortedMap<String, AttributeValue> attributes(ItemRow row) {
        TreeMap<String, AttributeValue> all = new TreeMap<>(row.view());
        all.remove(UPDATED_AT);
        if (all.get(VIDEO_ID) instanceof AttributeValue.S(String id)) {
            all.put(VIDEO_ID, AttributeValue.text(now(VideoId.of(id)).value()));
        }
        return all;
    }

    private @Nullable ItemRow absent(ItemRow row, EntityKey key) {
        ItemKey there = Keys.of(creator, key);
        return row.gone() || items.find(there) != null
                ? null
                : writes.create(Item.of(there, attributes(row)));
    }

    private void video(ItemRow row, VideoId id) {
        ItemRow known =
                row.view().get("sha256") instanceof AttributeValue.S(String sha256)
                        ? to.first(
                                "SELECT "
                                        + ItemRow.COLUMNS
                                        + " FROM item WHERE gone = 0 AND family = 'ASSET' AND"
                                        + " COALESCE(overlay, base_av) ->> '$.sha256.S' = ?"
                                        + " ORDER BY id LIMIT 1",
                                ItemRow::read,
                                sha256)
                        : null;
        if (known == null) {
            newVideos += absent(row, new EntityKey.Asset(id)) == null ? 0 : 1;
        } else if (Keys.read(known.key()) instanceof EntityKey.Asset(VideoId there)
                && !there.equals(id)) {
            videos.put(id.value(), there.value());
            clipsBefore.put(
                    there.value(), items.clips(there.value()).stream().map(this::known).toList());
            writes.update(known, Change.set(filled(known.view(), attributes(row))), Author.CREATOR);
            items.index(known, known.item());
        }
    }

    private ClipMatcher.Known known(ItemRow clip) {
        TimeRange range = ProposalTable.range(clip.view());
        return new ClipMatcher.Known(range == null ? List.of() : List.of(range), clip.gone());
    }

    /// What a video lacks there and has here; tags of both; a title that a person gave it here,
    /// where nobody gave it one there.
    private static SortedMap<String, AttributeValue> filled(
            SortedMap<String, AttributeValue> there, SortedMap<String, AttributeValue> here) {
        TreeMap<String, AttributeValue> set = new TreeMap<>(here);
        set.keySet().removeAll(there.keySet());
        if (here.get("tags") instanceof AttributeValue.Ss(var mine)
                && there.get("tags") instanceof AttributeValue.Ss(var theirs)) {
            TreeSet<String> both = new TreeSet<>(theirs);
            both.addAll(mine);
            set.put("tags", AttributeValue.Ss.of(both));
        }
        AttributeValue title = here.get("title");
        if (title != null && !isUntitled(here) && isUntitled(there)) {
            set.put("title", title);
        }
        return set;
    }

    private static boolean isUntitled(SortedMap<String, AttributeValue> video) {
        return video.get("fileName") instanceof AttributeValue.S(String file)
                && AttributeValue.text(Asset.titleOf(file)).equals(video.get("title"));
    }

    private void clip(ItemRow row) {
        Memory memory =
                from.first(
                        "SELECT video_id, start_ms, end_ms, proposed FROM proposal WHERE item_id ="
                                + " ?",
                        Memory::read,
                        row.id());
        ItemKey key = Keys.of(creator, Keys.read(row.key()));
        if (items.find(key) != null || (row.gone() && memory == null)) {
            return;
        }
        if (!row.gone() && isThere(row, memory)) {
            return;
        }
        ItemRow made;
        if (row.gone() && memory != null) {
            // remembered, so that an analysis does not make it again
            AttributeValue video = AttributeValue.text(now(VideoId.of(memory.video())).value());
            made = items.insert(new Item(key, Collections.emptySortedMap()));
            items.show(made, new TreeMap<>(Map.of(VIDEO_ID, video)), false);
            items.hide(made);
        } else {
            made = writes.create(Item.of(key, attributes(row)));
            newClips++;
        }
        if (memory != null) {
            to.update(
                    "INSERT OR IGNORE INTO proposal(item_id, video_id, start_ms, end_ms, proposed)"
                            + " VALUES(?, ?, ?, ?, ?)",
                    made.id(),
                    now(VideoId.of(memory.video())).value(),
                    memory.startMs(),
                    memory.endMs(),
                    memory.proposed());
        }
    }

    /// Whether it is as an analysis left it, and the video has that moment already.
    private boolean isThere(ItemRow row, @Nullable Memory memory) {
        SortedMap<String, AttributeValue> view = row.view();
        TimeRange range = ProposalTable.range(view);
        List<ClipMatcher.Known> before =
                view.get(VIDEO_ID) instanceof AttributeValue.S(String id)
                        ? clipsBefore.getOrDefault(now(VideoId.of(id)).value(), List.of())
                        : List.of();
        return range != null
                && memory != null
                && AttributeValue.text(Clip.Status.PROPOSED.name()).equals(view.get("status"))
                && TypedJson.parse(memory.proposed()).entrySet().stream()
                        .allMatch(e -> e.getValue().equals(view.get(e.getKey())))
                && ClipMatcher.match(List.of(range), before)[0] >= 0;
    }

    private record Memory(String video, long startMs, long endMs, String proposed) {
        static Memory read(ResultSet row) throws SQLException {
            return new Memory(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4));
        }
    }

    /// Rows of a table that is the same in both files; the first column is what they are of.
    private void copy(String table, boolean ofVideo) {
        for (@Nullable Object[] row :
                from.<@Nullable Object[]>list("SELECT * FROM " + table, LocalJoin::columns)) {
            if (ofVideo) {
                row[0] = now(VideoId.of(String.valueOf(row[0]))).value();
            }
            String places = String.join(", ", Collections.nCopies(row.length, "?"));
            to.update("INSERT OR IGNORE INTO " + table + " VALUES(" + places + ")", row);
        }
    }

    private static @Nullable Object[] columns(ResultSet row) throws SQLException {
        @Nullable Object[] columns = new @Nullable Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = row.getObject(i + 1);
        }
        return columns;
    }
}
