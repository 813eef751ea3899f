package studio.truss.app;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.AccountDesk;
import studio.truss.app.fx.Background;
import studio.truss.app.gemini.BackgroundGemini;
import studio.truss.app.gemini.GeminiParts;
import studio.truss.app.gemini.GeminiWay;
import studio.truss.app.gemini.KeyShelf;
import studio.truss.app.studio.editor.EditorModel;
import studio.truss.app.studio.gemini.GeminiModel;
import studio.truss.app.studio.gemini.GeminiPane;
import studio.truss.app.studio.gemini.GeminiRows;
import studio.truss.app.studio.gemini.SentWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.core.clips.Analysis;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Engine;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.desk.DeskOrders;
import studio.truss.core.gemini.job.desk.GeminiDesk;
import studio.truss.core.gemini.job.desk.Parts;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.platform.gemini.access.GeminiKeys;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The window's parts about Gemini, put together.
final class StudioGemini implements AutoCloseable {
    private static final Duration TICK = Duration.millis(500);

    private final AppGraph graph;
    private final Background background;
    private final Executor fx;
    private final Notices notices;
    private final Messages messages;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final GeminiWay way;
    private final KeyShelf keys;
    private final BackgroundGemini desk;
    private final GeminiModel model;
    private final GeminiPane pane;
    private final Timeline ticks;
    private Consumer<Analysis> analysed = _ -> {};

    /// @param derivatives make the small film
    StudioGemini(
            StudioBase base,
            Engine engine,
            Derivatives derivatives,
            EditorModel editor,
            Supplier<@Nullable Window> window) {
        graph = base.graph();
        background = base.background();
        fx = base.fx();
        notices = base.notices();
        messages = base.messages();
        GeminiKeys found = graph.geminiKeys(new AccountDesk(graph, graph.library()).passphrase());
        way = new GeminiWay(found, graph.environment(), graph.clock());
        keys = new KeyShelf(found, way::changed);
        Parts parts =
                GeminiParts.of(
                        graph,
                        engine,
                        derivatives,
                        way,
                        threads,
                        note -> fx.execute(() -> notices.add(Notice.done(note))));
        desk =
                new BackgroundGemini(
                        () -> parts.queue().due().isPresent(),
                        new GeminiDesk(parts)::work,
                        () -> fx.execute(this::changed),
                        base.failures());
        model =
                new GeminiModel(
                        new DeskOrders(parts, desk::wake),
                        keys,
                        background.waiting(),
                        fx,
                        this::done);
        Consumer<Parent> dress = other -> base.settings().get().theme().dress(other);
        pane = new GeminiPane(model, new SentWindow(window, dress, messages)::open, messages);
        ticks = new Timeline(new KeyFrame(TICK, _ -> model.tick()));
        ticks.setCycleCount(Animation.INDEFINITE);
        editor.stateProperty()
                .subscribe(_ ->
                        model.show(
                                editor.video().map(open -> open.asset().videoId()).orElse(null)));
    }

    private void changed() {
        model.changed();
    }

    /// The editor gets what the answers brought; the desk has recorded it.
    private void done(GeminiJob job) {
        background
                .waiting()
                .execute(() -> {
                    Library library = graph.library();
                    Item item = library.get(new EntityKey.Asset(job.video()));
                    if (item == null) {
                        return; // removed meanwhile
                    }
                    Asset asset = Asset.of(item);
                    String sha256 = asset.sha256();
                    Analysis found = sha256 == null ? null : find(sha256);
                    fx.execute(() -> {
                        notices.add(Notice.done(messages.of("gemini.done.notice", asset.title())));
                        if (found != null) {
                            analysed.accept(found);
                        }
                    });
                });
    }

    private @Nullable Analysis find(String sha256) {
        try {
            return graph.analyses().find(sha256).orElse(null);
        } catch (IOException e) {
            fx.execute(() ->
                    notices.add(
                            Notice.trouble(
                                    messages.of(
                                            "gemini.done.unread",
                                            String.valueOf(e.getMessage())))));
            return null;
        }
    }

    /// Begins to work what was asked for.
    ///
    /// @param next takes the analysis of a video that was answered, on the JavaFX thread
    void start(Consumer<Analysis> next) {
        analysed = next;
        desk.start();
        ticks.play();
        model.changed();
    }

    GeminiModel model() {
        return model;
    }

    GeminiPane pane() {
        return pane;
    }

    /// The settings' section.
    Node rows(BiFunction<String, Node, Node> row) {
        return new GeminiRows(
                keys,
                new GeminiSettingsFile(graph.data()),
                background.waiting(),
                fx,
                model::changed,
                row,
                messages);
    }

    @Override
    public void close() {
        ticks.stop();
        desk.close();
        threads.shutdownNow();
        way.close();
    }
}
