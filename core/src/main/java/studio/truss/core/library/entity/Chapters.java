package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// The chapters of a video, in order.
public record Chapters(
        VideoId videoId,
        List<Chapter> chapters,
        @Nullable String model,
        @Nullable Long analysisVersion)
        implements Entity {
    public Chapters {
        chapters = List.copyOf(chapters);
    }

    public static Chapters of(Item item) {
        Fields fields = new Fields(item);
        return new Chapters(
                new VideoId(fields.text("videoId")),
                read(item, fields.listOrNull("chapters")),
                fields.textOrNull("model"),
                fields.numberOrNull("analysisVersion"));
    }

    @Override
    public EntityKey key() {
        return new EntityKey.Chapters(videoId);
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("videoId", videoId.value())
                .list("chapters", chapters.stream().map(Chapter::toValue).toList())
                .text("model", model)
                .number("analysisVersion", analysisVersion)
                .build();
    }

    private static List<Chapter> read(Item item, @Nullable List<AttributeValue> list) {
        if (list == null) {
            throw new UnreadableItemException(item.key(), "chapters");
        }
        List<Chapter> chapters = new ArrayList<>();
        for (AttributeValue value : list) {
            if (!(value instanceof AttributeValue.M(SortedMap<String, AttributeValue> chapter)
                    && chapter.get("startMs") instanceof AttributeValue.N start
                    && chapter.get("title") instanceof AttributeValue.S(String title))) {
                throw new UnreadableItemException(item.key(), "chapters");
            }
            String summary =
                    chapter.get("summary") instanceof AttributeValue.S(String text) ? text : null;
            chapters.add(new Chapter(start.value().longValue(), title, summary));
        }
        return chapters;
    }

    /// One chapter; it lasts until the next begins.
    public record Chapter(long startMs, String title, @Nullable String summary) {
        AttributeValue.M toValue() {
            return AttributeValue.M.of(
                    new Attributes()
                            .number("startMs", startMs)
                            .text("title", title)
                            .text("summary", summary)
                            .build());
        }
    }
}
