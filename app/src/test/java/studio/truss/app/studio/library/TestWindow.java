package studio.truss.app.studio.library;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Nodes;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A window without a display, driven by a robot; each step is one event of the JavaFX thread.
public final class TestWindow {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static boolean begun;

    private final Stage stage;
    private final Robot robot;

    private TestWindow(Stage stage, Robot robot) {
        this.stage = stage;
        this.robot = robot;
    }

    public static TestWindow show(Callable<? extends Parent> root, double width, double height)
            throws Exception {
        begin();
        return fx(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(root.call(), width, height));
            stage.show();
            return new TestWindow(stage, new Robot());
        });
    }

    public static synchronized void begin() throws InterruptedException {
        if (!begun) {
            begun = true;
            CountDownLatch up = new CountDownLatch(1);
            try {
                Platform.startup(up::countDown);
                up.await();
            } catch (IllegalStateException e) {
                // another test of this process has begun it
            }
            Platform.setImplicitExit(false);
        }
    }

    public static <T> T fx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("on the JavaFX thread", e.getCause());
        }
    }

    public static void run(Runnable work) throws Exception {
        fx(() -> {
            work.run();
            return null;
        });
    }

    /// Waits until something is so, asked on the JavaFX thread.
    public static void until(String what, BooleanSupplier so) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!fx(so::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never: " + what);
            }
            // the workers need the processor more than the asking does
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    public Scene scene() {
        return stage.getScene();
    }

    public void press(KeyCode... keys) throws Exception {
        laidOut();
        for (KeyCode key : keys) {
            run(() -> robot.keyPress(key));
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            KeyCode key = keys[i];
            run(() -> robot.keyRelease(key));
        }
    }

    public void click(Node node, int times) throws Exception {
        move(node);
        click(times);
    }

    /// A click on the first node of a style or id that is in view: what is laid anew meanwhile is
    /// at the same place.
    public void click(String selector, int times) throws Exception {
        AtomicReference<@Nullable Point2D> found = new AtomicReference<>();
        until(
                selector,
                () -> {
                    found.set(middle(selector));
                    return found.get() != null;
                });
        Point2D at = Objects.requireNonNull(found.get());
        run(() -> robot.mouseMove(at));
        click(times);
    }

    private void click(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            run(() -> robot.mousePress(MouseButton.PRIMARY));
            run(() -> robot.mouseRelease(MouseButton.PRIMARY));
        }
    }

    private @Nullable Point2D middle(String selector) {
        return scene().getRoot().lookupAll(selector).stream()
                .filter(node -> Nodes.visible(node) && !node.getLayoutBounds().isEmpty())
                .findFirst()
                .map(node -> node.localToScreen(node.getBoundsInLocal()))
                .map(bounds -> new Point2D(bounds.getCenterX(), bounds.getCenterY()))
                .orElse(null);
    }

    /// The step that begins the drag ends with it, since the platform runs a loop of its own inside
    /// it: none of the steps is waited for.
    public void drag(Node from, Node to) throws Exception {
        Bounds start = fx(() -> from.localToScreen(from.getBoundsInLocal()));
        Bounds end = fx(() -> to.localToScreen(to.getBoundsInLocal()));
        move(from);
        run(() -> robot.mousePress(MouseButton.PRIMARY));
        for (int step = 1; step <= 3; step++) {
            double by = 8.0 * step;
            Platform.runLater(
                    () -> robot.mouseMove(start.getCenterX() + by, start.getCenterY() + by));
        }
        Platform.runLater(() -> robot.mouseMove(end.getCenterX(), end.getCenterY()));
        Platform.runLater(() -> robot.mouseMove(end.getCenterX() + 3, end.getCenterY() + 3));
        Platform.runLater(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    /// A click while keys are held, such as Control.
    public void click(Node node, KeyCode... held) throws Exception {
        hold(held);
        click(node, 1);
        letGo(held);
    }

    public void click(Point2D at, KeyCode... held) throws Exception {
        hold(held);
        run(() -> robot.mouseMove(at));
        run(() -> robot.mousePress(MouseButton.PRIMARY));
        run(() -> robot.mouseRelease(MouseButton.PRIMARY));
        letGo(held);
    }

    /// A drag inside the window, from a point of the screen to another.
    public void drag(Point2D from, Point2D to, KeyCode... held) throws Exception {
        run(() -> robot.mouseMove(from));
        run(() -> robot.mousePress(MouseButton.PRIMARY));
        hold(held);
        for (int step = 1; step <= 4; step++) {
            Point2D at = from.interpolate(to, step / 4.0);
            run(() -> robot.mouseMove(at));
        }
        run(() -> robot.mouseRelease(MouseButton.PRIMARY));
        letGo(held);
    }

    private void hold(KeyCode... keys) throws Exception {
        for (KeyCode key : keys) {
            run(() -> robot.keyPress(key));
        }
    }

    private void letGo(KeyCode... keys) throws Exception {
        for (KeyCode key : keys) {
            run(() -> robot.keyRelease(key));
        }
    }

    private void move(Node node) throws Exception {
        Bounds bounds = fx(() -> node.localToScreen(node.getBoundsInLocal()));
        run(() -> robot.mouseMove(bounds.getCenterX(), bounds.getCenterY()));
    }

    /// Keys come after what is seen: a field that was never laid out has no skin and takes none.
    private void laidOut() throws Exception {
        CountDownLatch pulse = new CountDownLatch(1);
        Runnable heard = pulse::countDown;
        run(() -> {
            scene().addPostLayoutPulseListener(heard);
            Platform.requestNextPulse();
        });
        if (!pulse.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
            throw new AssertionError("never laid out");
        }
        run(() -> scene().removePostLayoutPulseListener(heard));
    }

    public void close() throws Exception {
        run(stage::close);
    }
}
