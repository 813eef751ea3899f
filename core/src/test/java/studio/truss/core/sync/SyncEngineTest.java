package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.PlatformToken;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.remote.Meter;
import studio.truss.core.sync.sqlite.Conflict;
import studio.truss.core.testing.FakeTable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

class SyncEngineTest {
    private static final String PK = Keys.partition(Machine.CREATOR);

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private @TempDir Path folder;

    private Machine machine(String name) {
        return machine(name, clock);
    }

    private Machine machine(String name, Clock wall) {
        return new Machine(folder.resolve(name + ".db"), table.as(name), wall);
    }

    @BeforeEach
    void nothingYet() {
        assertEquals(List.of(), table.items(PK));
    }

    static Clip clip(String id, String title) {
        return new Clip(
                ClipId.of(id),
                VideoId.of("v"),
                null,
                0,
                1_000,
                title,
                null,
                null,
                Set.of(),
                new BigDecimal("88.5"),
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

    private static EntityKey key(String id) {
        return new EntityKey.Clip(ClipId.of(id));
    }

    private static ItemKey itemKey(String id) {
        return Keys.of(Machine.CREATOR, key(id));
    }

    private static @Nullable AttributeValue title(Machine machine, String id) {
        Item item = machine.library.get(key(id));
        return item == null ? null : item.get("title");
    }

    private static void rename(Machine machine, String id, String title) {
        machine.library.update(
                key(id), Change.set("title", AttributeValue.text(title)), Author.CREATOR);
    }

    private void web(String sk, Map<String, AttributeValue> attributes) {
        table.put(Item.of(new ItemKey(PK, sk), attributes));
    }

    private static String device(Machine machine) {
        return machine.file.read(tables -> Fence.device(tables.state));
    }

    @Test
    void anEditHereIsThereOnTheOtherMachineWithoutASweep() {
        try (Machine a = machine("a");
                Machine b = machine("b")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            assertEquals(AttributeValue.text("first"), title(b, "c"));
            rename(b, "c", "second");
            b.sync(Machine.NEVER);
            Meter before = table.meter();
            SyncReport report = a.sync(Machine.NEVER);
            assertEquals(AttributeValue.text("second"), title(a, "c"));
            assertEquals(1, report.pulled());
            // the poll and one strong read
            assertEquals(1.5, table.meter().minus(before).rru());
        }
    }

    @Test
    void whatTheWebProductKeepsBesideOursStays() {
        web(
                "CLIP#w",
                Map.of(
                        "title", AttributeValue.text("t"),
                        "status", AttributeValue.text("PROPOSED"),
                        "deep", AttributeValue.M.of(Map.of("n", new AttributeValue.Null())),
                        "big", new AttributeValue.N("12345678901234567890123456789012345678")));
        web("COMMENT#1", Map.of("text", AttributeValue.text("")));
        web("AAA", Map.of("tags", AttributeValue.Ns.of(List.of("1", "2"))));
        web("ZZZ#1", Map.of("b", AttributeValue.B.of(new byte[] {0, 1})));
        try (Machine a = machine("a")) {
            a.sync(Machine.ALWAYS);
            rename(a, "w", "mine");
            a.sync(Machine.ALWAYS);
            Item there = Objects.requireNonNull(table.item(itemKey("w")));
            assertEquals(AttributeValue.text("mine"), there.get("title"));
            assertEquals(
                    new AttributeValue.N("12345678901234567890123456789012345678"),
                    there.get("big"));
            assertNotNull(there.get("deep"));
            List<String> keys = a.library.items().stream().map(item -> item.key().sk()).toList();
            assertTrue(keys.containsAll(List.of("AAA", "COMMENT#1", "ZZZ#1")), keys.toString());
        }
    }

    @Test
    void anotherMachinesRecordAndTokensAreNotTaken() {
        web("PLATFORM_TOKEN#youtube", Map.of("sealed", AttributeValue.B.of(new byte[] {1})));
        web("SYNC#DEVICE#dead", Map.of("seq", AttributeValue.number(3)));
        try (Machine a = machine("a")) {
            a.sync(Machine.ALWAYS);
            long stored =
                    a.library
                            .database()
                            .read(s ->
                                    s.number(
                                            "SELECT count(*) FROM item WHERE sk LIKE 'PLATFORM%' OR"
                                                    + " sk LIKE 'SYNC%'"));
            assertEquals(0, stored);
        }
    }

    @Test
    void aTokenGoesUpSealed() {
        try (Machine a = machine("a")) {
            a.library.create(
                    new PlatformToken(
                            "youtube",
                            null,
                            Set.of("upload"),
                            "2026-11-22T07:17:19.123Z",
                            AttributeValue.B.of(new byte[] {9, 9}),
                            1));
            assertEquals(0, a.sync(Machine.ALWAYS).pending());
            assertNotNull(table.item(new ItemKey(PK, "PLATFORM_TOKEN#youtube")));
        }
    }

    @Test
    void anotherCreatorsPartitionIsLeftAlone() {
        web("METADATA", Map.of("userId", AttributeValue.text("somebody")));
        web("CLIP#x", Map.of("title", AttributeValue.text("theirs")));
        try (Machine a = machine("a")) {
            a.library.create(clip("c", "mine"));
            SyncReport report = a.sync(Machine.ALWAYS);
            assertEquals(SyncStop.OTHER_CREATOR, report.stop());
            assertEquals(2, report.pending());
            assertNull(table.item(itemKey("c")));
            assertNull(a.library.get(key("x")));
        }
    }

    @Test
    void oneChangeThatIsTooLargeWaitsAndTheOthersGo() {
        try (Machine a = machine("a")) {
            a.library.create(clip("big", "x".repeat(400 * 1024)));
            a.library.create(clip("c", "small"));
            SyncReport report = a.sync(Machine.ALWAYS);
            assertEquals(1, report.parked());
            assertNotNull(table.item(itemKey("c")));
            PendingOp parked = a.file.read(tables -> tables.ops.parked()).getFirst();
            assertEquals("CLIP#big", parked.key().sk());
            String words = parked.error();
            assertTrue(words != null && words.contains("Shorten its longest texts"), words);
            rename(a, "big", "short now");
            assertEquals(0, a.sync(Machine.ALWAYS).pending());
            assertEquals(
                    AttributeValue.text("short now"),
                    Objects.requireNonNull(table.item(itemKey("big"))).get("title"));
        }
    }

    @Test
    void aSweepGoesOnWhereItWasEnded() {
        for (int i = 0; i < 2_500; i++) {
            table.put(clip("w" + (10_000 + i), "t").toItem(Machine.CREATOR));
        }
        try (Machine a = machine("a")) {
            int[] asked = {0};
            // the ranges of profile, assets, streams and days have a page each, clips three
            a.engine.run(0, () -> ++asked[0] > 14);
            long some = a.file.read(tables -> tables.bases.count());
            assertTrue(some > 0 && some < 2_500, "" + some);
            Meter before = table.meter();
            a.sync(Machine.NEVER);
            long all = a.file.read(tables -> tables.bases.count());
            assertEquals(2_501, all);
            assertTrue(table.meter().minus(before).rru() < 250, "what was read is not read again");
        }
    }

    @Test
    void whenMuchIsMissingNothingIsDeletedUnasked() {
        for (int i = 0; i < 100; i++) {
            table.put(clip("w" + i, "t").toItem(Machine.CREATOR));
        }
        try (Machine a = machine("a")) {
            a.sync(Machine.ALWAYS);
            for (int i = 0; i < 100; i++) {
                table.delete(itemKey("w" + i));
            }
            assertEquals(SyncStop.MUCH_MISSING, a.sync(Machine.ALWAYS).stop());
            assertEquals(101, a.library.items().size());
            a.engine.acceptMissing();
            assertNull(a.sync(Machine.ALWAYS).stop());
            assertEquals(1, a.library.items().size());
        }
    }

    @Test
    void whatIsMissingIsToldAndPutBackWhenTheCreatorSaysSo() {
        for (int i = 0; i < 101; i++) {
            table.put(clip("w" + i, "title " + i).toItem(Machine.CREATOR));
        }
        try (Machine a = machine("a")) {
            a.sync(Machine.ALWAYS);
            for (int i = 1; i < 101; i++) {
                table.delete(itemKey("w" + i));
            }
            SyncReport held = a.sync(Machine.ALWAYS);
            assertEquals(SyncStop.MUCH_MISSING, held.stop());
            String told = "100 of the 102 items that were in the cloud are missing there, such as";
            assertTrue(held.words().startsWith(told + " \u201ctitle 1\u201d"), held.words());
            assertEquals(held.words(), MirrorStatus.of(a.library).words());
            rename(a, "w0", "mine");
            SyncReport waits = a.sync(Machine.NEVER);
            assertEquals(0, waits.pushed());
            assertEquals(held.words(), waits.words());

            a.engine.rejoin();
            assertNull(a.sync(Machine.ALWAYS).stop());
            assertEquals(102, a.library.items().size());
            for (int i = 1; i < 101; i++) {
                assertNotNull(table.item(itemKey("w" + i)), "w" + i);
            }
            Item edited = Objects.requireNonNull(table.item(itemKey("w0")));
            assertEquals(AttributeValue.text("mine"), edited.get("title"));
        }
    }

    @Test
    void aSmallFamilyThatIsGoneAsAWholeIsNotDeletedUnasked() {
        for (int i = 0; i < 6; i++) {
            table.put(clip("w" + i, "t").toItem(Machine.CREATOR));
        }
        try (Machine a = machine("a")) {
            a.sync(Machine.ALWAYS);
            for (int i = 0; i < 6; i++) {
                table.delete(itemKey("w" + i));
            }
            assertEquals(SyncStop.MUCH_MISSING, a.sync(Machine.ALWAYS).stop());
            assertEquals(7, a.library.items().size());
        }
    }

    @Test
    void aFewThatAreMissingAreDeletedHereToo() {
        for (int i = 0; i < 10; i++) {
            table.put(clip("w" + i, "t").toItem(Machine.CREATOR));
        }
        try (Machine a = machine("a")) {
            a.sync(Machine.ALWAYS);
            table.delete(itemKey("w3"));
            a.sync(Machine.ALWAYS);
            assertNull(a.library.get(key("w3")));
        }
    }

    @Test
    void aCopiedFileGoesOnAsAnotherMachine() throws IOException {
        Path copy = folder.resolve("copy.db");
        String before;
        try (Machine a = machine("a")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            a.library.database().write(s -> s.number("SELECT count(*) FROM item"));
            before = device(a);
        }
        Files.copy(folder.resolve("a.db"), copy);
        try (Machine a = machine("a");
                Machine b = machine("copy")) {
            rename(a, "c", "by a");
            a.sync(Machine.NEVER);
            b.library.update(
                    key("c"), Change.set("hook", AttributeValue.text("by b")), Author.CREATOR);
            b.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            assertNotEquals(before, device(b));
            assertEquals(before, device(a));
            a.sync(Machine.ALWAYS);
            Item there = Objects.requireNonNull(table.item(itemKey("c")));
            assertEquals(AttributeValue.text("by a"), there.get("title"));
            assertEquals(AttributeValue.text("by b"), there.get("hook"));
            assertEquals(title(a, "c"), title(b, "c"));
        }
    }

    @Test
    void aTableThatWasPutBackStopsThePushUntilAsked() {
        try (Machine a = machine("a")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            List<Item> backup = table.items(PK);
            rename(a, "c", "second");
            a.library.create(clip("later", "made after the backup"));
            a.sync(Machine.ALWAYS);
            table.items(PK).forEach(item -> table.delete(item.key()));
            backup.forEach(table::put);
            rename(a, "c", "third");
            assertEquals(SyncStop.CLOUD_WENT_BACK, a.sync(Machine.ALWAYS).stop());
            assertEquals(AttributeValue.text("third"), title(a, "c"));
            a.engine.rejoin();
            assertNull(a.sync(Machine.ALWAYS).stop());
            Item there = Objects.requireNonNull(table.item(itemKey("c")));
            assertEquals(title(a, "c"), there.get("title"));
            assertNotNull(a.library.get(key("later")));
            assertNotNull(table.item(itemKey("later")));
        }
    }

    @Test
    void anEmptyTableIsFilledAgainWhenAsked() {
        try (Machine a = machine("a")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            List<Item> before = a.library.items();
            table.items(PK).forEach(item -> table.delete(item.key()));
            rename(a, "c", "second");
            assertEquals(SyncStop.CLOUD_WENT_BACK, a.sync(Machine.ALWAYS).stop());
            a.engine.rejoin();
            assertNull(a.sync(Machine.ALWAYS).stop());
            assertEquals(before.size(), a.library.items().size());
            assertEquals(
                    AttributeValue.text("second"),
                    Objects.requireNonNull(table.item(itemKey("c"))).get("title"));
        }
    }

    @Test
    void aNewerPartitionIsReadAndNotWritten() {
        try (Machine a = machine("a")) {
            a.sync(Machine.ALWAYS);
            ItemKey profile = new ItemKey(PK, "METADATA");
            TreeMap<String, AttributeValue> newer =
                    new TreeMap<>(Objects.requireNonNull(table.item(profile)).attributes());
            newer.put("schemaVersion", AttributeValue.number(2));
            table.put(Item.of(profile, newer));
            web("CLIP#x", Map.of("title", AttributeValue.text("new")));
            a.library.create(clip("c", "waits"));
            a.sync(Machine.ALWAYS);
            rename(a, "c", "waits longer");
            SyncReport report = a.sync(Machine.ALWAYS);
            assertEquals(SyncStop.NEWER, report.stop());
            assertEquals(1, report.pending());
            assertNotNull(a.library.get(key("x")));
        }
    }

    @Test
    void aConflictCanBeTurnedRound() {
        try (Machine a = machine("a")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            table.update(itemKey("c"), Change.set("title", AttributeValue.text("web")));
            rename(a, "c", "mine");
            assertEquals(1, a.sync(Machine.ALWAYS).conflicts());
            assertEquals(AttributeValue.text("web"), title(a, "c"));
            Conflicts conflicts = new Conflicts(a.library, clock);
            Conflict conflict = conflicts.open().getFirst();
            conflicts.resolve(conflict.id(), true);
            assertEquals(0, a.sync(Machine.ALWAYS).conflicts());
            assertEquals(
                    AttributeValue.text("mine"),
                    Objects.requireNonNull(table.item(itemKey("c"))).get("title"));
        }
    }

    @Test
    void whatWasWrittenSinceAConflictIsNotLostByChoosingOneOfItsVersions() {
        try (Machine a = machine("a")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            table.update(itemKey("c"), Change.set("title", AttributeValue.text("web")));
            rename(a, "c", "mine");
            a.sync(Machine.ALWAYS);
            rename(a, "c", "third");
            a.sync(Machine.ALWAYS);
            Conflicts conflicts = new Conflicts(a.library, clock);
            Conflict conflict = conflicts.open().getFirst();
            assertEquals(Conflicts.Stands.NEITHER, conflicts.stands(conflict));
            assertEquals(AttributeValue.text("third"), conflicts.now(conflict));
            clock.pass(1_000);
            conflicts.resolve(conflict.id(), true);
            assertEquals(AttributeValue.text("mine"), title(a, "c"));
            assertEquals(AttributeValue.text("third"), conflicts.all().getLast().note().theirs());
            assertEquals(List.of(), conflicts.open());
        }
    }

    @Test
    void aSettledConflictIsNotSettledTwice() {
        try (Machine a = machine("a")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            rename(a, "c", "mine");
            table.delete(itemKey("c"));
            a.sync(Machine.ALWAYS);
            Conflicts conflicts = new Conflicts(a.library, clock);
            String id = conflicts.open().getFirst().id();
            assertNotNull(conflicts.resolve(id, true));
            List<Item> once = a.library.items();
            assertThrows(LibraryException.class, () -> conflicts.resolve(id, true));
            assertEquals(once, a.library.items());
        }
    }

    @Test
    void theLaterEditStandsWhicheverWasSentFirst() {
        try (Machine a = machine("a");
                Machine b = machine("b")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            clock.pass(60_000);
            rename(a, "c", "earlier");
            clock.pass(60_000);
            rename(b, "c", "later");
            clock.pass(60_000);
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            a.sync(Machine.ALWAYS);
            assertEquals(AttributeValue.text("later"), title(a, "c"));
            assertEquals(AttributeValue.text("later"), title(b, "c"));
            assertEquals(1, new Conflicts(b.library, clock).open().size());
        }
    }

    @Test
    void theLaterNameOfTheCreatorStandsToo() {
        EntityKey profile = new EntityKey.Profile();
        try (Machine a = machine("a");
                Machine b = machine("b")) {
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            clock.pass(60_000);
            Change earlier = Change.set("displayName", AttributeValue.text("earlier"));
            a.library.update(profile, earlier, Author.CREATOR);
            clock.pass(60_000);
            Change later = Change.set("displayName", AttributeValue.text("later"));
            b.library.update(profile, later, Author.CREATOR);
            clock.pass(60_000);
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            Item there = Objects.requireNonNull(table.item(Keys.of(Machine.CREATOR, profile)));
            assertEquals(AttributeValue.text("later"), there.get("displayName"));
        }
    }

    @Test
    void whatADeletionTookAwayComesBackUnderANewId() {
        try (Machine a = machine("a")) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            rename(a, "c", "mine");
            table.delete(itemKey("c"));
            assertEquals(1, a.sync(Machine.ALWAYS).conflicts());
            assertNull(a.library.get(key("c")));
            Conflicts conflicts = new Conflicts(a.library, clock);
            EntityKey back = conflicts.resolve(conflicts.open().getFirst().id(), true);
            assertNotEquals(key("c"), back);
            a.sync(Machine.ALWAYS);
            assertEquals(
                    AttributeValue.text("mine"),
                    Objects.requireNonNull(
                                    table.item(
                                            Keys.of(Machine.CREATOR, Objects.requireNonNull(back))))
                            .get("title"));
        }
    }

    @Test
    void aWrongClockLosesNothing() {
        try (Machine a = machine("a", clock.wrong(3 * 3_600_000));
                Machine b = machine("b", clock.wrong(-3 * 3_600_000))) {
            a.library.create(clip("c", "first"));
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            rename(a, "c", "a");
            rename(b, "c", "b");
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            assertEquals(title(a, "c"), title(b, "c"));
            assertEquals(1, new Conflicts(b.library, clock).open().size());
        }
    }

    /// The cost model of the design: 25 changes in one transaction are 52 units.
    @Test
    void manyChangesGoTogetherAndCostWhatTheyShould() {
        try (Machine a = machine("a")) {
            a.sync(Machine.ALWAYS);
            for (int i = 0; i < 25; i++) {
                a.library.create(clip("c" + i, "t"));
            }
            Meter before = table.meter();
            assertEquals(25, a.sync(Machine.NEVER).pushed());
            Meter cost = table.meter().minus(before);
            assertEquals(52, cost.wru());
            assertEquals(
                    3,
                    cost.requests()); // whose partition it is, the records of machines, the edits
        }
    }
}
