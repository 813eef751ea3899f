package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// A source video.
public record Asset(
        VideoId videoId,
        String title,
        String sourceType,
        @Nullable String fileName,
        @Nullable String sha256,
        @Nullable Long sizeBytes,
        @Nullable Long durationMs,
        @Nullable Long width,
        @Nullable Long height,
        @Nullable String frameRate,
        @Nullable String objectKey,
        Status status,
        Set<String> tags,
        String createdAt,
        @Nullable String updatedAt)
        implements Entity {
    public Asset {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    public static Asset of(Item item) {
        Fields fields = new Fields(item);
        return new Asset(
                new VideoId(fields.text("videoId")),
                fields.text("title"),
                fields.text("sourceType"),
                fields.textOrNull("fileName"),
                fields.textOrNull("sha256"),
                fields.numberOrNull("sizeBytes"),
                fields.numberOrNull("durationMs"),
                fields.numberOrNull("width"),
                fields.numberOrNull("height"),
                fields.textOrNull("frameRate"),
                fields.textOrNull("objectKey"),
                fields.state(Status.class, "status"),
                fields.texts("tags"),
                fields.text("createdAt"),
                fields.textOrNull("updatedAt"));
    }

    /// What a video is called before anybody gives it a title: its file's name without the ending.
    public static String titleOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    @Override
    public EntityKey key() {
        return new EntityKey.Asset(videoId);
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("videoId", videoId.value())
                .text("title", title)
                .text("sourceType", sourceType)
                .text("fileName", fileName)
                .text("sha256", sha256)
                .number("sizeBytes", sizeBytes)
                .number("durationMs", durationMs)
                .number("width", width)
                .number("height", height)
                .text("frameRate", frameRate)
                .text("objectKey", objectKey)
                .text("status", status.name())
                .texts("tags", tags)
                .text("createdAt", createdAt)
                .text("updatedAt", updatedAt)
                .build();
    }

    /// How far the video has come. A state may repeat itself; other moves are those of
    /// [#mayBecome].
    public enum Status {
        NEW,
        UPLOADING,
        UPLOADED,
        ANALYZING,
        ANALYZED,
        FAILED;

        public boolean mayBecome(Status next) {
            return next == this
                    || switch (this) {
                        case NEW ->
                                next == UPLOADING
                                        || next == UPLOADED
                                        || next == ANALYZING
                                        || next == ANALYZED
                                        || next == FAILED;
                        case UPLOADING -> next == NEW || next == UPLOADED || next == FAILED;
                        case UPLOADED -> next == ANALYZING || next == ANALYZED || next == FAILED;
                        case ANALYZING ->
                                next == ANALYZED
                                        || next == UPLOADING
                                        || next == UPLOADED
                                        || next == FAILED;
                        case ANALYZED -> next == ANALYZING || next == UPLOADING || next == UPLOADED;
                        case FAILED ->
                                next == NEW
                                        || next == UPLOADING
                                        || next == ANALYZING
                                        || next == ANALYZED;
                    };
        }
    }
}
