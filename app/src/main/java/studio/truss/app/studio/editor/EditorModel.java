package studio.truss.app.studio.editor;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.reframe.KnownCam;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The video that the editor has before it, its moments and chapters, and what is done to them.
/// JavaFX thread.
public final class EditorModel {
    private final ReadOnlyObjectWrapper<EditorState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new EditorState.Empty());
    private final ReadOnlyObjectWrapper<VideoItems> items =
            new ReadOnlyObjectWrapper<>(this, "items", VideoItems.none());
    private final MomentList list = new MomentList();
    private final VideoLoader loader;
    private final VideoItems.Reader reader;
    private final StoreWork store;
    private final SourceWatch source;
    private final Messages messages;
    private final EditorEdits edits;
    private final Library library;
    private long mark = -1; // of the store when it was looked at last
    private @Nullable VideoId loading;
    private long asked; // the newest loading is the one that is shown

    public EditorModel(
            Library library,
            VideoLoader loader,
            RenderRequests renders,
            KnownCams cams,
            Clock clock,
            StoreWork store,
            Notices notices,
            Messages messages) {
        this.library = library;
        this.loader = loader;
        this.store = store;
        this.messages = messages;
        this.reader = new VideoItems.Reader(library, cams, renders);
        LibraryRecorder recorder = new LibraryRecorder(library, clock);
        this.source =
                new SourceWatch(this, new Relinker(library, recorder), store, notices, messages);
        this.edits =
                new EditorEdits(
                        this,
                        new EditorEdits.Parts(library, recorder, renders, cams, clock),
                        store,
                        notices,
                        messages);
    }

    public ReadOnlyObjectProperty<EditorState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public MomentList list() {
        return list;
    }

    public EditorEdits edits() {
        return edits;
    }

    /// All clips of the video, by start.
    public List<Clip> all() {
        return list.all();
    }

    /// The moment with the handles.
    public ReadOnlyObjectProperty<@Nullable Clip> selectedProperty() {
        return list.selectedProperty();
    }

    /// What is stored about the video besides its clips.
    public ReadOnlyObjectProperty<VideoItems> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    public List<Chapter> chapters() {
        return items.get().chapters();
    }

    /// Where the corner camera of the video's channel stands; null where that is not known.
    public @Nullable KnownCam cam() {
        return items.get().cam();
    }

    /// Whether the open video's file was there when it was opened, and is not any more.
    public ReadOnlyBooleanProperty fileGoneProperty() {
        return source.goneProperty();
    }

    public Optional<OpenVideo> video() {
        return state.get() instanceof EditorState.Open(var open)
                ? Optional.of(open)
                : Optional.empty();
    }

    /// @param clip is selected; null for the best
    public void open(VideoId video, @Nullable ClipId clip, String title) {
        list.want(clip);
        if (shows(video)) {
            checkFile();
            refresh();
            return;
        }
        state.set(new EditorState.Loading(title));
        source.gone(false);
        nothing();
        if (list.orderProperty().get() == MomentOrder.REJECTED) {
            list.orderProperty().set(MomentOrder.SCORE);
        }
        list.want(clip);
        edits.begin(video);
        load(video);
    }

    private void nothing() {
        items.set(VideoItems.none());
        list.show(List.of(), Map.of());
    }

    boolean isLoading() {
        return loading != null;
    }

    boolean shows(VideoId video) {
        return video().map(open -> open.asset().videoId().equals(video)).orElse(false);
    }

    /// Opens the same video anew, as after an analysis or when its file was found.
    public void reopen() {
        VideoId coming = loading;
        if (coming != null) {
            load(coming); // what is on its way may be of before
            return;
        }
        switch (state.get()) {
            case EditorState.Open(var open) -> load(open.asset().videoId());
            case EditorState.Missing(var asset) -> load(asset.videoId());
            case EditorState.Trouble(var video, var title, var words) -> load(video);
            case EditorState.Empty _, EditorState.Loading _ -> {}
        }
    }

    /// A video was analysed: opens it anew if it is the one that is open or on its way.
    public void analysed(Analysis analysis) {
        boolean same =
                video().map(open -> analysis.source().sha256().equals(open.asset().sha256()))
                        .orElse(false);
        if (same || loading != null) {
            reopen();
        }
    }

    private void load(VideoId video) {
        long mine = ++asked;
        loading = video;
        store.read(
                () -> {
                    EditorState next = loader.load(video);
                    boolean gone =
                            next instanceof EditorState.Open(var open)
                                    && !Files.isReadable(open.file());
                    return new Loaded(next, gone);
                },
                loaded -> {
                    if (mine == asked) {
                        loading = null;
                        state.set(loaded.state);
                        source.gone(loaded.gone);
                        refresh();
                    }
                });
    }

    private record Loaded(EditorState state, boolean gone) {}

    /// Reads the clips again: another part of the program, or another program, has changed them.
    public void refresh() {
        video().ifPresent(open -> edit(open, () -> reader.read(open), this::show));
    }

    /// Does something with the open video's items off the JavaFX thread, unless the video was taken
    /// out of the library: then nothing is done with it any more.
    <T> void edit(OpenVideo open, Supplier<T> work, Consumer<T> then) {
        EntityKey asset = new EntityKey.Asset(open.asset().videoId());
        store.edit(
                () -> Optional.ofNullable(library.get(asset)).map(_ -> work.get()),
                done -> done.ifPresentOrElse(then, () -> removed(open)));
    }

    private void removed(OpenVideo open) {
        Asset asset = open.asset();
        if (shows(asset.videoId())) {
            state.set(
                    new EditorState.Trouble(
                            asset.videoId(), asset.title(), messages.of("editor.video.gone")));
            nothing();
        }
    }

    /// Shows what another program, or another part of this one, has changed since; to be called
    /// once in a while.
    void tick() {
        if (source.misses()) {
            checkFile();
        }
        video().ifPresent(open -> {
            long before = mark;
            VideoItems known = items.get();
            edit(
                    open,
                    () -> {
                        long now = library.index().mark();
                        VideoItems next = now == before ? known : reader.read(open);
                        return new Seen(now, next.equals(known) ? null : next);
                    },
                    seen -> {
                        mark = seen.mark;
                        if (seen.items != null) {
                            show(seen.items);
                            if (open.analysis() == null) {
                                analysedElsewhere(open, seen.items);
                            }
                        }
                    });
        });
    }

    private void analysedElsewhere(OpenVideo open, VideoItems now) {
        if (!now.clips().isEmpty() && video().filter(open::equals).isPresent()) {
            reopen();
        }
    }

    /// @param items null where they are as they were
    private record Seen(long mark, @Nullable VideoItems items) {}

    /// What is stored now; to be called where edits are made, not on the JavaFX thread.
    VideoItems read(OpenVideo open) {
        return reader.read(open);
    }

    void show(VideoItems next) {
        if (next.of() != null && shows(next.of())) {
            items.set(next);
            list.show(next.clips(), next.notes());
        }
    }

    /// Looks whether the open video's file is still where it was, or where it is instead.
    public void checkFile() {
        source.check();
    }

    /// Takes a file as that of the video which is open or was to be opened, if it has the same
    /// content.
    public void relink(Path file) {
        source.relink(file);
    }
}
