package studio.truss.app.studio.timeline;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.timeline.layout.Snapping;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.Filmstrip;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.app.studio.timeline.model.Waveform;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the timeline shows and what is chosen on it. The playhead belongs to whoever moves it last:
/// the player in playback, the hand while it scrubs. JavaFX thread.
public final class TimelineViewModel {
    private static final double KEY_ZOOM = 1.5;
    private static final TimelineModel NOTHING = TimelineModel.of(1_000, 30);

    private final ObjectProperty<TimelineModel> model = new SimpleObjectProperty<>(NOTHING);
    private final ObjectProperty<@Nullable Waveform> waveform = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Filmstrip> filmstrip = new SimpleObjectProperty<>();
    private final StringProperty soundNote = new SimpleStringProperty("");
    private final StringProperty pictureNote = new SimpleStringProperty("");
    private final StringProperty scoreNote = new SimpleStringProperty("");
    private final ReadOnlyLongWrapper arrivals = new ReadOnlyLongWrapper();
    private final LongProperty playhead = new SimpleLongProperty();
    private final ReadOnlyBooleanWrapper scrubbing = new ReadOnlyBooleanWrapper();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final BooleanProperty snapping = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<List<String>> selection =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper candidate = new ReadOnlyStringWrapper("");
    private final BooleanProperty rejectedShown = new SimpleBooleanProperty();
    private final StringProperty solo = new SimpleStringProperty("");
    private final StringProperty lit = new SimpleStringProperty("");
    private final ObjectProperty<Set<String>> folded = new SimpleObjectProperty<>(Set.of());
    private final Viewport viewport = new Viewport(NOTHING.durationMs(), NOTHING.fps());
    private final Trimming trimming;
    private final CropMarks cropMarks;
    private final TimelineEdits edits;

    public TimelineViewModel(TimelineEdits edits) {
        this.edits = edits;
        this.trimming = new Trimming(edits);
        this.cropMarks = new CropMarks(edits);
        model.subscribe(this::modelChanged);
        playhead.subscribe((from, to) -> playheadMoved(from.longValue(), to.longValue()));
        playing.subscribe(on -> {
            if (on) {
                viewport.reveal((double) playhead.get());
            }
        });
    }

    private void modelChanged(TimelineModel next) {
        viewport.source(next.durationMs(), next.fps());
        select(selection.get());
        if (next.candidate(candidate.get()).isEmpty()) {
            candidate.set("");
        }
    }

    private void playheadMoved(long fromMs, long toMs) {
        if (playing.get()) {
            viewport.follow((double) fromMs, (double) toMs);
        } else if (!scrubbing.get()) {
            viewport.reveal((double) toMs);
        }
    }

    /// A new snapshot at any change; what is chosen and in view survives while it is there.
    public ObjectProperty<TimelineModel> modelProperty() {
        return model;
    }

    public TimelineModel model() {
        return model.get();
    }

    public ObjectProperty<@Nullable Waveform> waveformProperty() {
        return waveform;
    }

    public ObjectProperty<@Nullable Filmstrip> filmstripProperty() {
        return filmstrip;
    }

    /// What the sound's row says while there is no waveform: that it is on its way, or why there is
    /// none.
    public StringProperty soundNoteProperty() {
        return soundNote;
    }

    /// The same of the pictures.
    public StringProperty pictureNoteProperty() {
        return pictureNote;
    }

    /// The same of the score.
    public StringProperty scoreNoteProperty() {
        return scoreNote;
    }

    /// More of the filmstrip or of the waveform is there: paint again.
    public void picturesArrived() {
        arrivals.set(arrivals.get() + 1);
    }

    ReadOnlyLongProperty arrivalsProperty() {
        return arrivals.getReadOnlyProperty();
    }

    /// In ms of the source.
    public LongProperty playheadProperty() {
        return playhead;
    }

    /// Whether the hand is on the playhead: the nearest picture will do; the exact one is wanted
    /// when this turns false.
    public ReadOnlyBooleanProperty scrubbingProperty() {
        return scrubbing.getReadOnlyProperty();
    }

