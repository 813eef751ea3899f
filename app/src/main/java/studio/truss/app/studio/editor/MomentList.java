package studio.truss.app.studio.editor;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The moments of a video: which are listed, which one has the handles, which ones a key or a
/// button means. JavaFX thread.
public final class MomentList {
    private final ObjectProperty<MomentOrder> order =
            new SimpleObjectProperty<>(this, "order", MomentOrder.SCORE);
    private final ObservableList<Clip> moments = FXCollections.observableArrayList();
    private final ObservableList<Clip> all = FXCollections.observableArrayList();
    // kept: a view that nobody holds is collected, and its listeners with it
    private final ObservableList<Clip> momentsView =
            FXCollections.unmodifiableObservableList(moments);
    private final ObservableList<Clip> allView = FXCollections.unmodifiableObservableList(all);
    private final ObjectProperty<@Nullable Clip> selected =
            new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyObjectWrapper<List<Clip>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", List.of());
    private final ReadOnlyObjectWrapper<Map<ClipId, RenderNote>> notes =
            new ReadOnlyObjectWrapper<>(this, "notes", Map.of());
    private final ReadOnlyLongWrapper listings = new ReadOnlyLongWrapper(this, "listings");
    private @Nullable ClipId wanted; // is selected as soon as it is listed
    private boolean listing;

    MomentList() {
        order.subscribe(_ -> list());
        selected.subscribe(clip -> {
            if (clip == null) {
                chosen.set(List.of());
            } else if (indexOf(chosen.get(), clip.clipId()) < 0) {
                chosen.set(List.of(clip));
            }
        });
    }

    public ObjectProperty<MomentOrder> orderProperty() {
        return order;
    }

    /// Those that are listed, in their order.
    public ObservableList<Clip> moments() {
        return momentsView;
    }

    /// All clips of the video, by start.
    public ObservableList<Clip> all() {
        return allView;
    }

    /// The one with the handles.
    public ObjectProperty<@Nullable Clip> selectedProperty() {
        return selected;
    }

    /// Those that keys and buttons are about, in the order of the list, the selected one among
    /// them.
    public ReadOnlyObjectProperty<List<Clip>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public List<Clip> chosen() {
        return chosen.get();
    }

    public long approved() {
        return all.stream().filter(clip -> clip.status().approved()).count();
    }

    public long rejected() {
        return all.stream().filter(clip -> clip.status() == Clip.Status.REJECTED).count();
    }

    /// Why clips should be rendered again.
    ReadOnlyObjectProperty<Map<ClipId, RenderNote>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /// Null where a clip need not be rendered again.
    @Nullable RenderNote note(Clip clip) {
        return notes.get().get(clip.clipId());
    }

    /// Those that are approved and not rendered yet, or should be rendered again.
    List<Clip> toRender() {
        return all.stream()
                .filter(clip -> clip.status() == Clip.Status.APPROVED || note(clip) != null)
                .toList();
    }

    /// Whether the list is being made anew, so that what a view loses meanwhile is not the
    /// creator's doing.
    boolean listing() {
        return listing;
    }

    /// How often the list was made anew.
    ReadOnlyLongProperty listingsProperty() {
        return listings.getReadOnlyProperty();
    }

    /// Selects a clip as soon as it is there.
    void want(@Nullable ClipId id) {
        wanted = id;
    }

    void show(List<Clip> clips, Map<ClipId, RenderNote> next) {
        notes.set(next);
        update(all, kept(clips));
        list();
    }

    /// Those that are as they were stay the same objects, so that views see what changed.
    private List<Clip> kept(List<Clip> clips) {
        Map<ClipId, Clip> before = new HashMap<>();
        all.forEach(clip -> before.put(clip.clipId(), clip));
        return clips.stream()
                .map(clip -> {
                    Clip known = before.get(clip.clipId());
                    return clip.equals(known) ? known : clip;
                })
                .toList();
    }

