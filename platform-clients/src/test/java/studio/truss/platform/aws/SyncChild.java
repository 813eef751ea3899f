package studio.truss.platform.aws;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.SyncClock;
import studio.truss.core.sync.SyncEngine;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// A machine that edits and mirrors until it is killed. What it has said in its log is on disk.
final class SyncChild {
    static final CreatorId CREATOR = CreatorId.of("u1");
    static final String READY = "READY";
    private static final List<String> FIELDS = List.of("title", "hook", "description");
    private static final int CLIPS_MOST = 40;

    private SyncChild() {}

    /// @param args the library's file, the table's address, the log, a number for what is random
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ENGLISH);
        Random random = new Random(Long.parseLong(args[3]));
        try (SqliteLibrary library =
                        SqliteLibrary.open(Path.of(args[0]), CREATOR, Clock.systemUTC());
                DynamoStore store = DynamoEngine.store(URI.create(args[1]), DynamoEngine.TABLE);
                FileChannel log =
                        FileChannel.open(
                                Path.of(args[2]),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND)) {
            SyncEngine engine = engine(library, store);
            System.out.println(READY);
            while (true) {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    edit(library, random, log);
                }
                engine.run(random.nextInt(4) == 0 ? 0 : Long.MAX_VALUE, () -> false);
            }
        }
    }

    static SyncEngine engine(SqliteLibrary library, DynamoStore store) {
        return new SyncEngine(library, store, new SyncClock(Clock.systemUTC()), "test");
    }

    private static void edit(SqliteLibrary library, Random random, FileChannel log)
            throws IOException {
        String value = "e" + Long.toHexString(random.nextLong());
        List<Item> clips =
                library.items().stream()
                        .filter(item -> item.key().sk().startsWith("CLIP#"))
                        .toList();
        if (clips.isEmpty() || (clips.size() < CLIPS_MOST && random.nextInt(4) == 0)) {
            library.create(clip(value));
            say(log, "CLIP#" + value + " title " + value);
            return;
        }
        Item item = clips.get(random.nextInt(clips.size()));
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        try {
            library.update(
                    item.entityKey(),
                    Change.set(field, AttributeValue.text(value)),
                    Author.CREATOR);
            say(log, item.key().sk() + " " + field + " " + value);
        } catch (LibraryException e) {
            // deleted meanwhile
        }
    }

    private static void say(FileChannel log, String line) throws IOException {
        log.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        log.force(false);
    }

    private static Clip clip(String id) {
        return new Clip(
                ClipId.of(id),
                VideoId.of("v"),
                null,
                0,
                1_000,
                id,
                null,
                null,
                Set.of(),
                new BigDecimal("50"),
                null,
                1L,
                null,
                null,
                null,
                Clip.Status.PROPOSED,
                null,
                null,
                "2026-11-22T07:17:19.123Z",
                null);
    }
}
