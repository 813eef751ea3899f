package studio.truss.app;

import javafx.scene.Parent;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.fx.Background;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.account.AccountModel;
import studio.truss.app.studio.conflicts.ConflictsModel;
import studio.truss.app.studio.editor.CaptionsModel;
import studio.truss.app.studio.editor.EditorMedia;
import studio.truss.app.studio.editor.EditorModel;
import studio.truss.app.studio.editor.EditorParts;
import studio.truss.app.studio.editor.EditorScreen;
import studio.truss.app.studio.editor.VideoLoader;
import studio.truss.app.studio.export.ChooserPlaces;
import studio.truss.app.studio.export.ExportAsk;
import studio.truss.app.studio.export.ExportButton;
import studio.truss.app.studio.export.ExportMenu;
import studio.truss.app.studio.export.ExportModel;
import studio.truss.app.studio.export.ExportPlaces;
import studio.truss.app.studio.gemini.GeminiModel;
import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.library.LibraryModel;
import studio.truss.app.studio.library.LibraryOpener;
import studio.truss.app.studio.library.LibraryParts;
import studio.truss.app.studio.library.LibraryScreen;
import studio.truss.app.studio.library.cards.DerivedPictures;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.pictures.RenderPictures;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.player.PreviewFrames;
import studio.truss.app.studio.queue.QueueModel;
import studio.truss.app.studio.queue.QueueScreen;
import studio.truss.app.studio.queue.QueueView;
import studio.truss.app.studio.queue.SystemDesktop;
import studio.truss.app.studio.settings.EditorPanes;
import studio.truss.app.studio.settings.PresetBox;
import studio.truss.app.studio.settings.SettingsFile;
import studio.truss.app.studio.settings.SettingsModel;
import studio.truss.app.studio.settings.SettingsScreen;
import studio.truss.app.studio.settings.ShortcutSheet;
import studio.truss.app.studio.settings.StudioSettings;
import studio.truss.app.studio.shell.Navigation;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.Screen;
import studio.truss.app.studio.shell.SessionMark;
import studio.truss.app.studio.shell.ShellView;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.app.studio.sync.SyncModel;
import studio.truss.app.studio.transfers.TransfersModel;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.clips.preflight.DiskRoom;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.clips.rendering.RenderDesk;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Engine;
import studio.truss.core.imports.AnalysisKeeper;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.imports.Importer;
import studio.truss.core.imports.KeptTranscripts;
import studio.truss.core.imports.Relinker;
import studio.truss.core.imports.VideoAnalysis;
import studio.truss.core.library.Library;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;
import studio.truss.platform.aws.signin.Session;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The window's parts, put together. Made and closed on the JavaFX thread.
public final class StudioGraph implements AutoCloseable {
    private final AppGraph graph;
    private final FxThread fx = new FxThread();
    private final Background background;
    private final Messages messages = Messages.load();
    private final Notices notices = new Notices();
    private final StatusModel status = new StatusModel();
    private final SettingsModel settings;
    private final Engine derivingEngine;
    private final DerivedCache cache;
    private final PlayerModel player;
    private final EditorModel editorModel;
    private final EditorMedia editorMedia;
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
        background =
                new Background(bug -> {
                    failures.accept(bug);
                    fx.execute(() -> broke(bug));
                });
        SettingsFile file = new SettingsFile(graph.data().root().resolve("settings.json"));
        settings =
                new SettingsModel(
                        file.read(),
                        file,
                        background.edits(),
                        why ->
                                fx.execute(() ->
                                        notices.add(
                                                Notice.trouble(
                                                        messages.of("settings.unwritten", why)))));
        Theme.loadFonts(
                List.of(AppAssets.REGULAR_FONT, AppAssets.BOLD_FONT).stream()
                        .flatMap(name -> graph.assets().open(name).stream())
                        .toList());
        Library library = graph.library();
        derivingEngine = Engine.open(1, WorkerEnvironment.system(FaultLog.none()));
        cache =
                DerivedCache.open(
                        graph.caches().derived(), settings.get().cacheBytes(), graph.clock());
        Derivatives derivatives = new Derivatives(cache, derivingEngine, 1);
        keys = new KeyDispatcher(this::keymap);
        player =
                new PlayerModel(
                        new PreviewFrames(graph.preview()),
                        background.waiting(),
                        fx,
                        System::nanoTime);
        queueModel =
                new QueueModel(
                        library,
                        new RenderPictures(cache)::of,
                        background.waiting(),
                        fx,
                        notices,
                        status,
                        messages);
        desk =
                new RenderDesk(
                        library,
                        graph::renderer,
                        DiskRoom.real(),
                        graph.clock(),
                        background.waiting(),
                        queueModel::heard,
                        this::renderChanged);
        editorModel =
                new EditorModel(
                        library,
                        new VideoLoader(library, graph.analyses(), graph.engine(), messages),
                        new StudioRenders(
                                desk,
                                () -> graph.captioner(ClipCaptioner.Wish.AS_STORED),
                                settings::get,
                                messages),
                        graph.cams(),
                        graph.clock(),
                        new StoreWork(background.waiting(), background.edits(), fx, notices),
                        notices,
                        messages);
        CaptionsModel captions =
                new CaptionsModel(
                        editorModel,
                        graph.transcripts(),
                        graph::captionFonts,
                        graph::wordMask,
                        background.waiting(),
                        fx);
        editorMedia =
                new EditorMedia(
                        derivatives, background.waiting(), fx, player, status, notices, messages);
        SystemDesktop desktop = new SystemDesktop(background.waiting(), fx, notices, messages);
        ExportMenu exports =
                new ExportMenu(
                        new ExportModel(
                                library,
                                settings,
                                places == null ? new ChooserPlaces(this::window, messages) : places,
                                desktop::showInFolder,
                                background.waiting(),
                                fx,
                                notices,
                                messages),
                        messages);
        ExportButton export =
                new ExportButton(
                        exports,
                        () ->
                                editorModel.video().stream()
                                        .map(open ->
                                                ExportAsk.approved(
                                                        open.asset().videoId(),
                                                        open.asset().title()))
                                        .toList(),
                        messages);
        gemini =
                new StudioGemini(
                        graph,
                        derivingEngine,
                        derivatives,
                        background,
                        fx,
                        editorModel,
                        notices,
                        bug -> {
                            failures.accept(bug);
                            fx.execute(() -> broke(bug));
                        },
                        this::window,
                        other -> settings.get().theme().dress(other),
                        messages);
        editor =
                new EditorScreen(
                        new EditorParts(
                                editorModel,
                                player,
                                editorMedia,
                                captions,
                                notices,
                                settings.settingsProperty().map(StudioSettings::theme),
                                this::keymap,
                                messages,
                                settings.settingsProperty().map(StudioSettings::snapping),
                                List.of(export, new PresetBox(settings, messages)),
                                () -> go("library"),
                                () -> settings.get().window().editor(),
                                this::arrange,
                                gemini.pane()));
        libraryModel =
                new LibraryModel(
                        new LibraryParts(
                                library,
                                new Importer(
                                        library,
                                        graph.analyst(),
                                        graph.recorder(),
                                        new KeptTranscripts(graph.transcripts())),
                                new Relinker(library, graph.recorder()),
                                listener ->
                                        new AnalysisQueue(
                                                new VideoAnalysis(
                                                        library,
                                                        graph.analyst(),
                                                        graph.recorder(),
                                                        graph.cams(),
                                                        this::clipSettings,
                                                        new Keeper()),
                                                graph.data().root().resolve("analysis.lock"),
                                                background.waiting(),
                                                listener),
                                new DerivedPictures(
                                        graph.engine(), cache, derivatives, graph.stills()::near),
                                new ClipRenders(library.renderQueue(), desk::look),
                                graph.clock()),
                        background.waiting(),
                        background.edits(),
                        fx,
                        notices,
                        status,
                        new Opener(),
                        messages);
        SettingsScreen settingsScreen =
                new SettingsScreen(
                        settings,
                        new SettingsScreen.Machine(
                                () -> graph.ladder(), cache::report, cache::clean, cache::budget),
                        keys,
                        gemini::rows,
                        background.waiting(),
                        fx,
                        messages);
        cloud =
                new StudioCloud(
                        graph,
                        background,
                        fx,
                        new StoreWork(background.waiting(), background.edits(), fx, notices),
                        settings,
                        notices,
                        status,
                        bug -> {
                            failures.accept(bug);
                            fx.execute(() -> broke(bug));
                        },
                        this::go,
                        messages);
        LibraryScreen libraryScreen =
                new LibraryScreen(
                        libraryModel,
                        new QueueView(queueModel, desktop, cloud.transfers(), messages),
                        notices,
                        messages,
                        this::keymap,
                        exports,
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
                                settingsScreen));
        screenItems = new ScreenItems(navigation, editorModel, libraryModel);
        screenItems.watch(cloud::seen);
        queueModel.attach(desk);
        libraryScreen.bindKeys(keys, () -> navigation.shows("library"));
        editor.answer(keys, () -> navigation.shows("editor"));
        keys.on(
                "export",
                () ->
                        navigation.shows("library")
                                || (navigation.shows("editor") && editorModel.video().isPresent()),
                () -> {
                    if (navigation.shows("library")) {
                        libraryScreen.export();
                    } else {
                        export.open();
                    }
                });
        for (Screen screen : navigation.screens()) {
            if (screen.place() != Screen.Place.INSIDE) {
                keys.on("screen." + screen.id(), () -> true, () -> go(screen.id()));
            }
        }
        shell = new ShellView(navigation, notices, status, cloud.badge(), this::keymap, messages);
        cloud.popover().install(shell, cloud.badge());
        settings.settingsProperty().subscribe(now -> now.theme().dress(shell));
        status.saved(messages.of("status.saved"));
        new ShortcutSheet(settings, messages).install(shell, keys);
        cloud.start();
        gemini.model().toldProperty().subscribe(libraryModel.board()::asked);
        gemini.start(editor::analysed);
    }

    /// A bug, told to the creator with a code to quote.
    public void broke(Throwable bug) {
        notices.add(Notice.trouble(messages.of("error.bug", ErrorCode.of(bug))));
    }

    /// Says what became of a session that ended early.
    public void welcome(SessionMark mark) {
        mark.brokenSince()
                .ifPresent(since ->
                        background
                                .waiting()
                                .execute(() -> {
                                    String words = recovered(since);
                                    fx.execute(() -> notices.add(Notice.done(words)));
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
        long renders = desk.jobs().stream().filter(job -> !job.state().ended()).count();
        return messages.of("status.recovered", changed, renders);
    }

    /// On any thread.
    private void renderChanged() {
        queueModel.changed();
        fx.execute(() -> {
            if (cloud != null) { // not before all is put together
                cloud.transfers().rendered();
            }
        });
    }

    private @Nullable Window window() {
        ShellView shown = shell;
        return shown == null || shown.getScene() == null ? null : shown.getScene().getWindow();
    }

    private Keymap keymap() {
        return new Keymap(settings.get().keys());
    }

    private void arrange(UnaryOperator<EditorPanes> change) {
        settings.change(now ->
                now.withWindow(now.window().withEditor(change.apply(now.window().editor()))));
    }

    private void go(String screen) {
        Objects.requireNonNull(navigation).go(screen);
    }

    private ClipSettings clipSettings() {
        ClipSettings usual = ClipSettings.usual();
        return new ClipSettings(
                usual.moments(),
                usual.chat(),
                usual.chatOffsetMs(),
                usual.watch(),
                new FramingWishes(
                        usual.framing().layout(),
                        settings.get().motion(),
                        usual.framing().knownCam()),
                usual.encoder(),
                usual.nativeSize(),
                usual.quality(),
                usual.preset());
    }

    private final class Keeper implements AnalysisKeeper {
        @Override
        public void found(Analysis analysis) {
            try {
                graph.analyses().keep(analysis);
            } catch (IOException e) {
                fx.execute(() ->
                        notices.add(
                                Notice.trouble(
                                        messages.of(
                                                "library.analysis.unkept",
                                                String.valueOf(e.getMessage())))));
            }
        }

        @Override
        public void recorded(Analysis analysis) {
            fx.execute(() -> Objects.requireNonNull(editor).analysed(analysis));
        }
    }

    private final class Opener implements LibraryOpener {
        @Override
        public void open(VideoId video) {
            open(video, (ClipId) null);
        }

        @Override
        public void open(VideoId video, @Nullable ClipId clip) {
            editorModel.open(video, clip, "");
            go("editor");
        }
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
            editorModel.checkFile();
            cloud.seen(screenItems.now());
        }
    }

    /// Says something that was done.
    public void say(String words) {
        notices.add(Notice.done(words));
    }

    /// Says something that went wrong.
    public void warn(String words) {
        notices.add(Notice.trouble(words));
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
        return settings;
    }

    public Navigation navigation() {
        return navigation;
    }

    public EditorModel editorModel() {
        return editorModel;
    }

    /// What the editor shows of the source besides its frames.
    public EditorMedia editorMedia() {
        return editorMedia;
    }

    public QueueModel queueModel() {
        return queueModel;
    }

    public EditorScreen editor() {
        return editor;
    }

    public PlayerModel player() {
        return player;
    }

    public LibraryModel libraryModel() {
        return libraryModel;
    }

    public Messages messages() {
        return messages;
    }

    @Override
    public void close() {
        background.closing();
        gemini.close();
        cloud.close();
        player.close();
        desk.close();
        libraryModel.close();
        background.close();
        derivingEngine.close();
        cache.close();
    }
}
