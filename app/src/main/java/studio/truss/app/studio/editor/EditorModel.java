package studio.truss.app.studio.editor;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import studio.truss.app.fx.LatestTask;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.HandPicked;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.ClipEditor;
import studio.truss.core.editing.EditHistory;
import studio.truss.core.editing.EditOutcome;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.TimeRange;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The moments of one video and what the creator does to them. Every edit is handed to the disk as
/// soon as it is made. JavaFX thread.
public final class EditorModel {
    private final ReadOnlyObjectWrapper<EditorState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new EditorState.Empty());
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
    private final ReadOnlyObjectWrapper<EditHistory> history =
            new ReadOnlyObjectWrapper<>(this, "history", EditHistory.empty());

    private final Library library;
    private final LibraryRecorder recorder;
    private final RenderRequests renders;
    private final Clock clock;
    private final Executor edits;
    private final Executor fx;
    private final Notices notices;
    private final LatestTask<VideoId, EditorState> loading;
    private ClipEditor editor;
    private @Nullable ClipId wanted; // is selected as soon as it is listed

    /// @param edits runs what it is given in order, one at a time
    public EditorModel(
            Library library,
            VideoLoader loader,
            RenderRequests renders,
            Clock clock,
            Executor background,
            Executor edits,
            Executor fx,
            Notices notices) {
        this.library = library;
        this.recorder = new LibraryRecorder(library, clock);
        this.renders = renders;
        this.clock = clock;
        this.edits = edits;
        this.fx = fx;
        this.notices = notices;
        this.editor = new ClipEditor(library, clock);
        this.loading = new LatestTask<>(background, fx, loader::load, this::loaded);
        order.subscribe(_ -> list());
    }

    public ReadOnlyObjectProperty<EditorState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ObjectProperty<MomentOrder> orderProperty() {
        return order;
    }

    /// The moments that are listed, in their order.
    public ObservableList<Clip> moments() {
        return momentsView;
    }

    /// All clips of the video, by start.
    public ObservableList<Clip> all() {
        return allView;
    }

    public ObjectProperty<@Nullable Clip> selectedProperty() {
        return selected;
    }

    public ReadOnlyObjectProperty<EditHistory> historyProperty() {
        return history.getReadOnlyProperty();
    }

    public Optional<OpenVideo> video() {
        return state.get() instanceof EditorState.Open(var open)
                ? Optional.of(open)
                : Optional.empty();
    }

    public long approved() {
        return all.stream().filter(clip -> clip.status() == Clip.Status.APPROVED).count();
    }

    /// @param clip is selected; null for the best
    public void open(VideoId video, @Nullable ClipId clip, String title) {
        wanted = clip;
        if (video().map(open -> open.asset().videoId().equals(video)).orElse(false)) {
            refresh();
            return;
        }
        state.set(new EditorState.Loading(title));
        all.clear();
        list();
        editor = new ClipEditor(library, clock);
        history.set(editor.history());
        loading.submit(video);
    }

    /// Opens the same video anew, as after an analysis or when its file was found.
    public void reopen() {
        switch (state.get()) {
            case EditorState.Open(var open) -> loading.submit(open.asset().videoId());
            case EditorState.Trouble(var video, var title, var words) -> loading.submit(video);
            case EditorState.Empty _, EditorState.Loading _ -> {}
        }
    }

    private void loaded(EditorState next) {
        state.set(next);
        refresh();
    }

    /// Reads the clips again: another part of the program, or another program, has changed them.
    public void refresh() {
        video().ifPresent(open -> {
            VideoId id = open.asset().videoId();
            edits.execute(() -> {
                List<Clip> clips = clips(id);
                fx.execute(() -> show(id, clips));
            });
        });
    }

    private List<Clip> clips(VideoId id) {
        try {
            return library.clips(id);
        } catch (LibraryException e) {
            fx.execute(() -> notices.add(Notice.trouble(String.valueOf(e.getMessage()))));
            return List.of();
        }
    }

    private void show(VideoId id, List<Clip> clips) {
        if (video().map(open -> open.asset().videoId().equals(id)).orElse(false)) {
            all.setAll(clips);
            list();
        }
    }

    private void list() {
        ClipId keep = wanted;
        Clip before = selected.get();
        if (keep == null && before != null) {
            keep = before.clipId();
        }
        List<Clip> next = order.get().of(all);
        int place = indexOf(moments, keep);
        moments.setAll(next);
        int found = indexOf(next, keep);
        if (found < 0 && place >= 0 && !next.isEmpty()) {
            found = Math.min(place, next.size() - 1); // it left the list: the one after it
        }
        if (found < 0 && !next.isEmpty()) {
            found = 0;
        }
        if (keep != null && indexOf(next, keep) >= 0) {
            wanted = null;
        }
        selected.set(found < 0 ? null : next.get(found));
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
        all.stream()
                .filter(clip -> clip.clipId().equals(id))
                .findFirst()
                .ifPresent(clip -> {
                    if (indexOf(moments, id) < 0) {
                        wanted = id;
                        order.set(
                                clip.status() == Clip.Status.REJECTED
                                        ? MomentOrder.REJECTED
                                        : MomentOrder.TIME);
                    }
                    selected.set(clip);
                });
    }

    /// The moment that many places on in the list.
    public void step(int places) {
        Clip now = selected.get();
        int index = now == null ? -1 : indexOf(moments, now.clipId());
        if (!moments.isEmpty()) {
            selected.set(moments.get(Math.clamp(index + places, 0, moments.size() - 1)));
        }
    }

    public void edit(String label, Clip clip, ClipEdit edit) {
        edit(label, Map.of(clip.clipId(), edit));
    }

    /// @param label for the history
    public void edit(String label, Map<ClipId, ClipEdit> changes) {
        video().ifPresent(open ->
                run(
                        open.asset().videoId(),
                        () -> editor.perform(label, changes, open.info().durationMs())));
    }

    /// Approves or rejects clips and goes on to the next.
    public void decide(String label, List<Clip> clips, ClipEdit decision) {
        Map<ClipId, ClipEdit> changes = new LinkedHashMap<>();
        clips.forEach(clip -> changes.put(clip.clipId(), decision));
        Clip now = selected.get();
        if (order.get() != MomentOrder.REJECTED
                && clips.size() == 1
                && clips.getFirst().equals(now)) {
            int index = indexOf(moments, now.clipId());
            if (index + 1 < moments.size()) {
                selected.set(moments.get(index + 1));
            }
        }
        edit(label, changes);
    }

    public void undo() {
        video().ifPresent(open -> run(open.asset().videoId(), () -> editor.undo()));
    }

    public void redo() {
        video().ifPresent(open -> run(open.asset().videoId(), () -> editor.redo()));
    }

    /// To a place in the history.
    public void go(int done) {
        video().ifPresent(open -> run(open.asset().videoId(), () -> editor.go(done)));
    }

    /// A new clip of a stretch that the search passed over.
    public void pick(String label, TimeRange range) {
        video().ifPresent(open -> {
            Analysis analysis = open.analysis();
            if (analysis == null || range.lengthMs() < 500) {
                return;
            }
            VideoId id = open.asset().videoId();
            run(
                    id,
                    () -> {
                        ClipId made =
                                recorder.picked(analysis, id, HandPicked.moment(analysis, range));
                        fx.execute(() -> wanted = made);
                        return editor.created(label, made);
                    });
        });
    }

    private void run(VideoId video, Supplier<EditOutcome> work) {
        edits.execute(() -> {
            try {
                EditOutcome outcome = work.get();
                List<Clip> clips = library.clips(video);
                fx.execute(() -> {
                    history.set(outcome.history());
                    show(video, clips);
                    outcome.trouble().forEach(w -> notices.add(Notice.trouble(w)));
                });
            } catch (LibraryException e) {
                fx.execute(() -> notices.add(Notice.trouble(String.valueOf(e.getMessage()))));
            }
        });
    }

    /// Asks for the approved clips to be rendered.
    public void renderApproved() {
        render(all.stream().filter(clip -> clip.status() == Clip.Status.APPROVED).toList());
    }

    public void render(List<Clip> clips) {
        video().ifPresent(open ->
                edits.execute(() -> {
                    List<String> trouble = renders.render(open, clips);
                    fx.execute(() -> {
                        trouble.forEach(w -> notices.add(Notice.trouble(w)));
                        int asked = clips.size() - trouble.size();
                        if (asked > 0) {
                            notices.add(
                                    Notice.done(
                                            asked == 1
                                                    ? "1 clip is rendered" + " now."
                                                    : asked
                                                            + " clips are"
                                                            + " rendered"
                                                            + " now."));
                        }
                    });
                }));
    }
}
