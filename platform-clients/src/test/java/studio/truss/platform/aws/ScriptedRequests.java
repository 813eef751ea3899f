package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore.PageRequest;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;

/// What is asked of a [ScriptedService].
final class ScriptedRequests {
    static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
    static final TimeLimits LONG =
            new TimeLimits(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1));
    static final PageRequest PAGE =
            new PageRequest("CREATOR#c", KeyRange.prefix("CLIP#"), null, 9, false);

    private ScriptedRequests() {}

    static ItemKey key(String sk) {
        return new ItemKey("CREATOR#c", sk);
    }

    static WriteTransaction creating(int writes, String title) {
        Map<String, AttributeValue> attributes = Map.of("title", AttributeValue.text(title));
        return new WriteTransaction(
                IntStream.range(0, writes)
                        .<Write>mapToObj(
                                i -> new Write.Create(Item.of(key("CLIP#" + i), attributes)))
                        .toList(),
                "token");
    }

    /// By its clock it is always [#NOW].
    static DynamoStore store(URI address, TimeLimits limits, AnswerDates dates) {
        return DynamoStore.open(
                new TableEndpoint("eu-central-1", "truss", address),
                DynamoEngine.CREDENTIALS,
                limits,
                Clock.fixed(NOW, ZoneOffset.UTC),
                dates);
    }

    static void assertSays(String words, RemoteException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains(words), message);
    }
}
