package studio.truss.app.studio.gemini;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.fx.LatestTask;
import studio.truss.app.gemini.KeyShelf;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiOrders;
import studio.truss.core.gemini.job.GeminiOrders.SentText;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the window shows of Gemini. Orders and keys are asked in the background, never here. JavaFX
/// thread.
public final class GeminiModel {
    private static final int QUIET_TICKS = 6;

    private final GeminiOrders orders;
    private final KeyShelf keys;
    private final Executor background;
    private final Executor fx;
    private final Consumer<GeminiJob> done;
    private final ReadOnlyObjectWrapper<@Nullable GeminiState> state =
            new ReadOnlyObjectWrapper<>(this, "state");
    private final ReadOnlyObjectWrapper<Map<VideoId, GeminiJob>> told =
            new ReadOnlyObjectWrapper<>(this, "told", Map.of());
    private final LatestTask<VideoId, GeminiState> reading;
    private final StoppedJobs stopped;
    private @Nullable VideoId video;
    private @Nullable Map<VideoId, GeminiJob> jobs; // the last of each video; null until read
    private boolean looking; // the jobs are being read
    private int quiet; // ticks since they were

    /// @param done hears of each job that was done since this was made, on the JavaFX thread
    public GeminiModel(
            GeminiOrders orders,
            KeyShelf keys,
            Executor background,
            Executor fx,
            Consumer<GeminiJob> done) {
        this.orders = orders;
        this.stopped = new StoppedJobs(orders);
        this.keys = keys;
        this.background = background;
        this.fx = fx;
        this.done = done;
        Reckoning reckoning = new Reckoning(orders, keys, stopped);
        this.reading = new LatestTask<>(background, fx, reckoning::of, this::show);
    }

    /// Null while no video is open, or its state is not known yet.
    public ReadOnlyObjectProperty<@Nullable GeminiState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The last job of each video, as far as it is to be told of: one that a budget stopped only
    /// while it would stop it now as well.
    public ReadOnlyObjectProperty<Map<VideoId, GeminiJob>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// The video that the pane is about; null for none.
    public void show(@Nullable VideoId next) {
        if (!Objects.equals(next, video)) {
            video = next;
            state.set(null);
            changed();
        }
    }

    /// Orders, key or settings are not as they were.
    public void changed() {
        if (video == null) {
            reading.forget();
        } else {
            reading.submit(video);
        }
        look();
    }

    /// To be called about twice a second.
    public void tick() {
        Map<VideoId, GeminiJob> now = jobs;
        boolean busy = now == null || now.values().stream().anyMatch(job -> !job.state().ended());
        if (busy || ++quiet >= QUIET_TICKS) {
            look();
        }
    }

    private void look() {
        if (!looking) {
            looking = true;
            quiet = 0;
            background.execute(() -> {
                try {
                    guarded(() -> {
                        Map<VideoId, GeminiJob> all = new LinkedHashMap<>();
                        // later ones come later
                        orders.all().forEach(job -> all.put(job.video(), job));
                        Map<VideoId, GeminiJob> said = stopped.without(all);
                        fx.execute(() -> {
                            told.set(said);
                            show(Map.copyOf(all));
                        });
                    });
                } finally {
                    fx.execute(() -> looking = false);
                }
            });
        }
    }

    private void show(Map<VideoId, GeminiJob> now) {
        Map<VideoId, GeminiJob> before = jobs;
        if (now.equals(before)) {
            return;
        }
        jobs = now;
        GeminiState shown = state.get();
        if (shown != null) {
            GeminiJob job = now.get(shown.video());
            state.set(shown.withJob(job));
            if (job != null && job.state().ended()) {
                reading.submit(shown.video()); // what it came to, and what the next would take
            }
        }
        if (before != null) {
            now.values().stream()
                    .filter(job -> job.state() == GeminiJob.State.DONE)
                    .filter(job -> !job.equals(before.get(job.video())))
                    .forEach(done);
        }
    }

    /// Reckoning takes a while, in which the job may have gone on: then it is read once more.
    private void show(GeminiState read) {
        state.set(read);
        Map<VideoId, GeminiJob> known = jobs;
        GeminiJob seen = known == null ? null : known.get(read.video());
        GeminiJob job = read.job();
        if (seen != null && (job == null || seen.updatedAt().isAfter(job.updatedAt()))) {
            reading.submit(read.video());
        }
    }

    /// Asks about the video; an earlier order that was stopped by its limit goes on with this one.
    public void ask(BigDecimal most) {
        order(id -> orders.ask(id, most));
    }

    public void cancel() {
        job(orders::cancel);
    }

    /// Goes on with what failed or was cancelled.
    public void retry() {
        job(orders::retry);
    }

    private void job(Consumer<String> order) {
        GeminiState now = state.get();
        if (now != null && now.job() != null) {
            String id = now.job().id();
            order(_ -> order.accept(id));
        }
    }

    private void order(Consumer<VideoId> order) {
        VideoId id = video;
        if (id != null) {
            run(
                    () -> {
                        order.accept(id);
                        return id;
                    },
                    _ -> changed());
        }
    }

    /// What was or would be sent for the video, as soon as it was put together.
    public void sent(Consumer<List<SentText>> show) {
        VideoId id = video;
        if (id != null) {
            run(() -> orders.sent(id), show);
        }
    }

    /// @param trouble hears what is wrong with the key, or nothing when it is kept
    public void keep(String key, Consumer<String> trouble) {
        run(
                () -> keys.keep(key),
                words -> {
                    trouble.accept(words);
                    changed();
                });
    }

    private <T> void run(Supplier<T> work, Consumer<T> show) {
        background.execute(() ->
                guarded(() -> {
                    T result = work.get();
                    fx.execute(() -> show.accept(result));
                }));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (JobFailure | GeminiSettingsFile.Unusable | LibraryException e) {
            String words = String.valueOf(e.getMessage());
            fx.execute(() -> trouble(words));
        }
    }

    private void trouble(String words) {
        GeminiState now = state.get();
        if (now != null) {
            state.set(now.withTrouble(words));
        }
    }
}
