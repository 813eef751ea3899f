package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.Conflicts;
import studio.truss.core.sync.SyncEngine;
import studio.truss.core.sync.SyncReport;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteStore.PageRequest;
import studio.truss.core.sync.sqlite.Conflict;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Two machines against the table's real engine, their processes killed at random moments, while a
/// writer that knows nothing of the mirror writes too. `-Dkills=N` kills that often.
class SyncKillTest {
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final String PK = Keys.partition(SyncChild.CREATOR);
    private static final int LONGEST_MS = 2_500;
    private static final int ROUNDS = 20;

    @TempDir Path folder;

    @Test
    void whatWasSavedBeforeAKillIsInTheTableOrKept() throws Exception {
        Random random = new Random(1);
        try (DynamoEngine engine = DynamoEngine.start(folder);
                DynamoDbClient web = engine.client();
                DynamoStore store = engine.store(DynamoEngine.TABLE)) {
            for (int i = 0; i < KILLS; i++) {
                live(i % 2 == 0 ? "a" : "b", engine.endpoint(), random, web, store);
            }
            try (SqliteLibrary a = open("a");
                    SqliteLibrary b = open("b")) {
                settle(a, b, store);
                Map<String, Item> table = table(store);
                assertEquals(table, view(a), "machine a");
                assertEquals(table, view(b), "machine b");
                saved(last("a"), last("b"), a, table);
                saved(last("b"), last("a"), b, table);
                System.out.printf(
                        "%d kills, %d items, %d edits kept%n",
                        KILLS,
                        table.size(),
                        Files.readAllLines(log("a")).size() + Files.readAllLines(log("b")).size());
            }
        }
    }

    private Path log(String machine) throws IOException {
        Path log = folder.resolve(machine + ".log");
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        return log;
    }

    private SqliteLibrary open(String machine) {
        return SqliteLibrary.open(
                folder.resolve(machine + ".db"), SyncChild.CREATOR, Clock.systemUTC());
    }

    private void live(
            String machine, URI endpoint, Random random, DynamoDbClient web, DynamoStore store)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SyncChild.class.getName(),
                                folder.resolve(machine + ".db").toString(),
                                endpoint.toString(),
                                log(machine).toString(),
                                Long.toString(random.nextLong()))
                        .redirectError(folder.resolve(machine + ".err").toFile())
                        .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals(SyncChild.READY, said.readLine(), () -> errors(machine));
            long end = System.nanoTime() + random.nextInt(LONGEST_MS) * 1_000_000L;
            while (System.nanoTime() < end) {
                write(web, store, random);
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private String errors(String machine) {
        try {
            return Files.readString(folder.resolve(machine + ".err"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// The web product changes a clip, without a word of ours.
    private static void write(DynamoDbClient web, DynamoStore store, Random random) {
        List<Item> clips =
                table(store).values().stream()
                        .filter(item -> item.key().sk().startsWith("CLIP#"))
                        .toList();
        if (clips.isEmpty()) {
            return;
        }
        Item item = clips.get(random.nextInt(clips.size()));
        web.updateItem(r ->
                r.tableName(DynamoEngine.TABLE)
                        .key(DynamoItems.key(item.key()))
                        .updateExpression("SET title = :t, webOnly = :w")
                        .conditionExpression("attribute_exists(SK)")
                        .expressionAttributeValues(
                                Map.of(
                                        ":t",
                                        text("web" + random.nextInt()),
                                        ":w",
                                        text("u" + random.nextInt()))));
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue text(String s) {
        return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(s);
    }

    private static Map<String, Item> table(DynamoStore store) {
        Map<String, Item> items = new HashMap<>();
        ItemKey after = null;
        do {
            var page =
                    store.query(new PageRequest(PK, KeyRange.between("", ""), after, 1_000, true));
            page.items().stream()
                    .filter(item -> !item.key().sk().startsWith("SYNC#"))
                    .forEach(item -> items.put(item.key().sk(), item));
            after = page.next();
        } while (after != null);
        return items;
    }

    private static void settle(SqliteLibrary a, SqliteLibrary b, DynamoStore store)
            throws InterruptedException {
        List<SyncEngine> engines = List.of(SyncChild.engine(a, store), SyncChild.engine(b, store));
        List<String> reports = new ArrayList<>();
        boolean before = false;
        for (int round = 0; round < ROUNDS; round++) {
            boolean quiet = true;
            for (SyncEngine engine : engines) {
                SyncReport report = engine.run(0, () -> false);
                reports.add(report.toString());
                quiet &= report.stop() == null && report.pending() == 0 && report.pushed() == 0;
            }
            // the first sweep may be the rest of one that a killed process had begun
            if (quiet && before) {
                return;
            }
            before = quiet;
            // what was refused as busy waits some moments
            Thread.sleep(300);
        }
        throw new AssertionError("never quiet: " + reports);
    }

    private static Map<String, Item> view(SqliteLibrary library) {
        Map<String, Item> view = new HashMap<>();
        library.items().forEach(item -> view.put(item.key().sk(), item));
        return view;
    }

    /// The last value that a machine gave each attribute.
    private Map<String, String> last(String machine) throws IOException {
        Map<String, String> last = new HashMap<>();
        for (String line : Files.readAllLines(log(machine))) {
            String[] words = line.split(" ", -1);
            last.put(words[0] + " " + words[1], words[2]);
        }
        return last;
    }

    /// What only machines write has the last value of one of them; what both wrote, or the web
    /// product too, is there or was kept.
    private static void saved(
            Map<String, String> mine,
            Map<String, String> others,
            SqliteLibrary library,
            Map<String, Item> table) {
        List<ConflictNote> notes =
                new Conflicts(library, Clock.systemUTC())
                        .all().stream().map(Conflict::note).toList();
        mine.forEach((place, value) -> {
            String[] words = place.split(" ", -1);
            AttributeValue text = AttributeValue.text(value);
            Item item = table.get(words[0]);
            AttributeValue there = item == null ? null : item.get(words[1]);
            boolean kept = notes.stream().anyMatch(note -> text.equals(note.mine()));
            boolean otherStands =
                    words[1].equals("title")
                            ? there != null
                            : others.containsKey(place)
                                    && AttributeValue.text(others.get(place)).equals(there);
            assertTrue(
                    text.equals(there) || kept || otherStands,
                    place + " " + value + " is lost: " + there);
        });
    }
}
