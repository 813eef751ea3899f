package studio.truss.core.editing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.FramingJson;
import studio.truss.core.clips.JsonAttributes;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Applies edits to clips. Pure.
public final class Edits {
    /// Below this nothing can be told, and no platform takes it.
    public static final long SHORTEST_MS = 500;

    /// Characters that a title holds.
    public static final int TITLE_MOST = 200;

    private Edits() {}

    /// @param durationMs of the video; clips stay inside
    public static EditResult apply(ClipEdit edit, Clip clip, long durationMs) {
        return switch (edit) {
            case ClipEdit.Trim(var range) -> trimmed(clip, range, durationMs);
            case ClipEdit.Rename(var title) -> renamed(clip, title.strip());
            case ClipEdit.Describe(var text) ->
                    new EditResult.Applied(with(clip).description(blankAsNull(text)).build());
            case ClipEdit.Hook(var text) ->
                    new EditResult.Applied(with(clip).hook(blankAsNull(text)).build());
            case ClipEdit.Retag(var tags) ->
                    new EditResult.Applied(with(clip).tags(cleaned(tags)).build());
            case ClipEdit.Approve(), ClipEdit.Reject(), ClipEdit.Reconsider() ->
                    decided(clip, edit);
            case ClipEdit.Reframe(var shots, var motion) -> reframed(clip, shots, motion);
            case ClipEdit.Caption(var captions) ->
                    new EditResult.Applied(with(clip).captions(captions).build());
        };
    }

    private static EditResult trimmed(Clip clip, TimeRange range, long durationMs) {
        if (range.startMs() < 0 || range.endMs() > durationMs) {
            return new EditResult.Refused("A clip cannot reach beyond its video.");
        }
        if (range.lengthMs() < SHORTEST_MS) {
            return new EditResult.Refused("A clip needs at least half a second.");
        }
        return new EditResult.Applied(with(clip).range(range).build());
    }

    private static EditResult renamed(Clip clip, String title) {
        if (title.isEmpty()) {
            return new EditResult.Refused("A clip needs a title.");
        }
        int letters = Math.min(TITLE_MOST, title.codePointCount(0, title.length()));
        String cut = title.substring(0, title.offsetByCodePoints(0, letters));
        return new EditResult.Applied(with(clip).title(cut).build());
    }

    private static EditResult decided(Clip clip, ClipEdit edit) {
        Clip.Status next = edit.status();
        if (next == null || !clip.status().mayBecome(next)) {
            String rest =
                    next == Clip.Status.APPROVED && clip.status().approved()
                            ? "render it again to have it as it is now."
                            : "that cannot be taken back.";
            return new EditResult.Refused(
                    "\"%s\" is %s already: %s".formatted(clip.title(), word(clip.status()), rest));
        }
        return new EditResult.Applied(with(clip).status(next).build());
    }

    private static String word(Clip.Status status) {
        return switch (status) {
            case PROPOSED -> "proposed";
            case APPROVED -> "approved";
            case REJECTED -> "rejected";
            case RENDERING -> "being rendered";
            case RENDERED -> "rendered";
            case PUBLISHED -> "published";
            case FAILED -> "marked as failed";
        };
    }

    private static EditResult reframed(
            Clip clip, List<ShotFraming> shots, @Nullable CameraMotion motion) {
        if (shots.isEmpty()) {
            return new EditResult.Refused("A clip needs a layout.");
        }
        ObjectNode crop =
                clip.crop() instanceof AttributeValue.M known
                        ? (ObjectNode) JsonAttributes.json(known)
                        : JsonNodeFactory.instance.objectNode();
        crop.set("shots", FramingJson.of(shots));
        if (motion != null) {
            crop.put(CropKeys.MOTION, motion.word());
        }
        String layout =
                shots.stream()
                        .map(shot -> shot.layout().word())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("+"));
        return new EditResult.Applied(
                with(clip).crop(JsonAttributes.map(crop)).layout(layout).build());
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Set<String> cleaned(Set<String> tags) {
        return tags.stream()
                .map(tag -> tag.strip().replaceFirst("^#", ""))
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    private static ClipCopy with(Clip clip) {
        return new ClipCopy(clip);
    }
}
