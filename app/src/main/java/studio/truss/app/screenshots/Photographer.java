package studio.truss.app.screenshots;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/// Takes pictures of a scene that no window shows. Not on the JavaFX thread.
final class Photographer {
    private static final long LONGEST_WAIT_MS = 300_000;
    private static final long LOOK_EVERY_MS = 100;

    /// How long thumbnails and the like may take after everything else is there.
    private static final long SETTLE_MS = 1_500;

    private final OpenStudio studio;
    private final Scene scene;

    /// @param scene holds the studio's root
    Photographer(OpenStudio studio, Scene scene) {
        this.studio = studio;
        this.scene = scene;
    }

    /// Takes a shot and writes it as a PNG file.
    ///
    /// @return false when what was to be seen did not come; the picture shows what there was
    boolean take(Shot shot, Path file) throws IOException, InterruptedException {
        onFx(() -> {
            studio.graph().settings().change(now -> now.withTheme(shot.theme()));
            shot.prepare().accept(studio);
            return true;
        });
        boolean ready = waited(shot);
        settle(shot);
        ImageIO.write(onFx(() -> picture(shot)), "png", file.toFile());
        return ready;
    }

    /// Ends the studio's work.
    void close() throws InterruptedException {
        onFx(() -> {
            studio.graph().close();
            return true;
        });
    }

    private boolean waited(Shot shot) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT_MS * 1_000_000;
        while (System.nanoTime() < end) {
            boolean ready =
                    onFx(() -> {
                        layOut(shot);
                        return shot.ready().test(studio);
                    });
            if (ready) {
                return true;
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        return false;
    }

    private void settle(Shot shot) throws InterruptedException {
        for (long ms = 0; ms < SETTLE_MS; ms += LOOK_EVERY_MS) {
            onFx(() -> {
                layOut(shot);
                return true;
            });
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    /// What a window does in each pulse.
    private void layOut(Shot shot) {
        scene.getRoot().resize(shot.width(), shot.height());
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private BufferedImage picture(Shot shot) {
        layOut(shot);
        // outside of a window nothing tells a cached picture that what it shows has changed
        scene.getRoot().lookupAll("*").forEach(node -> node.setCache(false));
        WritableImage image =
                scene.getRoot().snapshot(null, new WritableImage(shot.width(), shot.height()));
        int[] pixels = new int[shot.width() * shot.height()];
        image.getPixelReader()
                .getPixels(
                        0,
                        0,
                        shot.width(),
                        shot.height(),
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        shot.width());
        BufferedImage picture =
                new BufferedImage(shot.width(), shot.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, shot.width(), shot.height(), pixels, 0, shot.width());
        return picture;
    }

    private static <T> T onFx(Supplier<T> work) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a screen could not be shown", e.getCause());
        }
    }
}
