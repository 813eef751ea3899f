package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.sqlite.Conflict;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// Two people cut one clip.
class CutTest {
    private static final EntityKey CLIP = new EntityKey.Clip(ClipId.of("c"));
    private static final long MINUTE = 60_000;

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private @TempDir Path folder;
    private Machine a;
    private Machine b;

    @BeforeEach
    void bothHaveTheClip() {
        a = new Machine(folder.resolve("a.db"), table.as("a"), clock);
        b = new Machine(folder.resolve("b.db"), table.as("b"), clock);
        TreeMap<String, AttributeValue> attributes =
                new TreeMap<>(SyncEngineTest.clip("c", "T").attributes());
        attributes.put("endMs", AttributeValue.number(20_000));
        a.library.create(Clip.of(Item.of(Keys.of(Machine.CREATOR, CLIP), attributes)));
        all();
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    private void all() {
        for (Machine machine : List.of(a, b, a)) {
            machine.sync(Machine.ALWAYS);
        }
    }

    private void trim(Machine machine, String bound, long ms) {
        clock.pass(MINUTE);
        machine.library.update(CLIP, Change.set(bound, AttributeValue.number(ms)), Author.CREATOR);
    }

    private static String cut(Machine machine) {
        Clip clip = Clip.of(Objects.requireNonNull(machine.library.get(CLIP)));
        return clip.startMs() + " to " + clip.endMs();
    }

    @Test
    void twoCutsThatMakeNoRangeTogetherAreOneOrTheOther() {
        trim(a, "startMs", 15_000);
        trim(b, "endMs", 12_000);
        all();
        assertEquals("0 to 12000", cut(a));
        assertEquals("0 to 12000", cut(b));
        Conflict conflict = new Conflicts(b.library, clock).open().getFirst();
        assertEquals(ConflictNote.CUT, conflict.note().field());
        assertEquals(ConflictNote.Rule.LATER, conflict.note().rule());
    }

    @Test
    void theEarlierCutGivesWayAndIsKeptToBeChosen() {
        trim(b, "endMs", 12_000);
        trim(a, "startMs", 15_000);
        all();
        assertEquals("15000 to 20000", cut(b));
        Conflicts conflicts = new Conflicts(b.library, clock);
        Conflict conflict = conflicts.open().getFirst();
        assertEquals(Conflicts.Stands.THEIRS, conflicts.stands(conflict));
        conflicts.resolve(conflict.id(), true);
        assertEquals(Conflicts.Stands.MINE, conflicts.stands(conflict));
        all();
        assertEquals("0 to 12000", cut(a));
    }

    @Test
    void cutsThatGoTogetherBothStand() {
        trim(a, "startMs", 5_000);
        trim(b, "endMs", 12_000);
        all();
        assertEquals("5000 to 12000", cut(a));
        assertEquals(List.of(), new Conflicts(b.library, clock).all());
    }

    @Test
    void aBoundInDisputeTakesTheOtherWithIt() {
        trim(b, "startMs", 1_000);
        trim(b, "endMs", 2_000);
        trim(a, "startMs", 500);
        all();
        assertEquals("500 to 20000", cut(b));
        assertEquals(1, new Conflicts(b.library, clock).open().size());
    }

    @Test
    void aCutOfAProgramThatKnowsNothingOfTheMirrorIsNotHalfOverwritten() {
        trim(a, "startMs", 15_000);
        table.update(
                Keys.of(Machine.CREATOR, CLIP), Change.set("endMs", AttributeValue.number(12_000)));
        a.sync(Machine.NEVER);
        assertEquals("0 to 12000", cut(a));
        assertEquals(
                ConflictNote.Rule.UNDATED,
                new Conflicts(a.library, clock).open().getFirst().note().rule());
    }

    @Test
    void aCutThatIsNoRangeDoesNotStandAgainstOneThatIs() {
        trim(a, "startMs", 15_000);
        table.update(
                Keys.of(Machine.CREATOR, CLIP),
                Change.set("startMs", AttributeValue.number(30_000)));
        a.sync(Machine.ALWAYS);
        assertEquals("15000 to 20000", cut(a));
        ConflictNote note = new Conflicts(a.library, clock).open().getFirst().note();
        assertEquals(ConflictNote.Rule.RANGE, note.rule());
        assertTrue(note.mineStands());
    }
}
