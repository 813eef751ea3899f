package studio.truss.app.studio.scenes;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.image.PixelFormat;

import studio.truss.app.AppGraph;
import studio.truss.app.StudioGraph;
import studio.truss.core.library.entity.Asset;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

public final class LookMain {
    public static void main(String[] a) throws Exception {
        int w = Integer.parseInt(a[1]), h = Integer.parseInt(a[2]);
        String tab = a.length > 3 ? a[3] : "why";
        AppGraph graph = new AppGraph(System.getenv(), System.err::println);
        AtomicReference<StudioGraph> g = new AtomicReference<>();
        AtomicReference<Scene> s = new AtomicReference<>();
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                StudioGraph sg = new StudioGraph(graph, t -> t.printStackTrace());
                g.set(sg);
                Scene scene = new Scene(sg.root(), w, h);
                sg.keys().install(scene);
                s.set(scene);
                if (a.length > 4 && a[4].equals("light")) sg.settings().change(x -> x.withTheme(studio.truss.app.studio.look.Theme.LIGHT));
                var items = graph.library().items();
                items.stream().filter(i -> i.key().sk().startsWith("ASSET#") && !i.key().sk().endsWith("CHAPTERS")).map(Asset::of).findFirst().ifPresent(x -> { if (!tab.equals("library")) { sg.editorModel().open(x.videoId(), null, x.title()); sg.navigation().go("editor"); sg.editor().inspect(tab);} });
            } catch (Throwable t) { t.printStackTrace(); }
            up.countDown();
        });
        up.await();
        Thread.sleep(Integer.getInteger("look.wait", 9000));
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            WritableImage im = s.get().snapshot(null);
            int W = (int) im.getWidth(), H = (int) im.getHeight();
            int[] px = new int[W * H];
            im.getPixelReader().getPixels(0, 0, W, H, PixelFormat.getIntArgbInstance(), px, 0, W);
            BufferedImage b = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
            b.setRGB(0, 0, W, H, px, 0, W);
            try { javax.imageio.ImageIO.write(b, "png", new File(a[0])); } catch (Exception e) { e.printStackTrace(); }
            done.countDown();
        });
        done.await(60, TimeUnit.SECONDS);
        System.exit(0);
    }
}
