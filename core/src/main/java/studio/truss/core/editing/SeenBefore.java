package studio.truss.core.editing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.media.TimeRange;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells what somebody else wrote since a clip was shown from what this editor wrote itself. One
/// thread.
final class SeenBefore {
    private final Map<EntityKey, Map<String, Optional<AttributeValue>>> ours = new HashMap<>();

    void wrote(EntityKey key, Change change) {
        Map<String, Optional<AttributeValue>> known =
                ours.computeIfAbsent(key, _ -> new HashMap<>());
        change.set().forEach((name, value) -> known.put(name, Optional.of(value)));
        change.remove().forEach(name -> known.put(name, Optional.empty()));
    }

    /// The edit for the clip as it is stored: an edge that the creator left where it was shown
    /// stays where somebody else has put it since.
    static ClipEdit onto(ClipEdit edit, @Nullable Clip shown, Clip stored) {
        if (shown == null || !(edit instanceof ClipEdit.Trim(TimeRange range))) {
            return edit;
        }
        long start = range.startMs() == shown.startMs() ? stored.startMs() : range.startMs();
        long end = range.endMs() == shown.endMs() ? stored.endMs() : range.endMs();
        return end - start < Edits.SHORTEST_MS ? edit : new ClipEdit.Trim(TimeRange.of(start, end));
    }

    /// The attributes of a change that somebody else has changed since the clip was shown.
    Set<String> others(Change change, Clip shown, Clip stored) {
        Map<String, AttributeValue> then = shown.attributes();
        Map<String, AttributeValue> now = stored.attributes();
        Map<String, Optional<AttributeValue>> known = ours.getOrDefault(stored.key(), Map.of());
        return change.names().stream()
                .filter(name -> !Objects.equals(then.get(name), now.get(name)))
                .filter(name -> !Optional.ofNullable(now.get(name)).equals(known.get(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
