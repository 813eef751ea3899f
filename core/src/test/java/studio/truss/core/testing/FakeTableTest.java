package studio.truss.core.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.Meter;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore.PageRequest;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class FakeTableTest {
    private static final ItemKey KEY = new ItemKey("CREATOR#c", "CLIP#a");

    private Instant now = Instant.parse("2026-11-27T00:00:00Z");
    private final FakeTable table =
            new FakeTable(
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now;
                        }

                        @Override
                        public ZoneId getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(ZoneId zone) {
                            return this;
                        }
                    });

    private static Item clip(String title) {
        return Item.of(KEY, Map.of("title", AttributeValue.text(title)));
    }

    private static WriteTransaction create(String title, String token) {
        return new WriteTransaction(List.of(new Write.Create(clip(title))), token);
    }

    @Test
    void tokenIsForgottenAfterTenMinutes() {
        assertInstanceOf(WriteOutcome.Written.class, table.write(create("a", "t")));
        table.put(clip("web"));
        now = now.plus(Duration.ofMinutes(9));
        assertInstanceOf(WriteOutcome.Written.class, table.write(create("a", "t")));
        assertEquals(clip("web"), table.item(KEY));
        assertThrows(RemoteException.class, () -> table.write(create("b", "t")));

        now = now.plus(Duration.ofMinutes(1));
        assertInstanceOf(WriteOutcome.Cancelled.class, table.write(create("b", "t")));
    }

    @Test
    void staleQueryShowsAnEarlierImage() {
        PageRequest stale = new PageRequest(KEY.pk(), KeyRange.prefix("CLIP#"), null, 10, false);
        PageRequest strong = new PageRequest(KEY.pk(), KeyRange.prefix("CLIP#"), null, 10, true);
        table.lag((key, since) -> 1);
        table.put(clip("a"));
        assertEquals(List.of(), table.query(stale).items());
        table.put(clip("b"));
        assertEquals(List.of(clip("a")), table.query(stale).items());
        assertEquals(List.of(clip("b")), table.query(strong).items());
        table.delete(KEY);
        assertEquals(List.of(clip("b")), table.query(stale).items());
        assertEquals(List.of(), table.query(strong).items());
    }

    @Test
    void listenerHearsWhoWroteWhat() {
        List<String> heard = new ArrayList<>();
        table.onWrite((key, before, after, who) ->
                heard.add(who + " " + (before == null) + " " + (after == null)));
        table.as("laptop").write(create("a", "t"));
        table.update(KEY, Change.remove("title"));
        table.delete(KEY);
        table.delete(KEY);
        assertEquals(List.of("laptop true false", "web false false", "web false true"), heard);
        assertNull(table.item(KEY));
    }

    @Test
    void refusedWriteIsPaidFor() {
        table.put(clip("x".repeat(3000)));
        table.write(create("a", "t"));
        assertEquals(new Meter(1, 0, 6, 25), table.meter());
        table.query(new PageRequest(KEY.pk(), KeyRange.prefix("CLIP#"), null, 10, false));
        assertEquals(0.5, table.meter().rru());
        table.get(List.of(KEY, new ItemKey("CREATOR#c", "CLIP#none")));
        assertEquals(2.5, table.meter().rru());
    }
}