    /// To be set by the player; in playback the view turns pages after the playhead.
    public BooleanProperty playingProperty() {
        return playing;
    }

    public BooleanProperty snappingProperty() {
        return snapping;
    }

    /// Ids of the selected moments, the one with the handles first.
    public ReadOnlyObjectProperty<List<String>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /// Selects moments; ids that the model does not have are left out.
    public void select(List<String> ids) {
        List<String> known = ids.stream().filter(id -> model.get().moment(id).isPresent()).toList();
        if (!known.equals(selection.get())) {
            selection.set(known);
        }
    }

    /// The moment with the handles.
    public Optional<TimelineMoment> selected() {
        return lead().isEmpty() ? Optional.empty() : model.get().moment(lead());
    }

    String lead() {
        return selection.get().isEmpty() ? "" : selection.get().getFirst();
    }

    /// One more moment, or one fewer.
    void toggle(String id) {
        List<String> ids = new ArrayList<>(selection.get());
        if (!ids.remove(id)) {
            ids.addFirst(id);
        }
        select(ids);
    }

    /// The rejected candidate that was clicked, empty for none.
    public ReadOnlyStringProperty candidateProperty() {
        return candidate.getReadOnlyProperty();
    }

    void choose(String candidateId) {
        candidate.set(candidateId);
    }

    void promote(String candidateId) {
        edits.promote(candidateId);
    }

    public BooleanProperty rejectedShownProperty() {
        return rejectedShown;
    }

    /// Id of the signal that is shown large, empty for none.
    public StringProperty soloProperty() {
        return solo;
    }

    /// Id of the signal that stands out while the others step back, empty for none.
    public StringProperty litProperty() {
        return lit;
    }

    /// Ids of rows that show no more than their name: `picture`, `sound`, `score`, `chapters`.
    public ObjectProperty<Set<String>> foldedProperty() {
        return folded;
    }

    /// What is in view.
    public ReadOnlyObjectProperty<TimelineScale> scaleProperty() {
        return viewport.scaleProperty();
    }

    Viewport viewport() {
        return viewport;
    }

    /// The keys of the selected moment's crop.
    public CropMarks cropMarks() {
        return cropMarks;
    }

    Trimming trimming() {
        return trimming;
    }

    /// The model with the moment under the hand where the hand has it.
    TimelineModel shown() {
        Trim trim = trimming.live();
        TimelineModel now = model.get();
        return trim == null
                ? now
                : now.withMoments(
                        now.moments().stream()
                                .map(each ->
                                        each.id().equals(trim.momentId())
                                                ? each.at(trim.range())
                                                : each)
                                .toList());
    }

    void scrub(double ms) {
        scrubbing.set(true);
        playhead.set(model.get().onFrame(ms));
    }

    void scrubEnd() {
        scrubbing.set(false);
    }

    /// @param moving the moment that is dragged, empty for the playhead
    Snapping snapping(String moving) {
        return new Snapping(model.get(), moving, moving.isEmpty() ? -1 : playhead.get());
    }

    public void zoomIn() {
        zoomAboutPlayhead(KEY_ZOOM);
    }

    public void zoomOut() {
        zoomAboutPlayhead(1 / KEY_ZOOM);
    }

    private void zoomAboutPlayhead(double factor) {
        TimelineScale scale = viewport.scale();
        double x = scale.xOf((double) playhead.get());
        boolean inView = x >= 0 && x <= scale.widthPx();
        viewport.set(scale.zoomedAbout(inView ? x : scale.widthPx() / 2, factor));
    }

    /// The whole source.
    public void fit() {
        TimelineScale scale = viewport.scale();
        viewport.set(TimelineScale.whole(scale.durationMs(), scale.fps(), scale.widthPx()));
    }

    /// The selected moment with some room on both sides; nothing without one.
    public void zoomToMoment() {
        selected().ifPresent(moment -> viewport.show(moment.range()));
    }

    public void zoomTo(TimeRange range) {
        viewport.show(range);
    }

    /// Brings a time into view.
    public void reveal(long ms) {
        viewport.reveal((double) ms);
    }
}
