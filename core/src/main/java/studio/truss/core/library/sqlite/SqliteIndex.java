package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.LibraryIndex;
import studio.truss.core.library.VideoMemo;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Lists of a library out of its projected columns and their indexes; bodies are read of what is
/// shown alone.
final class SqliteIndex implements LibraryIndex {
    private static final String MEMO = "video_id, usable_ms, trouble, outcome, chat";

    private final Database database;

    SqliteIndex(Database database) {
        this.database = database;
    }

    private record State(String videoId, @Nullable String status, int clips, double top) {}

    private record Memo(String videoId, VideoMemo memo) {}

    private record Rows(List<ItemRow> assets, List<State> states, List<Memo> memos) {}

    @Override
    public List<VideoSummary> videos() {
        Rows rows = database.read(SqliteIndex::rows);
        Map<String, VideoMemo> memos = new HashMap<>();
        rows.memos().forEach(memo -> memos.put(memo.videoId(), memo.memo()));
        Map<String, ClipTally> tallies = new HashMap<>();
        for (State state : rows.states()) {
            tallies.computeIfAbsent(state.videoId(), _ -> new ClipTally())
                    .add(state.status(), state.clips(), state.top());
        }
        List<VideoSummary> videos = new ArrayList<>();
        for (Asset asset : readable(items(rows.assets()), Asset::of)) {
            String id = asset.videoId().value();
            videos.add(
                    tallies.getOrDefault(id, new ClipTally())
                            .summary(asset, memos.getOrDefault(id, VideoMemo.empty())));
        }
        return videos;
    }

    private static Rows rows(Session s) {
        return new Rows(
                s.list(
                        "SELECT "
                                + ItemRow.COLUMNS
                                + " FROM item WHERE gone = 0 AND family = 'ASSET'"
                                + " ORDER BY created_at DESC, id DESC",
                        ItemRow::read),
                s.list(
                        "SELECT video_id, status, count(*), max(virality) FROM item"
                                + " WHERE gone = 0 AND family = 'CLIP' AND video_id IS NOT NULL"
                                + " GROUP BY video_id, status",
                        row ->
                                new State(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getInt(3),
                                        row.getDouble(4))),
                s.list("SELECT " + MEMO + " FROM video_memo", SqliteIndex::memo));
    }

    private static Memo memo(ResultSet row) throws SQLException {
        long usable = row.getLong(2);
        boolean whole = row.wasNull();
        return new Memo(
                row.getString(1),
                new VideoMemo(
                        whole ? null : usable,
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
    }

    private static List<Item> items(List<ItemRow> rows) {
        return rows.stream().map(ItemRow::item).toList();
    }

    private static <T> List<T> readable(List<Item> items, Function<Item, T> reader) {
        List<T> read = new ArrayList<>();
        for (Item item : items) {
            try {
                read.add(reader.apply(item));
            } catch (UnreadableItemException e) {
                // another program's item: in the library, not in this list
            }
        }
        return read;
    }

    private record Tally(Family family, @Nullable String videoId, int items) {}

    @Override
    public Found found(Query query) {
        return database.read(s -> {
            QueryScope scope = new QueryScope(s);
            Set<Family> asked = scope.families(query);
            Set<Family> counted = EnumSet.of(Family.CLIP);
            counted.addAll(asked);
            QuerySql.Statement sql = QuerySql.tally(query, counted, scope);
            List<Tally> tallies = s.list(sql.sql(), SqliteIndex::tally, sql.parameters().toArray());
            Set<VideoId> videos = new HashSet<>();
            int clips = 0;
            for (Tally tally : tallies) {
                clips += tally.family() == Family.CLIP ? tally.items() : 0;
                if (tally.videoId() != null && asked.contains(tally.family())) {
                    videos.add(new VideoId(tally.videoId()));
                }
            }
            return new Found(videos, clips);
        });
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(Family.valueOf(row.getString(1)), row.getString(2), row.getInt(3));
    }

    @Override
    public List<Clip> clipsOf(Query query, ClipOrder order, int most) {
        return readable(
                        items(
                                database.read(s -> {
                                    QuerySql.Statement sql =
                                            QuerySql.clips(
                                                    query, new QueryScope(s), sql(order), most);
                                    return s.list(
                                            sql.sql(), ItemRow::read, sql.parameters().toArray());
                                })),
                        Clip::of)
                .stream()
                .filter(Clip::hasRange)
                .toList();
    }

    /// In the order of an index where there is one.
    private static String sql(ClipOrder order) {
        return switch (order) {
            case NEWEST -> "created_at DESC, id DESC";
            case BEST -> "virality DESC, id";
            case TITLE -> "title COLLATE NOCASE, id";
            case LONGEST ->
                    "(COALESCE(overlay, base_av) ->> '$.endMs.N')"
                            + " - (COALESCE(overlay, base_av) ->> '$.startMs.N') DESC, id";
        };
    }

    @Override
    public int countClips() {
        return Math.toIntExact(
                database.read(s ->
                        s.number("SELECT count(*) FROM item WHERE gone = 0 AND family = 'CLIP'")));
    }

    @Override
    public long mark() {
        // what other connections have committed, this library's own writing one among them
        return database.read(s -> s.number("PRAGMA data_version"));
    }

    @Override
    public VideoMemo memo(VideoId video) {
        return database.read(s -> memo(s, video));
    }

    private static VideoMemo memo(Session session, VideoId video) {
        Memo memo =
                session.first(
                        "SELECT " + MEMO + " FROM video_memo WHERE video_id = ?",
                        SqliteIndex::memo,
                        video.value());
        return memo == null ? VideoMemo.empty() : memo.memo();
    }

    @Override
    public void remember(VideoId video, UnaryOperator<VideoMemo> change) {
        database.write(s -> {
            VideoMemo next = change.apply(memo(s, video));
            return s.update(
                    "INSERT OR REPLACE INTO video_memo(" + MEMO + ") VALUES(?, ?, ?, ?, ?)",
                    video.value(),
                    next.usableMs(),
                    next.trouble(),
                    next.outcome(),
                    next.chat());
        });
    }
}
