package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.StreamId;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// A clip of a video, from proposed to published. Times are on the source's clock; the score is
/// 0..100, its decimal text kept; `evidence`, `crop`, `captions` and `publications` are maps.
public record Clip(
        ClipId clipId,
        VideoId videoId,
        @Nullable StreamId streamId,
        long startMs,
        long endMs,
        String title,
        @Nullable String hook,
        @Nullable String description,
        Set<String> tags,
        BigDecimal viralityScore,
        @Nullable AttributeValue evidence,
        @Nullable Long analysisVersion,
        @Nullable AttributeValue crop,
        @Nullable String layout,
        @Nullable AttributeValue captions,
        Status status,
        @Nullable String objectKey,
        @Nullable AttributeValue publications,
        String createdAt,
        @Nullable String updatedAt)
        implements Entity {
    public Clip {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    public static Clip of(Item item) {
        Fields fields = new Fields(item);
        return new Clip(
                new ClipId(fields.text("clipId")),
                new VideoId(fields.text("videoId")),
                streamId(fields.textOrNull("streamId")),
                fields.number("startMs"),
                fields.number("endMs"),
                fields.text("title"),
                fields.textOrNull("hook"),
                fields.textOrNull("description"),
                fields.texts("tags"),
                fields.decimal("viralityScore"),
                fields.mapOrNull("evidence"),
                fields.numberOrNull("analysisVersion"),
                fields.mapOrNull("crop"),
                fields.textOrNull("layout"),
                fields.mapOrNull("captions"),
                fields.state(Status.class, "status"),
                fields.textOrNull("objectKey"),
                fields.mapOrNull("publications"),
                fields.text("createdAt"),
                fields.textOrNull("updatedAt"));
    }

    @Override
    public EntityKey key() {
        return new EntityKey.Clip(clipId);
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("clipId", clipId.value())
                .text("videoId", videoId.value())
                .text("streamId", streamId == null ? null : streamId.value())
                .number("startMs", startMs)
                .number("endMs", endMs)
                .text("title", title)
                .text("hook", hook)
                .text("description", description)
                .texts("tags", tags)
                .decimal("viralityScore", viralityScore)
                .value("evidence", evidence)
                .number("analysisVersion", analysisVersion)
                .value("crop", crop)
                .text("layout", layout)
                .value("captions", captions)
                .text("status", status.name())
                .text("objectKey", objectKey)
                .value("publications", publications)
                .text("createdAt", createdAt)
                .text("updatedAt", updatedAt)
                .build();
    }

    /// Whether it does not end before it starts, as clips of other programs may.
    public boolean hasRange() {
        return startMs <= endMs;
    }

    private static @Nullable StreamId streamId(@Nullable String text) {
        return text == null ? null : new StreamId(text);
    }

    /// How far the clip has come. A state may repeat itself; other moves are those of [#mayBecome]:
    /// forward, again after a failure, or the creator's change of mind.
    public enum Status {
        PROPOSED,
        APPROVED,
        REJECTED,
        RENDERING,
        RENDERED,
        PUBLISHED,
        FAILED;

        /// Whether somebody has approved the clip, whatever has been made of it since.
        public boolean approved() {
            return switch (this) {
                case APPROVED, RENDERING, RENDERED, PUBLISHED -> true;
                case PROPOSED, REJECTED, FAILED -> false;
            };
        }

        public boolean mayBecome(Status next) {
            return next == this
                    || switch (this) {
                        case PROPOSED ->
                                next == APPROVED
                                        || next == REJECTED
                                        || next == RENDERING
                                        || next == FAILED;
                        case APPROVED ->
                                next == PROPOSED
                                        || next == REJECTED
                                        || next == RENDERING
                                        || next == FAILED;
                        case REJECTED -> next == PROPOSED || next == APPROVED;
                        case RENDERING -> next == REJECTED || next == RENDERED || next == FAILED;
                        case RENDERED ->
                                next == REJECTED
                                        || next == RENDERING
                                        || next == PUBLISHED
                                        || next == FAILED;
                        case PUBLISHED -> next == RENDERING || next == FAILED;
                        case FAILED -> next == APPROVED || next == REJECTED || next == RENDERING;
                    };
        }
    }
}
