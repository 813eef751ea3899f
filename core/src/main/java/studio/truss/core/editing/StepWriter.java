package studio.truss.core.editing;

import com.github.f4b6a3.ulid.UlidCreator;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.reframe.KnownCam;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Does the parts of steps, forward and back, on disk. What cannot be done is a sentence in
/// [#trouble]. One thread.
final class StepWriter {
    static final String GONE = "A clip is not there any more: it was deleted elsewhere.";

    private final Library library;
    private final KnownCams cams;
    private final SeenBefore seen;
    // a deleted clip comes back under another id, since ids are never used again
    private final Map<ClipId, ClipId> restored = new HashMap<>();
    private final ClipRenders renders;
    private final Map<ClipId, List<RenderJob>> stopped = new HashMap<>();
    private final Map<ClipId, Item> unmade = new HashMap<>(); // as they were when taken back
    private List<String> trouble = new ArrayList<>();
    private boolean refused;

    /// @param seen is told of all that is written
    StepWriter(Library library, ClipRenders renders, KnownCams cams, SeenBefore seen) {
        this.library = library;
        this.renders = renders;
        this.cams = cams;
        this.seen = seen;
    }

    /// What could not be done since this was asked last.
    List<String> trouble() {
        List<String> told = List.copyOf(trouble);
        trouble = new ArrayList<>();
        refused = false;
        return told;
    }

    /// Whether the store could not take something since trouble was asked for last.
    boolean refused() {
        return refused;
    }

    /// Null where the clip is gone.
    @Nullable Item clip(ClipId id) {
        Item item = library.get(new EntityKey.Clip(id));
        if (item == null) {
            trouble.add(GONE);
        }
        return item;
    }

    void say(String words) {
        trouble.add(words);
    }

    boolean write(EntityKey key, Change change) {
        return stored(() -> {
            library.update(key, change, Author.CREATOR);
            seen.wrote(key, change);
        });
    }

    boolean delete(ClipId id) {
        return stored(() -> {
            library.delete(new EntityKey.Clip(id));
            stopped.put(id, renders.cancel(List.of(id)));
        });
    }

    boolean remember(CamPlace place, @Nullable KnownCam cam) {
        return stored(() -> {
            if (cam == null) {
                cams.forget(place.channel(), place.picture());
            } else {
                cams.remember(place.channel(), place.picture(), cam);
            }
        });
    }

    private boolean stored(Runnable work) {
        try {
            work.run();
            return true;
        } catch (LibraryException e) {
            trouble.add(String.valueOf(e.getMessage()));
            refused |=
                    switch (e.problem()) {
                        case NEWER, ADOPTED, DAMAGED, BUSY, FULL, UNREACHABLE -> true;
                        case MISSING, EXISTS, REFUSED -> false; // no later try would go better
                    };
        } catch (UncheckedIOException e) {
            refused = true;
            trouble.add(
                    "The camera could not be remembered: "
                            + Objects.requireNonNull(e.getCause()).getMessage()
                            + ". Check the disk that the library is on.");
        }
        return false;
    }

    void back(StepPart part) {
        switch (part) {
            case StepPart.Changed(var key, var forward, var back) -> replay(key, back, forward);
            case StepPart.Deleted(var clip, var item) -> restore(clip, item);
            case StepPart.Created(var clip) -> unmake(now(clip));
            case StepPart.CamDrawn(var place, var before, var after) -> {
                if (cams.find(place.channel(), place.picture()).filter(after::equals).isPresent()) {
                    remember(place, before);
                }
            }
        }
    }

    void forward(StepPart part) {
        switch (part) {
            case StepPart.Changed(var key, var forward, var back) -> replay(key, forward, back);
            case StepPart.Deleted(var clip, var item) -> {
                if (clip(now(clip)) != null) {
                    delete(now(clip));
                }
            }
            case StepPart.Created(var clip) -> {
                Item item = unmade.get(now(clip));
                if (item != null) {
                    restore(clip, item);
                }
            }
            case StepPart.CamDrawn(var place, var before, var after) -> remember(place, after);
        }
    }

    /// As if it had never been made.
    private void unmake(ClipId id) {
        Item item = clip(id);
        if (item != null && delete(id)) {
            unmade.put(id, item);
        }
    }

    private ClipId now(ClipId id) {
        ClipId next = restored.get(id);
        return next == null ? id : now(next);
    }

    private EntityKey now(EntityKey key) {
        return key instanceof EntityKey.Clip(ClipId id) ? new EntityKey.Clip(now(id)) : key;
    }

    private void restore(ClipId old, Item item) {
        ClipId fresh = new ClipId(UlidCreator.getMonotonicUlid().toString());
        TreeMap<String, AttributeValue> attributes = new TreeMap<>(item.attributes());
        attributes.put("clipId", AttributeValue.text(fresh.value()));
        Item copy = Item.of(item.key(), attributes);
        boolean made =
                stored(() -> {
                    Clip clip = Clip.of(copy);
                    library.create(clip);
                    // what the record does not know
                    attributes.keySet().removeAll(clip.attributes().keySet());
                    if (!attributes.isEmpty()) {
                        library.update(clip.key(), Change.set(attributes), Author.CREATOR);
                    }
                });
        if (made) {
            List<RenderJob> cancelled = stopped.remove(now(old));
            restored.put(now(old), fresh);
            if (cancelled != null) {
                stored(() -> renders.again(fresh, cancelled));
            }
        }
    }

    private void replay(EntityKey was, Change change, Change opposite) {
        EntityKey key = now(was);
        Item item = library.get(key);
        if (item == null) {
            trouble.add(GONE);
            return;
        }
        Change ours = stillOurs(item, change, opposite);
        if (!ours.names().equals(change.names())) {
            trouble.add(
                    "\"%s\" was changed elsewhere meanwhile: that was left as it is."
                            .formatted(
                                    item.get("title") instanceof AttributeValue.S(String title)
                                            ? title
                                            : "The list of chapters"));
        }
        if (!ours.isEmpty()) {
            write(key, ours);
        }
    }

    /// The part of a change whose attributes still are as the opposite change left them.
    private static Change stillOurs(Item item, Change change, Change opposite) {
        SortedMap<String, AttributeValue> set = new TreeMap<>();
        TreeSet<String> remove = new TreeSet<>();
        for (String name : change.names()) {
            @Nullable AttributeValue left = opposite.set().get(name);
            if (Objects.equals(item.get(name), left)) {
                AttributeValue value = change.set().get(name);
                if (value == null) {
                    remove.add(name);
                } else {
                    set.put(name, value);
                }
            }
        }
        return Change.of(set, remove);
    }
}
