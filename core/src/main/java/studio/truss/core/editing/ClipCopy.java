package studio.truss.core.editing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.media.TimeRange;

import java.util.Set;

/// A clip on its way to another value of a few of its attributes.
final class ClipCopy {
    private final Clip clip;
    private TimeRange range;
    private String title;
    private @Nullable String hook;
    private @Nullable String description;
    private Set<String> tags;
    private @Nullable AttributeValue crop;
    private @Nullable String layout;
    private @Nullable AttributeValue captions;
    private Clip.Status status;

    ClipCopy(Clip clip) {
        this.clip = clip;
        range = TimeRange.of(clip.startMs(), clip.endMs());
        title = clip.title();
        hook = clip.hook();
        description = clip.description();
        tags = clip.tags();
        crop = clip.crop();
        layout = clip.layout();
        captions = clip.captions();
        status = clip.status();
    }

    ClipCopy range(TimeRange next) {
        range = next;
        return this;
    }

    ClipCopy title(String next) {
        title = next;
        return this;
    }

    ClipCopy hook(@Nullable String next) {
        hook = next;
        return this;
    }

    ClipCopy description(@Nullable String next) {
        description = next;
        return this;
    }

    ClipCopy tags(Set<String> next) {
        tags = next;
        return this;
    }

    ClipCopy crop(@Nullable AttributeValue next) {
        crop = next;
        return this;
    }

    ClipCopy layout(@Nullable String next) {
        layout = next;
        return this;
    }

    ClipCopy captions(@Nullable AttributeValue next) {
        captions = next;
        return this;
    }

    ClipCopy status(Clip.Status next) {
        status = next;
        return this;
    }

    Clip build() {
        return new Clip(
                clip.clipId(),
                clip.videoId(),
                clip.streamId(),
                range.startMs(),
                range.endMs(),
                title,
                hook,
                description,
                tags,
                clip.viralityScore(),
                clip.evidence(),
                clip.analysisVersion(),
                crop,
                layout,
                captions,
                status,
                clip.objectKey(),
                clip.publications(),
                clip.createdAt(),
                clip.updatedAt());
    }
}
