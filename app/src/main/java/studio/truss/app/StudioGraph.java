package studio.truss.app;

import javafx.scene.Parent;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.studio.account.AccountModel;
import studio.truss.app.studio.conflicts.ConflictsModel;
import studio.truss.app.studio.editor.EditorMedia;
import studio.truss.app.studio.editor.EditorModel;
import studio.truss.app.studio.editor.EditorScreen;
import studio.truss.app.studio.export.ExportPlaces;
import studio.truss.app.studio.gemini.GeminiModel;
import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.library.LibraryModel;
import studio.truss.app.studio.library.LibraryScreen;
import studio.truss.app.studio.look.FallbackFonts;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.pictures.RenderPictures;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.queue.QueueModel;
import studio.truss.app.studio.queue.QueueScreen;
import studio.truss.app.studio.queue.QueueView;
import studio.truss.app.studio.queue.SystemDesktop;
import studio.truss.app.studio.settings.SettingsModel;
import studio.truss.app.studio.settings.SettingsScreen;
import studio.truss.app.studio.settings.ShortcutSheet;
import studio.truss.app.studio.shell.Navigation;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Screen;
import studio.truss.app.studio.shell.SessionMark;
import studio.truss.app.studio.shell.ShellView;
import studio.truss.app.studio.sync.SyncModel;
import studio.truss.app.studio.transfers.TransfersModel;
import studio.truss.core.clips.preflight.DiskRoom;
import studio.truss.core.clips.rendering.RenderDesk;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Engine;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;
import studio.truss.platform.aws.signin.Session;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The window's parts, put together. Made and closed on the JavaFX thread.
public final class StudioGraph implements AutoCloseable {
    private final AppGraph graph;
    private final StudioBase base;
    private final Engine derivingEngine;
    private final DerivedCache cache;
    private final StudioEditing editing;
    private final EditorScreen editor;
    private final LibraryModel libraryModel;
    private final QueueModel queueModel;
    private final RenderDesk desk;
    private final Navigation navigation;
    private final ShellView shell;
    private final KeyDispatcher keys;
    private final StudioCloud cloud;
    private final StudioGemini gemini;
    private final ScreenItems screenItems;

    /// @param failures takes bugs, on any thread
    public StudioGraph(AppGraph graph, Consumer<Throwable> failures) throws IOException {
        this(graph, failures, null);
    }

    /// @param failures takes bugs, on any thread
    /// @param places says where exports go; null to ask by the system's own choosers
    public StudioGraph(AppGraph graph, Consumer<Throwable> failures, @Nullable ExportPlaces places)
            throws IOException {
        this.graph = graph;
        base = StudioBase.of(graph, failures);
        SettingsModel settings = base.settings();
        Messages messages = base.messages();
        Theme.loadFonts(
                List.of(AppAssets.REGULAR_FONT, AppAssets.BOLD_FONT).stream()
                        .flatMap(name -> graph.assets().open(name).stream())
                        .toList());
        FallbackFonts.load(graph.moreFonts());
        derivingEngine = Engine.open(1, WorkerEnvironment.system(FaultLog.none()));
        cache =
                DerivedCache.open(
                        graph.caches().derived(), settings.get().cacheBytes(), graph.clock());
        Derivatives derivatives = new Derivatives(cache, derivingEngine, 1);
        keys = new KeyDispatcher(base::keymap);
        queueModel = queue();
        desk =
                new RenderDesk(
                        graph.library(),
                        graph::renderer,
                        DiskRoom.real(),
                        graph.clock(),
                        base.background().waiting(),
                        queueModel::heard,
                        this::renderChanged);
        SystemDesktop desktop =
                new SystemDesktop(
                        base.background().waiting(),
                        base.fx(),
                        base.notices(),
                        messages,
                        this::window);
        editing = new StudioEditing(base, derivatives, desk, desktop, places, this::window);
        gemini = new StudioGemini(base, derivingEngine, derivatives, editing.model(), this::window);
        editor = editing.screen(gemini.pane(), () -> go("library"));
        libraryModel =
                new StudioLibrary(base, cache, derivatives, desk, this::edit, editor::analysed)
                        .model();
        cloud = new StudioCloud(base, this::go);
        LibraryScreen libraryScreen =
                new LibraryScreen(
                        libraryModel,
                        new QueueView(queueModel, desktop, cloud.transfers(), messages),
                        base.notices(),
                        messages,
                        base::keymap,
                        editing.exports(),
                        cloud.transfers());
        navigation =
                new Navigation(
                        List.of(
                                libraryScreen,
                                editor,
                                new QueueScreen(
                                        queueModel,
                                        new QueueView(
                                                queueModel, desktop, cloud.transfers(), messages),
                                        cloud.transfers().view(),
                                        messages,
                                        () -> go("library")),
                                cloud.conflictsScreen(),
                                cloud.accountScreen(),
                                settingsScreen()));
        screenItems = new ScreenItems(navigation, editing.model(), libraryModel);
        screenItems.watch(cloud::seen);
        queueModel.attach(desk);
        answerKeys(libraryScreen);
        shell =
                new ShellView(
                        navigation,
                        base.notices(),
                        base.status(),
                        cloud.badge(),
                        base::keymap,
                        messages);
        cloud.popover().install(shell, cloud.badge());
        settings.settingsProperty().subscribe(now -> now.theme().dress(shell));
        base.status().saved(messages.of("status.saved"), messages.of("status.unsaved"));
        new ShortcutSheet(settings, messages).install(shell, keys);
        cloud.start();
        gemini.model().toldProperty().subscribe(libraryModel.board()::asked);
        gemini.start(editor::analysed);
    }