    /// Changes only what differs where the order stays.
    private static void update(ObservableList<Clip> list, List<Clip> next) {
        boolean sameOrder = list.size() == next.size();
        for (int i = 0; sameOrder && i < next.size(); i++) {
            sameOrder = list.get(i).clipId().equals(next.get(i).clipId());
        }
        if (!sameOrder) {
            list.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).equals(list.get(i))) {
                list.set(i, next.get(i));
            }
        }
    }

    private void list() {
        ClipId keep = wanted;
        Clip before = selected.get();
        if (keep == null && before != null) {
            keep = before.clipId();
        }
        Set<ClipId> among = new HashSet<>();
        chosen.get().forEach(clip -> among.add(clip.clipId()));
        List<Clip> next = order.get().of(all);
        int place = indexOf(moments, keep);
        int found = indexOf(next, keep);
        if (found < 0 && place >= 0 && !next.isEmpty()) {
            found = Math.min(indexAfter(place, next), next.size() - 1);
        }
        if (found < 0 && !next.isEmpty()) {
            found = 0;
        }
        if (keep != null && indexOf(next, keep) >= 0) {
            wanted = null;
        }
        listing = true;
        update(moments, next);
        listing = false;
        Clip lead = found < 0 ? null : next.get(found);
        chosen.set(
                lead == null || !among.contains(lead.clipId())
                        ? lead == null ? List.of() : List.of(lead)
                        : next.stream().filter(clip -> among.contains(clip.clipId())).toList());
        selected.set(lead);
        listings.set(listings.get() + 1);
    }

    /// What left the list gives way to the first after it that stayed.
    private int indexAfter(int place, List<Clip> next) {
        for (int i = place; i < moments.size(); i++) {
            int index = indexOf(next, moments.get(i).clipId());
            if (index >= 0) {
                return index;
            }
        }
        return next.size() - 1;
    }

    private static int indexOf(List<Clip> clips, @Nullable ClipId id) {
        for (int i = 0; i < clips.size(); i++) {
            if (clips.get(i).clipId().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    public void select(ClipId id) {
        choose(List.of(id));
    }

    /// Chooses several; the first is the one with the handles. Ids that are not there are left out.
    public void choose(List<ClipId> ids) {
        List<Clip> found = new ArrayList<>();
        for (ClipId id : ids) {
            int index = indexOf(all, id);
            if (index >= 0) {
                found.add(all.get(index));
            }
        }
        if (found.isEmpty()) {
            return;
        }
        Clip lead = found.getFirst();
        if (indexOf(moments, lead.clipId()) < 0) {
            wanted = lead.clipId();
            order.set(
                    lead.status() == Clip.Status.REJECTED
                            ? MomentOrder.REJECTED
                            : MomentOrder.TIME);
        }
        chosen.set(inOrder(found));
        selected.set(lead);
    }

    private List<Clip> inOrder(List<Clip> clips) {
        List<Clip> listed = moments.stream().filter(clips::contains).toList();
        return listed.isEmpty() ? List.copyOf(clips) : listed;
    }

    public void chooseAll() {
        if (!moments.isEmpty()) {
            chosen.set(List.copyOf(moments));
            if (selected.get() == null) {
                selected.set(moments.getFirst());
            }
        }
    }

    /// The moment that many places on in the list, alone.
    public void step(int places) {
        Clip now = selected.get();
        int index = now == null ? -1 : indexOf(moments, now.clipId());
        if (!moments.isEmpty()) {
            select(moments.get(Math.clamp(index + places, 0, moments.size() - 1)).clipId());
        }
    }

    /// Goes on to the first moment after the chosen ones, as after a decision.
    void goOn() {
        int last = -1;
        for (Clip clip : chosen.get()) {
            last = Math.max(last, indexOf(moments, clip.clipId()));
        }
        if (last >= 0 && last + 1 < moments.size()) {
            select(moments.get(last + 1).clipId());
        }
    }
}
