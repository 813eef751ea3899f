package studio.truss.app.studio.timeline;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.timeline.model.CropMark;

import java.util.List;

/// The keys of the selected moment's crop, and the one that is dragged, from press to release: on
/// frames, between the keys beside it. JavaFX thread.
public final class CropMarks {
    private final ObjectProperty<List<CropMark>> all = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable KeyDrag> live = new ReadOnlyObjectWrapper<>();
    private final TimelineEdits edits;

    CropMarks(TimelineEdits edits) {
        this.edits = edits;
    }

    /// In the order of time; empty where no moment is selected or its crop cannot be read.
    public ObjectProperty<List<CropMark>> allProperty() {
        return all;
    }

    ReadOnlyObjectProperty<@Nullable KeyDrag> liveProperty() {
        return live.getReadOnlyProperty();
    }

    /// The keys, the one under the hand where the hand has it.
    List<CropMark> shown() {
        KeyDrag drag = live.get();
        return drag == null
                ? all.get()
                : all.get().stream()
                        .map(mark -> mark.equals(drag.mark()) ? mark.at(drag.atMs()) : mark)
                        .toList();
    }

    void begin(CropMark mark) {
        live.set(new KeyDrag(mark, mark.ms()));
    }

    /// @return where the key stands now
    long to(long ms) {
        KeyDrag drag = live.get();
        if (drag == null) {
            return ms;
        }
        CropMark mark = drag.mark();
        long at = Math.clamp(ms, mark.leastMs(), mark.mostMs());
        if (at != drag.atMs()) {
            live.set(new KeyDrag(mark, at));
        }
        return at;
    }

    void end() {
        KeyDrag ended = live.get();
        live.set(null);
        if (ended != null && ended.atMs() != ended.mark().ms()) {
            edits.keyMoved(ended.mark().ms(), ended.atMs());
        }
    }

    /// Lets go without an edit.
    void cancel() {
        live.set(null);
    }
}
