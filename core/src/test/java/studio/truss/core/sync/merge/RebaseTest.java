package studio.truss.core.sync.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.merge.ConflictNote.Rule;
import studio.truss.core.sync.merge.PendingOp.Kind;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

class RebaseTest {
    private static final ItemKey KEY = new ItemKey("CREATOR#u", "CLIP#c");
    private static final long EARLY = 1_790_000_000_000L;
    private static final long LATE = EARLY + 60_000;
    private static final String STAMP = "2026-09-21T14:13:30.000Z"; // between the two

    private static AttributeValue s(String text) {
        return AttributeValue.text(text);
    }

    private static Item item(Object... namesAndValues) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            attributes.put(
                    (String) namesAndValues[i],
                    value instanceof AttributeValue v ? v : s((String) value));
        }
        return Item.of(KEY, attributes);
    }

    private static PendingOp op(Kind kind, long at, Map<String, FieldEdit> fields) {
        return new PendingOp(
                1, "op", KEY, kind, new TreeMap<>(fields), PendingOp.State.PENDING, 0, 0, null, at);
    }

    private static PendingOp patch(
            long at, String field, @Nullable AttributeValue base, @Nullable AttributeValue next) {
        return op(Kind.PATCH, at, Map.of(field, new FieldEdit(base, next)));
    }

    private static Rebase.Result rebase(PendingOp op, @Nullable Item before, @Nullable Item now) {
        return Rebase.onto(List.of(op), before, now, 0, LATE + 1_000_000);
    }

    @Test
    void anItemMadeAnewOverwritesNoAttributeOfAnotherProgram() {
        PendingOp op =
                op(
                        Kind.CREATE,
                        LATE,
                        Map.of(
                                "title", new FieldEdit(null, s("same")),
                                "webOnly", new FieldEdit(null, s("old"))));
        Item now = item("title", "same", "webOnly", "new", "updatedAt", STAMP);
        Rebase.Result result = rebase(op, null, now);
        assertEquals(List.of(), result.kept());
        assertEquals(List.of(), result.notes());
    }

    @Test
    void whatTheOtherSideLeftAloneIsWritten() {
        PendingOp op = patch(EARLY, "title", s("a"), s("b"));
        Rebase.Result result = rebase(op, item("title", "a"), item("title", "a", "webOnly", "x"));
        assertEquals(List.of(op), result.kept());
        assertEquals(List.of(), result.notes());
    }

    @Test
    void theSameEditOnBothSidesIsNone() {
        Rebase.Result result =
                rebase(
                        patch(EARLY, "title", s("a"), s("b")),
                        item("title", "a"),
                        item("title", "b"));
        assertEquals(List.of("op"), result.dropped());
        assertEquals(List.of(), result.notes());
    }

    @Test
    void ofTwoTextsTheLaterStandsAndTheOtherIsKept() {
        Item before = item("title", "a");
        Item now = item("title", "theirs", "updatedAt", STAMP);
        Rebase.Result later = rebase(patch(LATE, "title", s("a"), s("mine")), before, now);
        assertEquals(
                Map.of("title", new FieldEdit(s("theirs"), s("mine"))),
                later.kept().getFirst().fields());
        ConflictNote note = later.notes().getFirst();
        assertEquals(s("theirs"), note.theirs());
        assertTrue(note.mineStands() && note.asks());
        assertEquals(Rule.LATER, note.rule());
        Rebase.Result earlier = rebase(patch(EARLY, "title", s("a"), s("mine")), before, now);
        assertEquals(List.of("op"), earlier.dropped());
        assertEquals(s("mine"), earlier.notes().getFirst().mine());
    }

    @Test
    void aStampOfAnEarlierWriteSaysNothingAboutThisOne() {
        Rebase.Result result =
                rebase(
                        patch(LATE, "title", s("a"), s("mine")),
                        item("title", "a", "updatedAt", STAMP),
                        item("title", "theirs", "updatedAt", STAMP));
        assertEquals(List.of("op"), result.dropped());
        assertEquals(Rule.UNDATED, result.notes().getFirst().rule());
    }

    @Test
    void aClockThatRunsAheadDoesNotWinForEver() {
        Rebase.Result result =
                Rebase.onto(
                        List.of(patch(LATE + 9_000_000, "title", s("a"), s("mine"))),
                        item("title", "a"),
                        item("title", "theirs", "updatedAt", STAMP),
                        0,
                        EARLY);
        assertEquals(List.of("op"), result.dropped());
    }

    @Test
    void tagsOfBothSidesAreKept() {
        Rebase.Result result =
                rebase(
                        patch(
                                EARLY,
                                "tags",
                                AttributeValue.Ss.of(List.of("a", "b")),
                                AttributeValue.Ss.of(List.of("b", "mine"))),
                        item("tags", AttributeValue.Ss.of(List.of("a", "b"))),
                        item("tags", AttributeValue.Ss.of(List.of("a", "b", "theirs"))));
        assertEquals(
                AttributeValue.Ss.of(List.of("b", "mine", "theirs")),
                result.kept().getFirst().change().set().get("tags"));
    }

    @Test
    void theFurthestStateStands() {
        Rebase.Result result =
                rebase(
                        patch(LATE, "status", s("PROPOSED"), s("APPROVED")),
                        item("status", "PROPOSED"),
                        item("status", "RENDERED"));
        assertEquals(List.of("op"), result.dropped());
        assertFalse(result.notes().getFirst().asks());
        result =
                rebase(
                        patch(EARLY, "status", s("PROPOSED"), s("APPROVED")),
                        item("status", "PROPOSED"),
                        item("status", "REJECTED"));
        assertEquals(s("APPROVED"), result.kept().getFirst().change().set().get("status"));
        assertTrue(result.notes().getFirst().asks());
    }

    @Test
    void aRejectionThatGaveWayIsForItsCreatorToLookAt() {
        for (String furthest : List.of("APPROVED", "RENDERED", "WEB")) {
            Rebase.Result result =
                    rebase(
                            patch(LATE, "status", s("PROPOSED"), s("REJECTED")),
                            item("status", "PROPOSED"),
                            item("status", furthest));
            ConflictNote note = result.notes().getFirst();
            assertTrue(note.asks() && !note.mineStands(), furthest);
            assertEquals(s("REJECTED"), note.mine());
        }
    }

    @Test
    void theNewerAnalysisStands() {
        PendingOp op =
                op(
                        Kind.PATCH,
                        LATE,
                        Map.of(
                                "viralityScore",
                                new FieldEdit(AttributeValue.number(1), AttributeValue.number(2)),
                                "analysisVersion",
                                new FieldEdit(AttributeValue.number(1), AttributeValue.number(3))));
        Item before =
                item(
                        "viralityScore",
                        AttributeValue.number(1),
                        "analysisVersion",
                        AttributeValue.number(1));
        Item older =
                item(
                        "viralityScore",
                        AttributeValue.number(9),
                        "analysisVersion",
                        AttributeValue.number(2));
        assertEquals(2, rebase(op, before, older).kept().getFirst().fields().size());
        Item newer =
                item(
                        "viralityScore",
                        AttributeValue.number(9),
                        "analysisVersion",
                        AttributeValue.number(4));
        assertEquals(List.of("op"), rebase(op, before, newer).dropped());
    }

    @Test
    void aDeletionStandsAgainstAnEditAndTheEditIsKept() {
        Item before = item("title", "a", "webOnly", "x");
        Rebase.Result result = rebase(patch(LATE, "title", s("a"), s("mine")), before, null);
        assertEquals(List.of("op"), result.dropped());
        ConflictNote note = result.notes().getFirst();
        assertEquals(ConflictNote.WHOLE, note.field());
        assertEquals(
                AttributeValue.M.of(Map.of("title", s("mine"), "webOnly", s("x"))), note.mine());
    }

    @Test
    void anEditStandsNotAgainstADeletionMadeHereAndIsKept() {
        PendingOp delete = op(Kind.DELETE, LATE, Map.of("title", new FieldEdit(s("a"), null)));
        Rebase.Result result =
                rebase(delete, item("title", "a"), item("title", "theirs", "hook", "new"));
        assertEquals(
                new FieldEdit(s("theirs"), null), result.kept().getFirst().fields().get("title"));
        assertTrue(result.notes().getFirst().theirs() instanceof AttributeValue.M);
        assertEquals(
                List.of(),
                rebase(result.kept().getFirst(), item(), item("title", "theirs", "hook", "new"))
                        .notes());
    }

    @Test
    void aCreationThatMeetsAnItemBecomesAnEditOfIt() {
        PendingOp create =
                op(
                        Kind.CREATE,
                        EARLY,
                        Map.of(
                                "title", new FieldEdit(null, s("mine")),
                                "clipId", new FieldEdit(null, s("c"))));
        Rebase.Result result = rebase(create, null, item("clipId", "c", "webOnly", "x"));
        PendingOp kept = result.kept().getFirst();
        assertEquals(Kind.PATCH, kept.kind());
        assertEquals(Map.of("title", new FieldEdit(null, s("mine"))), kept.fields());
        assertEquals(List.of(create), rebase(create, null, null).kept());
    }

    /// The laws of a merge, for edits and items drawn at random.
    @Test
    void nothingIsInventedAndTwiceIsOnce() {
        Random random = new Random(5);
        List<String> names = List.of("title", "hook", "tags", "status", "viralityScore", "webOnly");
        for (int i = 0; i < 20_000; i++) {
            Item before = random(random, names);
            Item theirs = random(random, names);
            TreeMap<String, FieldEdit> fields = new TreeMap<>();
            for (String name : names) {
                if (random.nextInt(3) == 0) {
                    fields.put(name, new FieldEdit(before.get(name), value(random, name)));
                }
            }
            if (fields.isEmpty()) {
                continue;
            }
            PendingOp op = op(Kind.PATCH, random.nextBoolean() ? EARLY : LATE, fields);
            Rebase.Result once = rebase(op, before, theirs);
            SortedMap<String, AttributeValue> result = apply(once, theirs);
            for (String name : names) {
                if (!fields.containsKey(name)) {
                    assertEquals(theirs.get(name), result.get(name), "left alone: " + name);
                } else if (!name.equals("tags")) {
                    assertTrue(
                            java.util.Objects.equals(result.get(name), theirs.get(name))
                                    || java.util.Objects.equals(
                                            result.get(name), fields.get(name).next()),
                            "invented: " + name);
                }
            }
            if (!once.kept().isEmpty()) {
                Rebase.Result twice = rebase(once.kept().getFirst(), theirs, theirs);
                assertEquals(once.kept(), twice.kept());
                assertEquals(List.of(), twice.notes());
            }
            assertEquals(
                    before.attributes(),
                    apply(
                            rebase(op(Kind.PATCH, EARLY, nothing(before, fields)), before, before),
                            before));
        }
    }

    private static Map<String, FieldEdit> nothing(Item before, Map<String, FieldEdit> fields) {
        TreeMap<String, FieldEdit> same = new TreeMap<>();
        fields.keySet().forEach(n -> same.put(n, new FieldEdit(before.get(n), before.get(n))));
        return same;
    }

    private static SortedMap<String, AttributeValue> apply(Rebase.Result result, Item theirs) {
        Change change = result.kept().isEmpty() ? Change.none() : result.kept().getFirst().change();
        return change.apply(theirs.attributes());
    }

    private static Item random(Random random, List<String> names) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>();
        for (String name : names) {
            AttributeValue value = value(random, name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return Item.of(KEY, attributes);
    }

    private static @Nullable AttributeValue value(Random random, String name) {
        int pick = random.nextInt(4);
        if (pick == 0) {
            return null;
        }
        return switch (name) {
            case "tags" -> {
                TreeSet<String> tags = new TreeSet<>();
                tags.add("t" + random.nextInt(3));
                tags.add("t" + random.nextInt(3));
                yield AttributeValue.Ss.of(tags);
            }
            case "status" -> s(List.of("PROPOSED", "APPROVED", "RENDERED", "WEB").get(pick));
            case "viralityScore" -> AttributeValue.number(pick);
            default -> s("v" + pick);
        };
    }
}
