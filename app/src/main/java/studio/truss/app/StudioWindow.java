package studio.truss.app;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.fx.FxWatchdog;
import studio.truss.app.studio.settings.StudioSettings.WindowPlace;
import studio.truss.app.studio.shell.SessionMark;
import studio.truss.core.library.LibraryException;
import studio.truss.platform.aws.signin.Session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// The studio's window on the screen. JavaFX thread.
public final class StudioWindow {
    private static final double LEAST_WIDTH = 1100;
    private static final double LEAST_HEIGHT = 700;

    private final AppGraph graph;
    private final Consumer<String> log;
    private final Stage stage = new Stage();
    private StudioGraph studio;
    private boolean reopening;

    private StudioWindow(AppGraph graph, Consumer<String> log) throws IOException {
        this.graph = graph;
        this.log = log;
        this.studio = studio();
    }

    /// @param brief closes the window as soon as it has been seen
    /// @param closed is called when the window is gone and everything is on disk
    /// @param log takes a line about what a developer should know
    public static void open(AppGraph graph, boolean brief, Runnable closed, Consumer<String> log)
            throws IOException {
        StudioWindow window = new StudioWindow(graph, log);
        window.listen();
        window.show(brief, closed);
    }

    private StudioGraph studio() throws IOException {
        return new StudioGraph(graph, bug -> log.accept("internal error " + ErrorCode.of(bug)));
    }

    private void listen() {
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, bug) -> {
                    log.accept("internal error " + ErrorCode.of(bug));
                    studio.broke(bug);
                });
        studio.onStranger(this::reopen);
        stage.focusedProperty().subscribe(focused -> studio.front(focused));
    }

    private void show(boolean brief, Runnable closed) throws IOException {
        SessionMark mark = SessionMark.begin(graph.data().root());
        studio.welcome(mark);
        FxWatchdog watchdog =
                FxWatchdog.start(stall ->
                        log.accept(
                                "The window stood still for %d ms: %s"
                                        .formatted(stall.ms(), stall.doing())));
        WindowPlace place = studio.settings().get().window();
        scene(
                // larger ones do not fit JavaFX's headless screen, where brief ones open
                brief ? LEAST_WIDTH : Math.max(LEAST_WIDTH, place.width()),
                brief ? LEAST_HEIGHT : Math.max(LEAST_HEIGHT, place.height()));
        stage.setTitle(studio.messages().of("window.title"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setMaximized(place.maximized());
        Runnable end =
                () -> {
                    stage.hide();
                    watchdog.close();
                    studio.close();
                    mark.end();
                    closed.run();
                };
        stage.setOnCloseRequest(event -> {
            if (reopening) {
                event.consume(); // a moment, and it can be closed
            } else {
                keepPlace();
                end.run();
            }
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

    private void scene(double width, double height) {
        Scene scene = new Scene(studio.root(), width, height);
        studio.keys().install(scene);
        stage.setScene(scene);
    }

    private void keepPlace() {
        Scene scene = stage.getScene();
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
    }

    /// Somebody has signed in: what is under way is brought to its end, and the window shows that
    /// creator's library. The local one, when it is the first sign-in, is taken over or kept apart.
    private void reopen(Session session, OwnLibrary.Answer answer) {
        reopening = true;
        keepPlace();
        Label words = new Label(studio.messages().of("account.opening"));
        StackPane waiting = new StackPane(words);
        studio.settings().get().theme().dress(waiting);
        double width = stage.getScene().getWidth();
        double height = stage.getScene().getHeight();
        stage.setScene(new Scene(waiting, width, height));
        studio.close();
        Thread.ofVirtual()
                .start(() -> {
                    String trouble = "";
                    try {
                        OwnLibrary.open(graph, session, answer);
                    } catch (LibraryException e) {
                        trouble = String.valueOf(e.getMessage());
                    }
                    String said = trouble;
                    Platform.runLater(() -> reopened(width, height, said));
                });
    }

    private void reopened(double width, double height, String trouble) {
        try {
            studio = studio();
        } catch (IOException e) {
            throw new UncheckedIOException("the studio cannot use its folders", e);
        }
        reopening = false;
        studio.onStranger(this::reopen);
        scene(width, height);
        studio.navigation().go("account");
        if (trouble.isEmpty()) {
            studio.say(studio.messages().of("account.opened"));
        } else {
            studio.warn(trouble);
        }
    }
}
