package studio.truss.core.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Cancelled;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteOutcome.Written;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What every [studio.truss.core.sync.remote.RemoteStore] does, read and written. The real engine
/// on one's own machine differs from the service where this asks nothing: it never throttles, never
/// answers with an old image, never lets two transactions meet, and counts capacity otherwise.
public abstract class RemoteStoreContract extends RemoteLimitContract {
    private static final Expected THERE = Expected.there(Map.of());
    private static final Expected MAYBE = Expected.maybe(Map.of());
    private static final Change TITLE = Change.set("title", AttributeValue.text("new"));

    private static Map<String, AttributeValue> attributes(String json) {
        return TypedJson.parse(json);
    }

    private static Expected with(String name, @Nullable String json) {
        return Expected.there(Map.of(name, Optional.ofNullable(json).map(TypedJson::parseValue)));
    }

    private static WriteOutcome cancelled(Reason... reasons) {
        return new Cancelled(List.of(reasons));
    }

    private static WriteOutcome notAsExpected(@Nullable Item current) {
        return cancelled(new Reason.NotAsExpected(current));
    }

    @Test
    void createLeavesAnExistingItemAlone() {
        Item there = item("CLIP#a", attributes("{\"title\":{\"S\":\"web\"}}"));
        create(there);
        assertEquals(notAsExpected(there), write(new Write.Create(item("CLIP#a"))));
        assertEquals(there, read("CLIP#a"));
    }

    @Test
    void updateLeavesOtherAttributesAlone() {
        create(item("CLIP#a", attributes("{\"a\":{\"N\":\"1\"},\"b\":{\"N\":\"2\"}}")));
        Change change = Change.of(Map.of("c", AttributeValue.number(3)), Set.of("a", "none"));
        assertEquals(new Written(), write(new Write.Update(key("CLIP#a"), change, THERE)));
        assertEquals(
                item("CLIP#a", attributes("{\"b\":{\"N\":\"2\"},\"c\":{\"N\":\"3\"}}")),
                read("CLIP#a"));
    }

    @Test
    void updateChangesSomething() {
        create(item("CLIP#a"));
        for (Expected expected : List.of(THERE, MAYBE)) {
            Write nothing = new Write.Update(key("CLIP#a"), Change.none(), expected);
            assertEquals(RemoteException.Kind.INVALID, kindOf(() -> write(nothing)));
        }
    }

    @Test
    void namesMayBeAnyText() {
        Map<String, AttributeValue> odd =
                attributes(
                        "{\"name\":{\"N\":\"1\"},\"size\":{\"N\":\"2\"},\"a.b\":{\"N\":\"3\"},"
                                + "\"#x :y\":{\"N\":\"4\"},\"\\ud83d\\ude00\":{\"N\":\"5\"}}");
        create(item("CLIP#a"));
        Write.Update set = new Write.Update(key("CLIP#a"), Change.set(odd), THERE);
        assertEquals(new Written(), write(set));
        assertEquals(item("CLIP#a", odd), read("CLIP#a"));
    }

    @Test
    void whatIsMissingIsNotChanged() {
        assertEquals(notAsExpected(null), write(new Write.Update(key("CLIP#a"), TITLE, THERE)));
        assertEquals(notAsExpected(null), write(new Write.Delete(key("CLIP#a"), THERE)));
        assertEquals(notAsExpected(null), write(new Write.Check(key("CLIP#a"), THERE)));
        assertNull(read("CLIP#a"));
    }

    @Test
    void updateMakesTheItemWhereThatIsAllowed() {
        Expected first = Expected.maybe(Map.of("seq", Optional.empty()));
        Change seq = Change.set("seq", AttributeValue.number(1));
        assertEquals(new Written(), write(new Write.Update(key("SYNC#DEVICE#d"), seq, first)));
        Item made = item("SYNC#DEVICE#d", seq.set());
        assertEquals(made, read("SYNC#DEVICE#d"));
        assertEquals(
                notAsExpected(made), write(new Write.Update(key("SYNC#DEVICE#d"), seq, first)));
        assertEquals(new Written(), write(new Write.Update(key("X"), Change.remove("a"), MAYBE)));
        assertEquals(item("X"), read("X"));
    }

    @Test
    void deleteOfWhatIsMissingSucceedsWhereThatIsAllowed() {
        create(item("CLIP#a"));
        assertEquals(new Written(), write(new Write.Delete(key("CLIP#a"), MAYBE)));
        assertEquals(new Written(), write(new Write.Delete(key("CLIP#a"), MAYBE)));
        assertEquals(new Written(), write(new Write.Check(key("CLIP#a"), MAYBE)));
        assertNull(read("CLIP#a"));
    }

