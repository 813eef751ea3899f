package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.StreamId;
import studio.truss.core.library.item.VideoId;

import java.util.SortedMap;

/// A live stream, as it was watched.
public record LiveStream(
        StreamId streamId,
        String platform,
        String channel,
        @Nullable String title,
        String startedAt,
        @Nullable String endedAt,
        @Nullable VideoId videoId,
        @Nullable Long delayMs,
        @Nullable Long messages,
        @Nullable Long chatters,
        @Nullable Long spikes)
        implements Entity {

    public static LiveStream of(Item item) {
        Fields fields = new Fields(item);
        return new LiveStream(
                new StreamId(fields.text("streamId")),
                fields.text("platform"),
                fields.text("channel"),
                fields.textOrNull("title"),
                fields.text("startedAt"),
                fields.textOrNull("endedAt"),
                videoId(fields.textOrNull("videoId")),
                fields.numberOrNull("delayMs"),
                fields.numberOrNull("messages"),
                fields.numberOrNull("chatters"),
                fields.numberOrNull("spikes"));
    }

    @Override
    public EntityKey key() {
        return new EntityKey.Stream(streamId);
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("streamId", streamId.value())
                .text("platform", platform)
                .text("channel", channel)
                .text("title", title)
                .text("startedAt", startedAt)
                .text("endedAt", endedAt)
                .text("videoId", videoId == null ? null : videoId.value())
                .number("delayMs", delayMs)
                .number("messages", messages)
                .number("chatters", chatters)
                .number("spikes", spikes)
                .build();
    }

    private static @Nullable VideoId videoId(@Nullable String text) {
        return text == null ? null : new VideoId(text);
    }
}
