package studio.truss.app;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import studio.truss.app.fx.Background;
import studio.truss.app.fx.FxThread;
import studio.truss.app.studio.editor.CaptionsModel;
import studio.truss.app.studio.editor.EditorMedia;
import studio.truss.app.studio.editor.EditorModel;
import studio.truss.app.studio.editor.EditorParts;
import studio.truss.app.studio.editor.EditorScreen;
import studio.truss.app.studio.editor.OpenVideo;
import studio.truss.app.studio.editor.RenderRequests;
import studio.truss.app.studio.editor.VideoLoader;
import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.library.LibraryModel;
import studio.truss.app.studio.library.LibraryOpener;
import studio.truss.app.studio.library.LibraryParts;
import studio.truss.app.studio.library.LibraryScreen;
import studio.truss.app.studio.library.cards.DerivedPictures;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.player.PreviewFrames;
import studio.truss.app.studio.queue.QueueModel;
import studio.truss.app.studio.queue.QueueScreen;
import studio.truss.app.studio.queue.QueueView;
import studio.truss.app.studio.queue.SystemDesktop;
import studio.truss.app.studio.settings.EditorPanes;
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
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.StoredClips;
import studio.truss.core.clips.captioning.ClipCaptioner;
import studio.truss.core.clips.rendering.RenderDesk;
import studio.truss.core.derived.CacheFolder;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Engine;
import studio.truss.core.imports.AnalysisQueue;
import studio.truss.core.imports.Importer;
import studio.truss.core.imports.KeptTranscripts;
import studio.truss.core.imports.Relinker;
import studio.truss.core.imports.VideoAnalysis;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final EditorScreen editor;
    private final LibraryModel libraryModel;
    private final QueueModel queueModel;
    private final RenderDesk desk;
    private final Navigation navigation;
    private final ShellView shell;
    private final KeyDispatcher keys;

    /// @param failures takes bugs, on any thread
    public StudioGraph(AppGraph graph, Consumer<Throwable> failures) throws IOException {
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
                        words -> fx.execute(() -> notices.add(Notice.trouble(words))));
        Theme.loadFonts(
                List.of(AppAssets.REGULAR_FONT, AppAssets.BOLD_FONT).stream()
                        .flatMap(name -> graph.assets().open(name).stream())
                        .toList());
        Library library = graph.library();
        derivingEngine = Engine.open(1, WorkerEnvironment.system(FaultLog.none()));
        cache =
                DerivedCache.open(
                        CacheFolder.of(
                                        System.getenv(),
                                        System.getProperty("os.name", ""),
                                        Path.of(System.getProperty("user.home", ".")))
                                .derived(),
                        settings.get().cacheBytes(),
                        graph.clock());
        Derivatives derivatives = new Derivatives(cache, derivingEngine, 1);
        keys = new KeyDispatcher(this::keymap);
        player = new PlayerModel(new PreviewFrames(graph.preview()), fx, System::nanoTime);
        queueModel = new QueueModel(library, background.waiting(), fx, notices, status);
        desk =
                new RenderDesk(
                        library,
                        graph::renderer,
                        graph.clock(),
                        background.waiting(),
                        queueModel::heard,
                        queueModel::changed);
        editorModel =
                new EditorModel(
                        library,
                        new VideoLoader(library, graph.analyses(), graph.engine()),
                        new Renders(),
                        graph.cams(),
                        graph.clock(),
                        new StoreWork(background.waiting(), background.edits(), fx, notices),
                        notices,
                        messages);
        CaptionsModel captions =
                new CaptionsModel(
                        editorModel,
                        graph.transcripts(),
                        graph.captionFont().orElse(null),
                        background.waiting(),
                        fx);
        editor =
                new EditorScreen(
                        new EditorParts(
                                editorModel,
                                player,
                                new EditorMedia(
                                        derivatives,
                                        background.waiting(),
                                        fx,
                                        player,
                                        status,
                                        notices,
                                        messages),
                                captions,
                                notices,
                                settings.settingsProperty().map(StudioSettings::theme),
                                this::keymap,
                                messages,
                                settings.settingsProperty().map(StudioSettings::snapping),
                                () -> go("library"),
                                () -> settings.get().window().editor(),
                                this::arrange));
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
                                                        this::analysed),
                                                graph.data().root().resolve("analysis.lock"),
                                                background.waiting(),
                                                listener),
                                new DerivedPictures(graph.engine(), cache, derivatives),
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
                        background.waiting(),
                        fx,
                        messages);
        SystemDesktop desktop = new SystemDesktop(background.waiting(), fx, notices);
        LibraryScreen libraryScreen =
                new LibraryScreen(
                        libraryModel,
                        new QueueView(queueModel, desktop, messages),
                        notices,
                        messages,
                        this::keymap);
        navigation =
                new Navigation(
                        List.of(
                                libraryScreen,
                                editor,
                                new QueueScreen(
                                        queueModel, new QueueView(queueModel, desktop, messages)),
                                settingsScreen));
        queueModel.attach(desk);
        libraryScreen.bindKeys(keys, () -> navigation.shows("library"));
        editor.answer(keys, () -> navigation.shows("editor"));
        for (Screen screen : navigation.screens()) {
            keys.on("screen." + screen.id(), () -> true, () -> go(screen.id()));
        }
        shell = new ShellView(navigation, notices, status, this::keymap, messages);
        settings.settingsProperty().subscribe(now -> now.theme().dress(shell));
        status.saved(messages.of("status.saved"));
        new ShortcutSheet(settings, messages).install(shell, keys);
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
                usual.quality());
    }

    private void analysed(Analysis analysis) {
        try {
            graph.analyses().keep(analysis);
        } catch (IOException e) {
            fx.execute(() ->
                    notices.add(
                            Notice.trouble(
                                    "The analysis could not be kept: "
                                            + e.getMessage()
                                            + ". Make room on the disk and analyse"
                                            + " again.")));
        }
        fx.execute(() -> Objects.requireNonNull(editor).analysed(analysis));
    }

    /// Plans clips as they are stored now and puts them into the queue.
    private final class Renders implements RenderRequests {
        @Override
        public List<String> render(OpenVideo video, List<Clip> clips) {
            String sha256 = video.asset().sha256();
            StoredClips plans =
                    new StoredClips(
                            video.file(),
                            sha256 == null ? "" : sha256,
                            video.info(),
                            new StoredClips.Finish(
                                    settings.get().encoder(), false, Quality.STANDARD),
                            ProgramVersion.text());
            ClipCaptioner captioner = graph.captioner(true);
            List<String> trouble = new ArrayList<>();
            for (Clip clip : clips) {
                try {
                    Path folder = clipFolder().resolve(folderName(video.asset().title()));
                    Files.createDirectories(folder);
                    RenderPlan plan = plans.plan(clip, folder.resolve(StoredClips.fileName(clip)));
                    desk.ask(
                            clip.clipId(),
                            captioner.over(plan, sha256 == null ? "" : sha256, clip));
                } catch (IOException e) {
                    trouble.add(
                            "%s cannot be written: %s. Choose another folder in the settings."
                                    .formatted(clipFolder(), e.getMessage()));
                } catch (IllegalArgumentException | LibraryException e) {
                    trouble.add("\"%s\": %s".formatted(clip.title(), e.getMessage()));
                }
            }
            return trouble;
        }
    }

    /// A title as every system takes it for a folder's name.
    private static String folderName(String title) {
        String safe = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
    }

    private Path clipFolder() {
        String chosen = settings.get().clipFolder();
        return chosen == null
                ? Path.of(System.getProperty("user.home", "."), "Truss Clips")
                : Path.of(chosen);
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
        player.close();
        desk.close();
        libraryModel.close();
        background.close();
        derivingEngine.close();
        cache.close();
    }
}
