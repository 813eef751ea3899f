package studio.truss.app.measure;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.timeline.TimelineEdits;
import studio.truss.app.studio.timeline.TimelineView;
import studio.truss.app.studio.timeline.TimelineViewModel;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// The timeline of six hours with 300 moments and eight signals on a canvas of 1600x400, without a
/// display and without a graphics card: what one pulse costs while the view zooms, pans and plays.
/// Everything counts: layout and paint on the window's thread, handing over, drawing by the
/// renderer.
public final class TimelineBench {
    private static final long SIX_HOURS_MS = 21_600_000;
    private static final int MOMENTS = 300;
    private static final int LANES = 8;
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 400;
    private static final int WARM_UP = 240;
    private static final int PULSES = 300;
    private static final double TARGET_MS = 10;
    private static final double STALL_MS = 100; // what the window's watchdog reports
    private static final double FRAME_MS = 1000.0 / 60;

    private enum Move {
        ZOOM,
        PAN,
        PLAY
    }

    private final TimelineViewModel model = new TimelineViewModel(new NoEdits());
    private final int pulses;
    private final CompletableFuture<List<Row>> done = new CompletableFuture<>();

    private TimelineBench(int rounds) {
        this.pulses = PULSES * rounds;
    }

    /// Starts JavaFX without a display; once in a process.
    public static List<Row> run(int rounds, List<String> notes) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        TimelineBench bench = new TimelineBench(rounds);
        Platform.startup(bench::start);
        notes.add(
                String.format(
                        Locale.ROOT,
                        "timeline: 6 h, %d moments, %d signals, canvas %.0fx%.0f; CPU time of the"
                                + " window's thread and the renderer, %d pulses a row after %d to"
                                + " warm up",
                        MOMENTS,
                        LANES,
                        WIDTH,
                        HEIGHT,
                        bench.pulses,
                        WARM_UP));
        return bench.done.join();
    }

    private void start() {
        Platform.setImplicitExit(false);
        TimelineModel source = TimelineSample.model(SIX_HOURS_MS, MOMENTS, LANES, 7);
        model.modelProperty().set(source);
        model.waveformProperty().set(TimelineSample.waveform(source));
        model.filmstripProperty().set(TimelineSample.filmstrip());
        TimelineView view =
                new TimelineView(model, Messages.load(), new SimpleObjectProperty<>(Theme.DARK));
        StackPane root = new StackPane(view);
        Theme.DARK.dress(root);
        Stage stage = new Stage();
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        stage.show();
        // the window grows until the canvas has its size
        Rectangle2D canvas = view.stage();
        stage.setWidth(WIDTH + canvas.getMinX());
        stage.setHeight(HEIGHT + view.getHeight() - canvas.getHeight());
        model.select(List.of(source.moments().getFirst().id()));
        PulseMeter meter = new PulseMeter();
        new AnimationTimer() {
            private final List<Row> rows = new ArrayList<>();
            private int pulse = -WARM_UP;
            private final Iterator<Move> moves = Arrays.asList(Move.values()).iterator();
            private Move move = moves.next();

            @Override
            public void handle(long now) {
                meter.tick();
                if (pulse == 0) {
                    meter.restart();
                }
                if (pulse == pulses) {
                    rows.addAll(meter.rows(move.name().toLowerCase(Locale.ROOT)));
                    pulse = -WARM_UP;
                    if (!moves.hasNext()) {
                        stop();
                        stage.close();
                        done.complete(rows);
                        return;
                    }
                    move = moves.next();
                }
                try {
                    step(move, pulse++);
                } catch (RuntimeException | Error e) {
                    stop();
                    done.completeExceptionally(e);
                }
            }
        }.start();
    }

    private void step(Move move, int pulse) {
        TimelineScale scale = model.scaleProperty().get();
        int turn = Math.floorMod(pulse, 200);
        switch (move) {
            // from all to three seconds and back
            case ZOOM -> {
                double span =
                        SIX_HOURS_MS * Math.pow(7_200, -(turn < 100 ? turn : 200 - turn) / 100.0);
                double start = (SIX_HOURS_MS - span) * 0.37;
                model.zoomTo(TimeRange.of((long) start, (long) (start + span)));
            }
            // about an hour in view, to and fro
            case PAN -> {
                double start = 3_600_000 + (turn < 100 ? turn : 200 - turn) * 40_000.0;
                model.zoomTo(TimeRange.of((long) start, (long) start + 2_100_000));
            }
            case PLAY -> {
                if (pulse == -WARM_UP) {
                    model.zoomTo(TimeRange.of(3_600_000, 3_620_000));
                    model.playheadProperty().set(3_600_000);
                    model.playingProperty().set(true);
                }
                model.playheadProperty()
                        .set((long) (scale.durationMs() / 6.0 + (pulse + WARM_UP) * 100));
            }
        }
    }

    private static final class NoEdits implements TimelineEdits {
        @Override
        public void keyMoved(long fromMs, long toMs) {}

        @Override
        public void trimmed(String momentId, TimeRange range) {}

        @Override
        public void promote(String candidateId) {}
    }

    /// CPU time of the threads that draw, pulse by pulse.
    private static final class PulseMeter {
        private final List<double[]> pulses = new ArrayList<>();
        private final long rendererId = Meter.threadId("QuantumRenderer-0");
        private double lastFx;
        private double lastRenderer;

        void restart() {
            pulses.clear();
        }

        void tick() {
            double fx = Meter.threadCpuMs(Thread.currentThread().threadId());
            double renderer = Meter.threadCpuMs(rendererId);
            pulses.add(new double[] {fx - lastFx, renderer - lastRenderer});
            lastFx = fx;
            lastRenderer = renderer;
        }

        List<Row> rows(String name) {
            double[] all =
                    pulses.stream().mapToDouble(each -> each[0] + each[1]).sorted().toArray();
            double[] fx = pulses.stream().mapToDouble(each -> each[0]).toArray();
            double p95 = all[(int) Math.ceil(all.length * 0.95) - 1];
            String row = "timeline, " + name + ": ";
            return List.of(
                    Row.atMost(row + "a pulse, median", Meter.median(all), "ms", FRAME_MS)
                            .over(all.length),
                    Row.fact(row + "a pulse, p95", p95, "ms").over(all.length),
                    Row.atMost(
                                    row + "pulses over 100 ms",
                                    (double) Arrays.stream(all).filter(ms -> ms > STALL_MS).count(),
                                    "",
                                    0)
                            .over(all.length),
                    Row.atMost(
                                    row + "layout, paint and hand-over, median",
                                    Meter.median(fx),
                                    "ms",
                                    TARGET_MS)
                            .over(fx.length));
        }
    }
}
