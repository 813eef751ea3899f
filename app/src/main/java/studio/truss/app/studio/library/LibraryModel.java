package studio.truss.app.studio.library;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import studio.truss.app.fx.LatestTask;
import studio.truss.app.studio.library.cards.AnalysisBoard;
import studio.truss.app.studio.library.cards.CardFeed;
import studio.truss.app.studio.library.cards.CardSources;
import studio.truss.app.studio.library.cards.Selection;
import studio.truss.app.studio.library.intake.ImportModel;
import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.library.search.LibraryAsk;
import studio.truss.app.studio.library.search.LibrarySearch;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;

import java.util.List;
import java.util.concurrent.Executor;

/// What the library screen shows and does. JavaFX thread.
public final class LibraryModel implements AutoCloseable {
    private final LibraryParts parts;
    private final StoreWork work;
    private final LibraryOpener opener;
    private final AnalysisQueue queue;
    private final CardSources sources;
    private final ImportModel imports;
    private final Removals removals;
    private final CardEdits edits;
    private final LibrarySearch store;
    private final LatestTask<LibraryAsk, LibraryAnswer> search;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ObjectProperty<LibraryAsk.Kind> kind =
            new SimpleObjectProperty<>(this, "kind", LibraryAsk.Kind.VIDEOS);
    private final ObjectProperty<LibraryAsk.Sort> sort =
            new SimpleObjectProperty<>(this, "sort", LibraryAsk.Sort.NEWEST);
    private final ReadOnlyObjectWrapper<@Nullable LibraryAnswer> answer =
            new ReadOnlyObjectWrapper<>(this, "answer", null);
    private final ReadOnlyIntegerWrapper unfinished =
            new ReadOnlyIntegerWrapper(this, "unfinished", 0);
    private List<VideoId> offered = List.of();
    private boolean offersMade;
    private boolean closed;
    private int most = LibrarySearch.PAGE;
    private long mark;

    /// @param background for what waits, `edits` for writes in their order, `fx` the JavaFX thread
    /// @param edits see `background`
    /// @param fx see `background`
    public LibraryModel(
            LibraryParts parts,
            Executor background,
            Executor edits,
            Executor fx,
            Notices notices,
            StatusModel status,
            LibraryOpener opener,
            Messages messages) {
        this.parts = parts;
        this.opener = opener;
        work = new StoreWork(background, edits, fx, notices, status);
        AnalysisBoard board = new AnalysisBoard(fx, notices, status, messages);
        queue = parts.queue().apply(board::hear);
        sources =
                new CardSources(
                        new CardFeed(parts.library(), parts.relinker(), parts.pictures(), work),
                        board,
                        new Selection());
        imports =
                new ImportModel(
                        parts.importer(),
                        queue,
                        work,
                        messages,
                        sources.feed()::look,
                        this::refresh);
        removals =
                new Removals(
                        parts.library(),
                        parts.renders(),
                        queue,
                        work,
                        notices,
                        messages,
                        parts.clock(),
                        this::refresh);
        this.edits = new CardEdits(parts, queue, work, notices, messages, this::refresh);
        store = new LibrarySearch(parts.library().index(), parts.clock());
        search = new LatestTask<>(background, fx, store::answer, this::show);
        text.subscribe(this::ask);
        kind.subscribe(this::ask);
        sort.subscribe(this::ask);
        ask();
    }

    private void ask() {
        most = LibrarySearch.PAGE;
        refresh();
    }

    /// Asks again, for what may have changed.
    void refresh() {
        if (closed) {
            return;
        }
        search.submit(new LibraryAsk(text.get(), kind.get(), sort.get(), most));
    }

    /// Shows more clips, when the end of those shown is reached.
    void more() {
        LibraryAnswer now = answer.get();
        if (now != null
                && now.kind() == LibraryAsk.Kind.CLIPS
                && now.cards().size() == most
                && now.clips() > most) {
            most *= 2;
            refresh();
        }
    }

    private void show(LibraryAnswer next) {
        LibraryAnswer now = answer.get();
        LibraryAnswer visible = next.without(removals::hides);
        // while a question is being typed what was found last stays in view
        answer.set(
                next.problem() != null && now != null
                        ? now.with(next.ask(), next.problem())
                        : visible);
        if (next.problem() == null) {
            offer(next);
        }
    }

    /// Offers once what an earlier process did not finish.
    private void offer(LibraryAnswer next) {
        if (offersMade || next.kind() != LibraryAsk.Kind.VIDEOS || !next.ask().text().isEmpty()) {
            return;
        }
        offersMade = true;
        List<VideoId> open =
                next.cards().stream()
                        .map(Card::asset)
                        .filter(CardEdits::unfinished)
                        .map(Asset::videoId)
                        .filter(video -> !queue.has(video))
                        .toList();
        work.read(
                () ->
                        open.isEmpty() || queue.othersWork()
                                ? List.<VideoId>of()
                                : open.stream()
                                        .filter(v -> parts.relinker().place(v).isPresent())
                                        .toList(),
                videos -> {
                    offered = videos;
                    unfinished.set(videos.size());
                });
    }

    /// Analyses what an earlier process did not finish, or leaves it.
    void takeOffer(boolean analyse) {
        if (analyse) {
            offered.forEach(queue::add);
        }
        offered = List.of();
        unfinished.set(0);
    }

    /// To be called about once a second: notices what other processes have changed, and deletes
    /// what was removed a while ago.
    ///
    /// @param inView whether the screen is shown
    void tick(boolean inView) {
        if (closed) {
            return;
        }
        removals.tick();
        if (inView) {
            work.read(
                    () -> parts.library().index().mark(),
                    now -> {
                        if (now != mark) {
                            mark = now;
                            sources.feed().storeChanged();
                            refresh();
                        }
                    });
        }
    }

    /// Looks whether the files of what is in view are still there, or there again: nobody says so.
    public void lookAtFiles() {
        sources.feed().filesMayHaveMoved();
    }

    void open(Card card) {
        switch (card) {
            case Card.OfVideo video -> opener.open(video.video());
            case Card.OfClip(var clip, var asset) -> opener.open(clip.videoId(), clip.clipId());
        }
    }

    String title(VideoId video) {
        return store.title(video);
    }

    public StringProperty textProperty() {
        return text;
    }

    public ObjectProperty<LibraryAsk.Kind> kindProperty() {
        return kind;
    }

    ObjectProperty<LibraryAsk.Sort> sortProperty() {
        return sort;
    }

    /// Null before the first answer.
    public ReadOnlyObjectProperty<@Nullable LibraryAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// How many videos an earlier process left unanalysed.
    ReadOnlyIntegerProperty unfinishedProperty() {
        return unfinished.getReadOnlyProperty();
    }

    public AnalysisBoard board() {
        return sources.board();
    }

    /// Whether the file of a video in view is known to be gone.
    public boolean gone(VideoId video) {
        return sources.feed().gone(video);
    }

    /// Whether all cards that were found have been looked for pictures.
    public boolean pictured() {
        LibraryAnswer now = answer.get();
        return now != null && now.cards().stream().allMatch(sources.feed()::pictured);
    }

    CardFeed feed() {
        return sources.feed();
    }

    CardSources cards() {
        return sources;
    }

    public ImportModel imports() {
        return imports;
    }

    Removals removals() {
        return removals;
    }

    CardEdits edits() {
        return edits;
    }

    Selection selection() {
        return sources.selection();
    }

    /// Deletes what was removed and ends the analysis that is under way. Before the threads of the
    /// background end.
    @Override
    public void close() {
        closed = true;
        imports.cancel();
        removals.close();
        queue.close();
    }
}
