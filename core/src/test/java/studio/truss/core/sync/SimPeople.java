package studio.truss.core.sync;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.testing.FakeTable;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// The users at the machines, and the web product.
final class SimPeople {
    private static final String PK = Keys.partition(SimDesktop.CREATOR);
    private static final int LARGE = 300 * 1024;
    private static final int BULK = 150 * 1024;

    /// Clips of the simulation are that many of these units long, at most.
    private static final int UNITS = 12;

    private static final long UNIT = 1_000_000;

    private static final AttributeValue DIGITS =
            new AttributeValue.N("12345678901234567890123456789012345678");

    private final Random random;
    private final Clock clock;
    private final FakeTable table;
    private final SimOracle oracle;
    private final Set<SimTrouble> troubles;
    private int counter;

    SimPeople(
            Random random,
            Clock clock,
            FakeTable table,
            SimOracle oracle,
            Set<SimTrouble> troubles) {
        this.random = random;
        this.clock = clock;
        this.table = table;
        this.oracle = oracle;
        this.troubles = troubles;
    }

    static Clip clip(String id, String title) {
        return new Clip(
                ClipId.of(id),
                VideoId.of("v"),
                null,
                0,
                UNITS * UNIT,
                title,
                null,
                "d",
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

    void edit(SimDesktop desktop) {
        String value = desktop.name + "." + ++counter;
        if (troubles.contains(SimTrouble.LARGE) && random.nextInt(6) == 0) {
            value += "x".repeat(LARGE);
        }
        List<Item> clips =
                desktop.library().items().stream()
                        .filter(item -> item.key().sk().startsWith("CLIP#"))
                        .toList();
        int what = random.nextInt(100);
        try {
            if (what < 18 || clips.isEmpty()) {
                Clip made = clip(desktop.name + "c" + counter, value);
                Map<String, AttributeValue> nothing = Map.of();
                desktop.breakage().create(desktop.library(), made);
                oracle.edited(
                        desktop.name,
                        Keys.of(SimDesktop.CREATOR, made.key()),
                        "title",
                        AttributeValue.text(value),
                        nothing);
                return;
            }
            Item item = clips.get(random.nextInt(clips.size()));
            EntityKey key = item.entityKey();
            if (what < 26) {
                desktop.library().delete(key);
                oracle.edited(desktop.name, item.key(), "*", null, item.attributes());
            } else if (what < 36) {
                Change tag =
                        Change.set(
                                "status",
                                AttributeValue.text(
                                        random.nextBoolean() ? "APPROVED" : "REJECTED"));
                desktop.library().update(key, tag, Author.CREATOR);
            } else if (what < 52) {
                set(desktop, item, bound(), bound(counter));
            } else {
                String field = SimOracle.TEXTS.get(random.nextInt(SimOracle.TEXTS.size()));
                set(desktop, item, field, AttributeValue.text(value));
            }
        } catch (LibraryException e) {
            // a step that the item's state does not have
        }
    }

    private void set(SimDesktop desktop, Item item, String field, AttributeValue value) {
        desktop.breakage().update(desktop.library(), item.entityKey(), Change.set(field, value));
        oracle.edited(desktop.name, item.key(), field, value, item.attributes());
    }

    private String bound() {
        return SimOracle.BOUNDS.get(random.nextInt(2));
    }

    /// A time that nobody else has set.
    private AttributeValue bound(int own) {
        return AttributeValue.number(random.nextInt(UNITS) * UNIT + own);
    }

    void web() {
        List<Item> clips =
                table.items(PK).stream()
                        .filter(item -> item.key().sk().startsWith("CLIP#"))
                        .toList();
        if (clips.isEmpty()) {
            return;
        }
        if (troubles.contains(SimTrouble.ODD_VALUES) && random.nextInt(4) == 0) {
            unknownFamily();
            return;
        }
        Item item = clips.get(random.nextInt(clips.size()));
        int what = random.nextInt(100);
        if (what < 8) {
            table.delete(item.key());
            return;
        }
        String field = SimOracle.TEXTS.get(random.nextInt(SimOracle.TEXTS.size()));
        String[] values = {"A", "B", "web" + ++counter, "web" + counter};
        TreeMap<String, AttributeValue> set = new TreeMap<>();
        set.put(field, AttributeValue.text(values[random.nextInt(values.length)]));
        set.put("webOnly", AttributeValue.text("u" + counter));
        if (random.nextInt(4) == 0) {
            set.put(bound(), bound(++counter));
        }
        if (random.nextInt(4) == 0) {
            set.put("updatedAt", AttributeValue.text(clock.instant().toString()));
        }
        if (troubles.contains(SimTrouble.ODD_VALUES) && random.nextInt(3) == 0) {
            set.put(random.nextBoolean() ? field : "status", odd());
            set.put("odd", odd());
            set.put("viralityScore", random.nextBoolean() ? odd() : DIGITS);
        }
        if (troubles.contains(SimTrouble.LARGE) && random.nextInt(4) == 0) {
            set.put("bulk", AttributeValue.text("y".repeat(BULK)));
        }
        if (what < 55) {
            table.update(item.key(), Change.set(set));
        } else {
            TreeMap<String, AttributeValue> all = new TreeMap<>(item.attributes());
            all.remove("_sv");
            all.remove("_op");
            all.putAll(set);
            table.put(Item.of(item.key(), all));
        }
    }

    private void unknownFamily() {
        String sk = List.of("COMMENT#1", "COMMENT#2", "AAA", "ZZZ#\u00e9").get(random.nextInt(4));
        ItemKey key = new ItemKey(PK, sk);
        if (random.nextInt(4) == 0) {
            table.delete(key);
        } else {
            table.put(Item.of(key, Map.of("text", odd(), "webOnly", odd())));
        }
    }

    private AttributeValue odd() {
        return switch (random.nextInt(9)) {
            case 0 -> DIGITS;
            case 1 -> new AttributeValue.N("-0.000000000000000000000000000000000001");
            case 2 -> new AttributeValue.Null();
            case 3 -> AttributeValue.text("");
            case 4 -> AttributeValue.Ss.of(List.of("b", "a"));
            case 5 -> AttributeValue.Ns.of(List.of("2", "10"));
            case 6 -> AttributeValue.B.of(new byte[] {0, -1});
            case 7 -> AttributeValue.M.of(Map.of("deep", new AttributeValue.Bool(true)));
            default -> new AttributeValue.L(List.of(AttributeValue.number(++counter)));
        };
    }
}