    @Test
    void conditionsCompareInDepth() {
        Item there =
                item(
                        "CLIP#a",
                        attributes(
                                """
                                {"n":{"N":"1"},"set":{"SS":["a","b"]},"numbers":{"NS":["1","2"]},\
                                "map":{"M":{"x":{"L":[{"N":"1"},{"S":""}]},"y":{"NULL":true}}}}\
                                """));
        create(there);
        for (Expected right :
                List.of(
                        with("n", "{\"N\":\"1.0\"}"),
                        with("set", "{\"SS\":[\"b\",\"a\"]}"),
                        with("numbers", "{\"NS\":[\"2.0\",\"1\"]}"),
                        with(
                                "map",
                                "{\"M\":{\"y\":{\"NULL\":true},\"x\":{\"L\":[{\"N\":\"1\"},"
                                        + "{\"S\":\"\"}]}}}"))) {
            assertEquals(new Written(), write(new Write.Check(key("CLIP#a"), right)));
        }
        for (Expected wrong :
                List.of(
                        with("n", "{\"S\":\"1\"}"),
                        with("set", "{\"SS\":[\"a\"]}"),
                        with("set", "{\"L\":[{\"S\":\"a\"},{\"S\":\"b\"}]}"),
                        with(
                                "map",
                                "{\"M\":{\"y\":{\"NULL\":true},\"x\":{\"L\":[{\"S\":\"\"},"
                                        + "{\"N\":\"1\"}]}}}"))) {
            assertEquals(notAsExpected(there), write(new Write.Check(key("CLIP#a"), wrong)));
        }
    }

    @Test
    void nullEmptyAndAbsentAreThreeThings() {
        List<Map<String, AttributeValue>> kinds =
                List.of(
                        attributes("{\"v\":{\"NULL\":true}}"),
                        attributes("{\"v\":{\"S\":\"\"}}"),
                        attributes("{}"));
        for (Map<String, AttributeValue> is : kinds) {
            Item there = item("CLIP#" + kinds.indexOf(is), is);
            create(there);
            for (Map<String, AttributeValue> expected : kinds) {
                Expected v = Expected.there(Map.of("v", Optional.ofNullable(expected.get("v"))));
                assertEquals(
                        is.equals(expected) ? new Written() : notAsExpected(there),
                        write(new Write.Check(there.key(), v)));
            }
        }
    }

    @Test
    void transactionIsAllOrNothing() {
        Item there = item("CLIP#b", attributes("{\"title\":{\"S\":\"web\"}}"));
        create(there, item("CLIP#e"));
        WriteOutcome outcome =
                write(
                        new Write.Create(item("CLIP#a")),
                        new Write.Update(key("CLIP#b"), TITLE, with("title", "{\"S\":\"old\"}")),
                        new Write.Check(key("CLIP#b2"), MAYBE),
                        new Write.Update(key("CLIP#c"), TITLE, THERE),
                        new Write.Delete(key("CLIP#e"), THERE));
        Reason none = new Reason.None();
        assertEquals(
                cancelled(
                        none,
                        new Reason.NotAsExpected(there),
                        none,
                        new Reason.NotAsExpected(null),
                        none),
                outcome);
        assertEquals(List.of(there, item("CLIP#e")), page("CLIP#", null, 10).items());
    }

    @Test
    void secondSendingChangesNothing() {
        WriteTransaction sent =
                new WriteTransaction(List.of(new Write.Create(item("CLIP#a"))), token());
        assertEquals(new Written(), store().write(sent));
        assertEquals(new Written(), write(new Write.Delete(key("CLIP#a"), THERE)));
        assertEquals(new Written(), store().write(sent));
        assertNull(read("CLIP#a"));
        WriteTransaction other =
                new WriteTransaction(List.of(new Write.Create(item("CLIP#b"))), sent.token());
        assertEquals(RemoteException.Kind.INVALID, kindOf(() -> store().write(other)));
        assertNull(read("CLIP#b"));
    }

    @Test
    void cancelledTransactionIsTriedAgainWhenSentAgain() {
        WriteTransaction sent =
                new WriteTransaction(
                        List.of(new Write.Update(key("CLIP#a"), TITLE, THERE)), token());
        assertEquals(notAsExpected(null), store().write(sent));
        create(item("CLIP#a"));
        assertEquals(new Written(), store().write(sent));
        assertEquals(item("CLIP#a", TITLE.set()), read("CLIP#a"));
    }
}
