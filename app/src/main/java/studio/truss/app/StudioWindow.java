package studio.truss.app;

import javafx.scene.Scene;
import javafx.stage.Stage;

import studio.truss.app.fx.FxWatchdog;
import studio.truss.app.studio.settings.StudioSettings.WindowPlace;
import studio.truss.app.studio.shell.SessionMark;

import java.io.IOException;
import java.util.function.Consumer;

/// The studio's window on the screen. JavaFX thread.
public final class StudioWindow {
    private static final double LEAST_WIDTH = 1100;
    private static final double LEAST_HEIGHT = 700;

    private StudioWindow() {}

    /// @param brief closes the window as soon as it has been seen
    /// @param closed is called when the window is gone and everything is on disk
    /// @param log takes a line about what a developer should know
    public static void open(AppGraph graph, boolean brief, Runnable closed, Consumer<String> log)
            throws IOException {
        StudioGraph studio =
                new StudioGraph(graph, bug -> log.accept("internal error " + ErrorCode.of(bug)));
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, bug) -> {
                    log.accept("internal error " + ErrorCode.of(bug));
                    studio.broke(bug);
                });
        SessionMark mark = SessionMark.begin(graph.data().root());
        studio.welcome(mark);
        FxWatchdog watchdog =
                FxWatchdog.start(stall ->
                        log.accept(
                                "The window stood still for %d ms: %s"
                                        .formatted(stall.ms(), stall.doing())));
        WindowPlace place = studio.settings().get().window();
        Scene scene =
                new Scene(
                        studio.root(),
                        // larger ones do not fit JavaFX's headless screen, where brief ones open
                        brief ? LEAST_WIDTH : Math.max(LEAST_WIDTH, place.width()),
                        brief ? LEAST_HEIGHT : Math.max(LEAST_HEIGHT, place.height()));
        studio.keys().install(scene);
        Stage stage = new Stage();
        stage.setTitle(studio.messages().of("window.title"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.setMaximized(place.maximized());
        Runnable end =
                () -> {
                    stage.hide();
                    watchdog.close();
                    studio.close();
                    mark.end();
                    closed.run();
                };
        stage.setOnCloseRequest(_ -> {
            studio.settings()
                    .change(s ->
                            s.withWindow(
                                    stage.isMaximized()
                                            ? new WindowPlace(
                                                    s.window().width(),
                                                    s.window().height(),
                                                    true,
                                                    s.window().editor())
                                            : new WindowPlace(
                                                    scene.getWidth(),
                                                    scene.getHeight(),
                                                    false,
                                                    s.window().editor())));
            end.run();
        });
        stage.show();
        FirstFrame.await(ms -> {
            log.accept("first frame after %d ms".formatted(ms));
            if (brief) {
                end.run();
            } else {
                graph.preview().warm(); // not before: starting it would take from the first frame
            }
        });
    }
}
