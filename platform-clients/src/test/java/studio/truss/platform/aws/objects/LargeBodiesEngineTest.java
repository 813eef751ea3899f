package studio.truss.platform.aws.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import studio.truss.core.library.Author;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.SyncClock;
import studio.truss.core.sync.SyncEngine;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.bodies.LargeBodies;
import studio.truss.core.sync.layout.PlacedStore;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.transfer.BucketShelf;
import studio.truss.platform.aws.DynamoStore;
import studio.truss.platform.aws.TableEndpoint;
import studio.truss.platform.aws.TimeLimits;
import studio.truss.platform.devcloud.TestStack;
import studio.truss.platform.devcloud.server.ServerProcess;
import studio.truss.platform.devcloud.server.TableSetup;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Chapters of 900 KB from one library to another, by the table's real engine and a server that
/// checks signatures.
class LargeBodiesEngineTest {
    private static final CreatorId CREATOR = CreatorId.of("u1");
    private static final EntityKey KEY = new EntityKey.Chapters(new VideoId("v1"));
    private static final ItemKey ITEM = Keys.of(CREATOR, KEY);

    @TempDir private Path folder;

    @Test
    void chaptersOverTheLimitComeDownOnAnotherMachineAndAreEditedThere() throws Exception {
        try (ServerProcess engine =
                        ServerProcess.tableEngine(
                                System.getProperty("java.class.path"), folder, false);
                ObjectServer server = ObjectServer.start();
                CreatorObjects objects = server.objects();
                DynamoStore store = store(engine.endpoint());
                SqliteLibrary a = open("a");
                SqliteLibrary b = open("b")) {
            TableSetup.create(engine.endpoint(), TestStack.template().properties("Table"));
            a.create(chapters("from a"));
            assertEquals(0, sync(a, store, objects).pending());
            Item inTable = store.get(List.of(ITEM)).found().get(ITEM);
            assertTrue(inTable != null && ItemSize.of(inTable) < 1_000, "a pointer is small");
            sync(b, store, objects);
            assertEquals(item(a), item(b));
            assertTrue(ItemSize.of(item(b)) > 900_000);

            Map<String, AttributeValue> edited = new TreeMap<>(chapters("from b").attributes());
            edited.keySet().retainAll(List.of("chapters"));
            b.update(KEY, Change.set(edited), Author.CREATOR);
            assertEquals(0, sync(b, store, objects).pending());
            sync(a, store, objects);
            assertEquals(edited.get("chapters"), item(a).get("chapters"));
        }
    }

    private static Item item(SqliteLibrary library) {
        Item item = library.get(KEY);
        return item == null ? Item.of(ITEM, Map.of()) : item;
    }

    private SqliteLibrary open(String name) {
        return SqliteLibrary.open(folder.resolve(name + ".db"), CREATOR, Clock.systemUTC());
    }

    private static DynamoStore store(URI endpoint) {
        return DynamoStore.open(
                new TableEndpoint("us-east-1", TestStack.TABLE, endpoint),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "x")),
                TimeLimits.USUAL,
                Clock.systemUTC(),
                (sent, date, received) -> {});
    }

    private static SyncReport sync(
            SqliteLibrary library, DynamoStore store, CreatorObjects objects) {
        return new SyncEngine(
                        library,
                        store,
                        new SyncClock(Clock.systemUTC()),
                        "test",
                        table ->
                                new LargeBodies(
                                        new PlacedStore(
                                                table, CREATOR, Clock.systemUTC(), new Random()),
                                        new BucketShelf(objects, CREATOR),
                                        key -> library.get(Keys.read(key))))
                .run(0, () -> false);
    }

    private static Chapters chapters(String who) {
        Random random = new Random(who.hashCode());
        return new Chapters(
                new VideoId("v1"),
                IntStream.range(0, 2_000)
                        .mapToObj(i ->
                                new Chapters.Chapter(
                                        i * 1_000L,
                                        who + " " + i,
                                        (random.nextLong() + " word ").repeat(18)))
                        .toList(),
                null,
                null);
    }
}
