package studio.truss.core.library.sqlite;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.LibraryIndex;
import studio.truss.core.library.Proposal;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.RenderQueue;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.Entity;
import studio.truss.core.library.entity.Profile;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.query.Query;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// A creator's library in one SQLite file. Usable from any thread and by several processes at once;
/// a write waits up to five seconds for another's.
public final class SqliteLibrary implements Library {
    private final Database database;
    private final CreatorId creator;
    private final Clock clock;
    private final UlidFactory ids;

    private SqliteLibrary(Database database, CreatorId creator, Clock clock, UlidFactory ids) {
        this.database = database;
        this.creator = creator;
        this.clock = clock;
        this.ids = ids;
    }

    /// Opens a creator's file; a file that is not there is made, with the creator's profile in it.
    ///
    /// @throws LibraryException when the file is newer than the program, damaged or another
    ///   creator's
    public static SqliteLibrary open(Path file, CreatorId creator, Clock clock) {
        return open(file, creator, clock, Schema.current());
    }

    static SqliteLibrary open(Path file, CreatorId creator, Clock clock, Schema schema) {
        Database database = Database.open(file, schema);
        try {
            SqliteLibrary library =
                    new SqliteLibrary(database, creator, clock, UlidFactory.newMonotonicInstance());
            if (!database.read(library::hasProfile)) {
                library.begin();
            }
            return library;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private boolean hasProfile(Session session) {
        String owner =
                session.first(
                        "SELECT pk FROM item WHERE family = 'METADATA'", row -> row.getString(1));
        if (owner != null && !owner.equals(Keys.partition(creator))) {
            throw new LibraryException(
                    Problem.REFUSED,
                    database.file() + " is the library of " + owner + ", not of " + creator + ".");
        }
        return owner != null;
    }

    private void begin() {
        String device = HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
        database.write(s -> {
            s.update("INSERT OR IGNORE INTO sync_state(k, v) VALUES('deviceId', ?)", device);
            if (!hasProfile(s)) {
                var now = Timestamps.print(clock.instant());
                LocalWrites writes = new LocalWrites(s, clock, ids);
                writes.create(new Profile(creator, null, null, now, 1L, null).toItem(creator));
                writes.finish();
            }
            return creator;
        });
    }

    /// Brings in what another library's file has; see [LocalJoin].
    LibraryFolder.Joined join(Session from) {
        return edit((session, writes) -> new LocalJoin(from, session, creator, writes).run());
    }

    /// Runs edits in one transaction.
    private <T> T edit(BiFunction<Session, LocalWrites, T> work) {
        return database.write(session -> {
            LocalWrites writes = new LocalWrites(session, clock, ids);
            T result = work.apply(session, writes);
            writes.finish();
            return result;
        });
    }

    /// The file itself, for what keeps it in step with the cloud.
    public Database database() {
        return database;
    }

    private ItemKey key(EntityKey key) {
        return Keys.of(creator, key);
    }

    @Override
    public CreatorId creator() {
        return creator;
    }

    @Override
    public @Nullable Item get(EntityKey key) {
        return database.<@Nullable Item>read(s -> {
            ItemRow row = new ItemTable(s).find(key(key));
            return row == null || row.gone() ? null : row.item();
        });
    }

    @Override
    public List<Item> items() {
        return select("gone = 0 AND family <> 'PLATFORM_TOKEN' ORDER BY pk, sk");
    }

    private List<Item> select(String where, Object... parameters) {
        return items(
                database.read(s ->
                        s.list(
                                "SELECT " + ItemRow.COLUMNS + " FROM item WHERE " + where,
                                ItemRow::read,
                                parameters)));
    }

    /// Parsed outside the transaction, so that nobody waits for it.
    private static List<Item> items(List<ItemRow> rows) {
        return rows.stream().map(ItemRow::item).toList();
    }

    @Override
    public List<Item> find(Query query) {
        return items(
                database.read(s -> {
                    QuerySql.Statement sql = QuerySql.of(query, new QueryScope(s));
                    return s.list(sql.sql(), ItemRow::read, sql.parameters().toArray());
                }));
    }

    @Override
    public List<Clip> clips(VideoId video) {
        List<Clip> clips = new ArrayList<>();
        for (Item item : select("gone = 0 AND family = 'CLIP' AND video_id = ?", video.value())) {
            try {
                clips.add(Clip.of(item));
            } catch (UnreadableItemException e) {
                // another program's clip: in the library, not in this list
            }
        }
        clips.sort(
                Comparator.comparingLong(Clip::startMs)
                        .thenComparingLong(Clip::endMs)
                        .thenComparing(clip -> clip.clipId().value()));
        return clips;
    }

    @Override
    public @Nullable Item assetBySha256(String sha256) {
        List<Item> found =
                select(
                        "gone = 0 AND family = 'ASSET' AND"
                                + " json_extract(COALESCE(overlay, base_av), '$.sha256.S') = ?"
                                + " ORDER BY id LIMIT 1",
                        sha256);
        return found.isEmpty() ? null : found.getFirst();
    }

    @Override
    public void create(Collection<? extends Entity> entities) {
        edit((session, writes) -> {
            entities.forEach(entity -> writes.create(entity.toItem(creator)));
            return creator;
        });
    }

    @Override
    public Item update(EntityKey key, Change change, Author author) {
        return edit((session, writes) -> writes.update(writes.require(key(key)), change, author));
    }

    @Override
    public <E extends Entity> E edit(
            Class<E> type, EntityKey key, UnaryOperator<E> edit, Author author) {
        return edit((session, writes) -> {
            ItemRow row = writes.require(key(key));
            E before = type.cast(Entity.of(row.item()));
            E after = edit.apply(before);
            if (!after.key().equals(key)) {
                throw new IllegalArgumentException(key + " became " + after.key());
            }
            Change change = Change.between(before.attributes(), after.attributes());
            return type.cast(Entity.of(writes.update(row, change, author)));
        });
    }

    @Override
    public void delete(Collection<? extends EntityKey> keys) {
        edit((session, writes) -> {
            keys.forEach(key -> writes.delete(writes.require(key(key))));
            return creator;
        });
    }

    @Override
    public List<Recorded> recordMoments(VideoId video, List<Proposal> proposals) {
        return edit((session, writes) ->
                new MomentRecorder(creator, clock, ids, session, writes).record(video, proposals));
    }

    @Override
    public void sourceSeen(VideoId video, SourceFile file) {
        database.write(s ->
                s.update(
                        "INSERT OR REPLACE INTO source_file(video_id, path, size, modified_at,"
                                + " seen_at) VALUES(?, ?, ?, ?, ?)",
                        video.value(),
                        file.path().toString(),
                        file.sizeBytes(),
                        file.modifiedAt().toEpochMilli(),
                        clock.millis()));
    }

    @Override
    public List<SourceFile> sourceFiles(VideoId video) {
        return database.read(s ->
                s.list(
                        "SELECT path, size, modified_at FROM source_file WHERE video_id = ?"
                                + " ORDER BY seen_at DESC, path",
                        row ->
                                new SourceFile(
                                        Path.of(row.getString(1)),
                                        row.getLong(2),
                                        Instant.ofEpochMilli(row.getLong(3))),
                        video.value()));
    }

    @Override
    public void putTranscript(String sha256, String body, String words) {
        database.write(s -> {
            new TranscriptTable(s).put(sha256, body, words);
            return creator;
        });
    }

    @Override
    public @Nullable String transcript(String sha256) {
        return database.<@Nullable String>read(s -> new TranscriptTable(s).body(sha256));
    }

    @Override
    public void removeTranscript(String sha256) {
        database.write(s -> {
            new TranscriptTable(s).remove(sha256);
            return creator;
        });
    }

    @Override
    public int pendingChanges() {
        return Math.toIntExact(database.read(s -> s.number("SELECT count(*) FROM outbox")));
    }

    @Override
    public RenderQueue renderQueue() {
        return new SqliteRenderQueue(database, clock, ids);
    }

    @Override
    public LibraryIndex index() {
        return new SqliteIndex(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
