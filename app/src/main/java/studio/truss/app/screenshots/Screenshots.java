package studio.truss.app.screenshots;

import javafx.application.Platform;
import javafx.scene.Scene;

import studio.truss.app.AppGraph;
import studio.truss.app.StudioGraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Lays out the studio's screens without a display and writes a picture of each.
public final class Screenshots {
    private Screenshots() {}

    /// To be called once in a process; the JavaFX toolkit is started for it.
    ///
    /// @param graph on a folder of its own: the shots fill the library, edit and render
    /// @param clips where the shots' renders go
    /// @param told takes the name of each picture as it is begun
    /// @return the names of the pictures that do not show what they were meant to show
    public static List<String> take(
            AppGraph graph, PreparedVideos videos, Path out, Path clips, Consumer<String> told)
            throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Logger.getLogger("javafx").setLevel(Level.SEVERE);
        Files.createDirectories(out);
        CompletableFuture<Boolean> up = new CompletableFuture<>();
        Platform.startup(() -> up.complete(true));
        up.join();
        Photographer photographer = open(graph, videos, clips);
        List<String> failed = new ArrayList<>();
        try {
            for (Shot shot : new Shots(videos).all()) {
                told.accept(shot.name());
                if (!photographer.take(shot, out.resolve(shot.name() + ".png"))) {
                    failed.add(shot.name());
                }
            }
        } finally {
            photographer.close();
        }
        failed.addAll(
                new GeminiPictures(out, told)
                        .take(clips.resolveSibling("Gemini"), videos.stream()));
        failed.addAll(new CloudPictures(out, told).take(clips.resolveSibling("Cloud")));
        return failed;
    }

    /// A studio that nobody sees, once the toolkit is up.
    static Photographer open(AppGraph graph, PreparedVideos videos, Path clips)
            throws InterruptedException {
        CompletableFuture<Photographer> opened = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                StudioGraph studio = new StudioGraph(graph, opened::completeExceptionally);
                studio.settings().change(now -> now.withClipFolder(clips.toString()));
                Scene scene = new Scene(studio.root(), Shot.WIDTH, Shot.HEIGHT);
                studio.keys().install(scene);
                opened.complete(new Photographer(new OpenStudio(studio, videos), scene));
            } catch (IOException | RuntimeException e) {
                opened.completeExceptionally(e);
            }
        });
        try {
            return opened.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the studio did not open", e.getCause());
        }
    }
}