    private QueueModel queue() {
        return new QueueModel(
                graph.library(),
                new Relinker(graph.library(), graph.recorder()),
                new RenderPictures(cache)::of,
                base.background().waiting(),
                base.fx(),
                base.notices(),
                base.status(),
                base.messages());
    }

    private SettingsScreen settingsScreen() {
        return new SettingsScreen(
                base.settings(),
                new SettingsScreen.Machine(
                        () -> graph.ladder(), cache::report, cache::clean, cache::budget),
                keys,
                gemini::rows,
                base.background().waiting(),
                base.fx(),
                base.messages());
    }

    private void answerKeys(LibraryScreen libraryScreen) {
        libraryScreen.bindKeys(keys, () -> navigation.shows("library"));
        editor.answer(keys, () -> navigation.shows("editor"));
        keys.on(
                "export",
                () ->
                        navigation.shows("library")
                                || (navigation.shows("editor")
                                        && editing.model().video().isPresent()),
                () -> {
                    if (navigation.shows("library")) {
                        libraryScreen.export();
                    } else {
                        editing.export().open();
                    }
                });
        for (Screen screen : navigation.screens()) {
            if (screen.place() != Screen.Place.INSIDE) {
                keys.on("screen." + screen.id(), () -> true, () -> go(screen.id()));
            }
        }
    }

    private void edit(VideoId video, @Nullable ClipId clip) {
        editing.model().open(video, clip, "");
        go("editor");
    }

    /// A bug, told to the creator with a code to quote.
    public void broke(Throwable bug) {
        base.broke(bug);
    }

    /// Says what became of a session that ended early.
    public void welcome(SessionMark mark) {
        mark.brokenSince()
                .ifPresent(since ->
                        base.background()
                                .waiting()
                                .execute(() -> {
                                    String words = recovered(since);
                                    base.fx().execute(() -> say(words));
                                }));
    }

    private String recovered(Instant since) {
        String from = Timestamps.print(since);
        long changed =
                graph.library().items().stream()
                        .filter(item ->
                                item.get("updatedAt") instanceof AttributeValue.S(String at)
                                        && at.compareTo(from) >= 0)
                        .count();
        long renders =
                desk.jobs().stream().filter(job -> !job.state().ended() && !job.held()).count();
        return base.messages().of("status.recovered", changed, renders);
    }

    /// On any thread.
    private void renderChanged() {
        queueModel.changed();
        base.fx()
                .execute(() -> {
                    if (cloud != null) { // not before all is put together
                        cloud.transfers().rendered();
                    }
                });
    }

    private @Nullable Window window() {
        ShellView shown = shell;
        return shown == null || shown.getScene() == null ? null : shown.getScene().getWindow();
    }

    private void go(String screen) {
        Objects.requireNonNull(navigation).go(screen);
    }

    /// @param next takes a creator who has signed in and whose library is not the one that is open
    ///   and what becomes of this machine's own
    public void onStranger(BiConsumer<Session, OwnLibrary.Answer> next) {
        cloud.account().onStranger(next);
    }

    /// Whether somebody looks at the window.
    public void front(boolean inFront) {
        cloud.front(inFront);
        if (inFront) {
            libraryModel.lookAtFiles();
            editing.model().checkFile();
            cloud.seen(screenItems.now());
        }
    }

    /// Says something that was done.
    public void say(String words) {
        base.notices().add(Notice.done(words));
    }

    /// Says something that went wrong.
    public void warn(String words) {
        base.notices().add(Notice.trouble(words));
    }

    public AccountModel account() {
        return cloud.account();
    }

    public SyncModel sync() {
        return cloud.sync();
    }

    public ConflictsModel conflicts() {
        return cloud.conflicts();
    }

    public GeminiModel gemini() {
        return gemini.model();
    }

    public TransfersModel transfers() {
        return cloud.transfers().model();
    }

    /// Opens or closes what the badge says more of.
    public void syncPopover(boolean open) {
        cloud.popover().open(open);
    }

    /// What the window shows.
    public Parent root() {
        return shell;
    }

    public KeyDispatcher keys() {
        return keys;
    }

    public SettingsModel settings() {
        return base.settings();
    }

    public Navigation navigation() {
        return navigation;
    }

    public EditorModel editorModel() {
        return editing.model();
    }

    /// What the editor shows of the source besides its frames.
    public EditorMedia editorMedia() {
        return editing.media();
    }

    public QueueModel queueModel() {
        return queueModel;
    }

    public EditorScreen editor() {
        return editor;
    }

    public PlayerModel player() {
        return editing.player();
    }

    public LibraryModel libraryModel() {
        return libraryModel;
    }

    public Messages messages() {
        return base.messages();
    }

    @Override
    public void close() {
        base.background().closing();
        gemini.close();
        cloud.close();
        editing.close();
        desk.close();
        libraryModel.close();
        base.background().close();
        derivingEngine.close();
        cache.close();
    }
}
