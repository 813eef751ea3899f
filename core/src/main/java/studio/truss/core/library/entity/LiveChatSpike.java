package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.StreamId;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// A burst of chat during a stream; `timestamp` is its moment in wall-clock time and its key.
public record LiveChatSpike(
        String timestamp,
        StreamId streamId,
        long offsetMs,
        long durationMs,
        BigDecimal score,
        long messages,
        long chatters,
        @Nullable Long discounted,
        List<String> samples,
        @Nullable ClipId clipId)
        implements Entity {
    public LiveChatSpike {
        samples = List.copyOf(samples);
    }

    public static LiveChatSpike of(Item item) {
        Fields fields = new Fields(item);
        return new LiveChatSpike(
                fields.text("timestamp"),
                new StreamId(fields.text("streamId")),
                fields.number("offsetMs"),
                fields.number("durationMs"),
                fields.decimal("score"),
                fields.number("messages"),
                fields.number("chatters"),
                fields.numberOrNull("discounted"),
                samples(fields.listOrNull("samples")),
                clipId(fields.textOrNull("clipId")));
    }

    @Override
    public EntityKey key() {
        return new EntityKey.LiveChatSpike(timestamp);
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("timestamp", timestamp)
                .text("streamId", streamId.value())
                .number("offsetMs", offsetMs)
                .number("durationMs", durationMs)
                .decimal("score", score)
                .number("messages", messages)
                .number("chatters", chatters)
                .number("discounted", discounted)
                .list(
                        "samples",
                        samples.isEmpty()
                                ? null
                                : samples.stream().map(AttributeValue::text).toList())
                .text("clipId", clipId == null ? null : clipId.value())
                .build();
    }

    private static @Nullable ClipId clipId(@Nullable String text) {
        return text == null ? null : new ClipId(text);
    }

    private static List<String> samples(@Nullable List<AttributeValue> list) {
        List<String> samples = new ArrayList<>();
        for (AttributeValue value : list == null ? List.<AttributeValue>of() : list) {
            if (value instanceof AttributeValue.S(String text)) {
                samples.add(text);
            }
        }
        return samples;
    }
}
