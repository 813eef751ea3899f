package studio.truss.app.studio.editor;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.HandPicked;
import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.editing.CamPlace;
import studio.truss.core.editing.ChapterEdit;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.ClipEditor;
import studio.truss.core.editing.EditAsk;
import studio.truss.core.editing.EditHistory;
import studio.truss.core.editing.EditOutcome;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the creator does to the open video's moments and chapters. Every edit is handed to the disk
/// as soon as it is made; what the store refuses is said in the window. JavaFX thread.
public final class EditorEdits {
    private static final int REFUSED_LISTED = 5;

    private static final long SHORTEST_PICK_MS = 500;

    private final ReadOnlyObjectWrapper<EditHistory> history =
            new ReadOnlyObjectWrapper<>(this, "history", EditHistory.empty());
    private final ReadOnlyLongWrapper refused = new ReadOnlyLongWrapper(this, "refused");
    private final EditorModel model;
    private final Parts parts;
    private final StoreWork store;
    private final Notices notices;
    private final Messages messages;
    private final Map<VideoId, ClipEditor> editors = new HashMap<>(); // each with its history
    private ClipEditor editor;

    record Parts(
            Library library,
            LibraryRecorder recorder,
            RenderRequests renders,
            KnownCams cams,
            Clock clock) {
        ClipEditor editor() {
            return new ClipEditor(
                    library, new ClipRenders(library.renderQueue(), renders::changed), cams, clock);
        }
    }

    EditorEdits(
            EditorModel model, Parts parts, StoreWork store, Notices notices, Messages messages) {
        this.model = model;
        this.parts = parts;
        this.store = store;
        this.notices = notices;
        this.messages = messages;
        this.editor = parts.editor();
    }

    /// Another video, with the history that it has since the window was opened.
    void begin(VideoId video) {
        editor = editors.computeIfAbsent(video, _ -> parts.editor());
        history.set(editor.history());
    }

    public ReadOnlyObjectProperty<EditHistory> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /// How often something was refused: what a view has shown of it ahead is to be taken back.
    public ReadOnlyLongProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /// @param clip as the creator saw it
    public void edit(String label, Clip clip, ClipEdit edit) {
        ask(new EditAsk(label, Map.of(clip.clipId(), edit), Map.of(clip.clipId(), clip), null));
    }

    /// One of several edits of the same typing, which become one step.
    ///
    /// @param typing the same for all of them
    void typed(String label, Clip clip, ClipEdit edit, Object typing) {
        ask(new EditAsk(label, Map.of(clip.clipId(), edit), Map.of(clip.clipId(), clip), typing));
    }

    private void ask(EditAsk ask) {
        run((open, on) -> on.perform(ask, open.info().durationMs()));
    }

    /// @param label for the history
    public void edit(String label, Map<ClipId, ClipEdit> changes) {
        Map<ClipId, Clip> shown =
                model.all().stream()
                        .filter(clip -> changes.containsKey(clip.clipId()))
                        .collect(Collectors.toMap(Clip::clipId, Function.identity()));
        ask(new EditAsk(label, changes, shown, null));
    }

    /// Approves or rejects clips as one step and goes on to the next.
    public void decide(String label, List<Clip> clips, ClipEdit decision) {
        Map<ClipId, ClipEdit> changes = new LinkedHashMap<>();
        clips.forEach(clip -> changes.put(clip.clipId(), decision));
        MomentList list = model.list();
        if (list.orderProperty().get() != MomentOrder.REJECTED && clips.equals(list.chosen())) {
            list.goOn();
        }
        edit(label, changes);
    }

    /// Deletes clips as one step.
    public void delete(String label, List<Clip> clips) {
        List<ClipId> ids = clips.stream().map(Clip::clipId).toList();
        run((_, on) -> on.delete(label, ids));
    }

    /// Remembers where the channel's corner camera stands, and frames clips by it, as one step.
    ///
    /// @param framed which clips get which framing; called off the JavaFX thread
    public void drawCam(String label, Box cam, Supplier<Map<ClipId, ClipEdit>> framed) {
        run((open, on) ->
                on.drawCam(
                        label,
                        new CamPlace(KnownCams.USUAL_CHANNEL, PictureShape.of(open.picture())),
                        cam,
                        framed.get(),
                        open.info().durationMs()));
    }

