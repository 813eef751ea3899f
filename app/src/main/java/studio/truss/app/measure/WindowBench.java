package studio.truss.app.measure;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import studio.truss.app.AppGraph;
import studio.truss.app.StudioGraph;
import studio.truss.app.studio.editor.EditorState;
import studio.truss.app.studio.library.cards.AnalysisBoard;
import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.core.library.entity.Asset;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// What the window and its workers hold in memory with a long video: empty, while it is imported,
/// analysed and scrubbed, and when it has been analysed and is scrubbed on. Without a display.
public final class WindowBench {
    private static final double PARENT_MB = 400;
    private static final double WORKER_MB = 700;
    private static final double SIDE = 1_000; // the headless screen has no more
    private static final long LOOK_EVERY_MS = 100;
    private static final long LEAST_WAIT_MS = 600_000;

    /// What takes longer will not come; the longest is the analysis, which is slower than it plays
    /// on no machine.
    private final long longestWaitMs;

    private final StudioGraph studio;
    private final Film film;
    private final int places;
    private final Random random = new Random(42);

    private WindowBench(StudioGraph studio, Film film, int places) {
        this.studio = studio;
        this.film = film;
        this.places = places;
        longestWaitMs = Math.max(LEAST_WAIT_MS, film.info().durationMs());
    }

    /// Starts JavaFX; once in a process.
    ///
    /// @param graph on a folder of its own, whose library is empty
    /// @param places of the video that are shown after its analysis
    public static List<Row> run(AppGraph graph, Film film, int places) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Meter.Peak.restart();
        Platform.startup(() -> Platform.setImplicitExit(false));
        CompletableFuture<StudioGraph> opened = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                StudioGraph studio = new StudioGraph(graph, opened::completeExceptionally);
                Stage stage = new Stage();
                Scene scene = new Scene(studio.root(), SIDE, SIDE);
                studio.keys().install(scene);
                stage.setScene(scene);
                stage.show();
                opened.complete(studio);
            } catch (IOException | RuntimeException e) {
                opened.completeExceptionally(e);
            }
        });
        WindowBench bench = new WindowBench(opened.join(), film, places);
        try {
            return bench.rows();
        } finally {
            onFx(() -> {
                bench.studio.close();
                return true;
            });
        }
    }

    private List<Row> rows() throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        await("the empty library", () -> studio.libraryModel().answerProperty().get() != null);
        rows.addAll(memory("window, empty library"));
        String minutes =
                String.format(Locale.ROOT, "window, %d min ", film.info().durationMs() / 60_000);
        Meter.Peak.restart();
        onFx(() -> {
            studio.libraryModel().imports().take(List.of(film.file()));
            return true;
        });
        await("the imported video", () -> asset().isPresent());
        onFx(() -> {
            Asset asset = asset().orElseThrow();
            studio.editorModel().open(asset.videoId(), null, asset.title());
            studio.navigation().go("editor");
            return true;
        });
        await("the open video", this::open);
        AnalysisBoard board = studio.libraryModel().board();
        await(
                "the end of the analysis",
                () -> {
                    seek();
                    return studio.editorMedia().filmstripProperty().get() != null
                            && (film.info().sound().isEmpty()
                                    || studio.editorMedia().waveformProperty().get() != null)
                            && asset().filter(a -> board.job(a.videoId()) == null).isPresent();
                });
        rows.addAll(memory(minutes + "analysed and scrubbed"));
        Meter.Peak.restart();
        for (int i = 0; i < places; i++) {
            onFx(this::seek);
            Thread.sleep(LOOK_EVERY_MS);
        }
        rows.addAll(memory(minutes + "open, " + places + " places"));
        return rows;
    }

    private boolean open() {
        return studio.editorModel().stateProperty().get() instanceof EditorState.Open
                && studio.player().frameProperty().get() != null;
    }

    private boolean seek() {
        studio.player().go((long) (random.nextDouble() * film.info().durationMs()));
        return true;
    }

    private Optional<Asset> asset() {
        LibraryAnswer answer = studio.libraryModel().answerProperty().get();
        return answer == null
                ? Optional.empty()
                : answer.cards().stream().map(Card::asset).findFirst();
    }

    /// The peaks since they were begun anew, and what the window's Java objects take at the end.
    private static List<Row> memory(String when) {
        Meter.Peak peak = Meter.Peak.now();
        System.gc();
        double heap =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                        / (1024.0 * 1024);
        return List.of(
                Row.atMost(when + ": parent's memory", peak.parentMb(), "MB", PARENT_MB),
                Row.fact(when + ": of it Java objects in use", heap, "MB"),
                Row.atMost(when + ": largest worker's memory", peak.workerMb(), "MB", WORKER_MB));
    }

    private void await(String what, BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + longestWaitMs * 1_000_000;
        while (!onFx(there)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not come");
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private static boolean onFx(BooleanSupplier work) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.getAsBoolean());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }
}