    public void chapter(String label, ChapterEdit edit) {
        chapter(label, edit, null);
    }

    /// @param typing edits of the same typing become one step; null for a step of its own
    void chapter(String label, ChapterEdit edit, @Nullable Object typing) {
        run((open, on) ->
                on.chapters(label, open.asset().videoId(), edit, open.info().durationMs(), typing));
    }

    public void undo() {
        run((_, on) -> on.undo());
    }

    public void redo() {
        run((_, on) -> on.redo());
    }

    /// To a place in the history.
    public void go(int done) {
        run((_, on) -> on.go(done));
    }

    /// A new clip of a stretch that the search passed over; where there is that one already it is
    /// selected.
    public void pick(String label, TimeRange range) {
        Analysis analysis = model.video().map(OpenVideo::analysis).orElse(null);
        if (analysis == null || range.lengthMs() < SHORTEST_PICK_MS) {
            return;
        }
        run((open, on) -> {
            Optional<ClipId> there = at(open.asset().videoId(), range);
            if (there.isPresent()) {
                store.fx(() -> model.list().select(there.get()));
                return new EditOutcome(on.history(), List.of(), List.of());
            }
            ClipId made =
                    parts.recorder()
                            .picked(
                                    analysis,
                                    open.asset().videoId(),
                                    HandPicked.moment(analysis, range));
            store.fx(() -> model.list().want(made));
            return on.created(label, made);
        });
    }

    private Optional<ClipId> at(VideoId video, TimeRange range) {
        return parts.library().clips(video).stream()
                .filter(clip -> clip.startMs() == range.startMs() && clip.endMs() == range.endMs())
                .map(Clip::clipId)
                .findFirst();
    }

    private interface Work {
        EditOutcome on(OpenVideo open, ClipEditor editor);
    }

    private record Done(EditOutcome outcome, VideoItems items) {}

    private void run(Work work) {
        model.video()
                .ifPresent(open -> {
                    ClipEditor on = editor;
                    model.edit(
                            open,
                            () -> new Done(work.on(open, on), model.read(open)),
                            done -> {
                                if (on == editor) {
                                    history.set(done.outcome.history());
                                }
                                model.show(done.items);
                                tell(done.outcome);
                                if (!done.outcome.trouble().isEmpty()) {
                                    refused.set(refused.get() + 1);
                                }
                            });
                });
    }

    private void tell(EditOutcome outcome) {
        outcome.trouble().forEach(w -> notices.add(Notice.trouble(w)));
        OverwrittenWords words = new OverwrittenWords(messages);
        outcome.overwritten().forEach(each -> notices.add(Notice.trouble(words.of(each))));
    }

    /// Alike ones stand together, and those of the last asking leave.
    private void refused(List<String> trouble) {
        String topic = "render";
        notices.solved(topic);
        if (!trouble.isEmpty()) {
            String words =
                    trouble.size() == 1
                            ? trouble.getFirst()
                            : messages.of(
                                    "render.stopped.several", trouble.size(), listed(trouble));
            notices.add(Notice.trouble(words).about(topic));
        }
    }

    private String listed(List<String> trouble) {
        int more = trouble.size() - REFUSED_LISTED;
        String first = trouble.stream().limit(REFUSED_LISTED).collect(Collectors.joining("\n"));
        return more > 0 ? first + "\n" + messages.of("render.stopped.more", more) : first;
    }

    /// Asks for the clips to be rendered that are approved, changed since, or failed.
    public void renderApproved() {
        render(model.list().toRender());
    }

    public void render(List<Clip> clips) {
        model.checkFile();
        model.video()
                .ifPresent(open ->
                        model.edit(
                                open,
                                () -> parts.renders().render(open, clips),
                                trouble -> {
                                    refused(trouble);
                                    int asked = clips.size() - trouble.size();
                                    if (asked > 0) {
                                        notices.add(
                                                Notice.done(
                                                        messages.of("editor.rendering", asked)));
                                        model.refresh();
                                    }
                                }));
    }
}
