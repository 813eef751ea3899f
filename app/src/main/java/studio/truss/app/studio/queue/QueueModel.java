package studio.truss.app.studio.queue;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import studio.truss.app.fx.LatestTask;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StatusModel;
import studio.truss.core.clips.PlanJson;
import studio.truss.core.clips.preflight.Finding;
import studio.truss.core.clips.rendering.RenderDesk;
import studio.truss.core.clips.rendering.RenderProgress;
import studio.truss.core.clips.rendering.RenderWords;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.render.RenderPlan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The render queue as it is shown. JavaFX thread.
public final class QueueModel {
    private final Library library;
    private final Relinker relinker;
    private final BiFunction<RenderPlan, String, Optional<Image>> pictures;
    private final Executor background;
    private final Executor fx;
    private final Notices notices;
    private final StatusModel status;
    private final Messages messages;
    private final ObservableList<QueueItem> open = FXCollections.observableArrayList();
    private final ObservableList<QueueItem> done = FXCollections.observableArrayList();
    // kept: a view that nobody holds is collected, and its listeners with it
    private final ObservableList<QueueItem> openView =
            FXCollections.unmodifiableObservableList(open);
    private final ObservableList<QueueItem> doneView =
            FXCollections.unmodifiableObservableList(done);
    private final ReadOnlyObjectWrapper<@Nullable RenderProgress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress");
    private final LatestTask<RenderDesk, List<QueueItem>> reading;
    private @Nullable RenderDesk desk;

    /// @param relinker knows a video's file again that was moved
    /// @param pictures of a render and its source, by its hash; asked in the background
    public QueueModel(
            Library library,
            Relinker relinker,
            BiFunction<RenderPlan, String, Optional<Image>> pictures,
            Executor background,
            Executor fx,
            Notices notices,
            StatusModel status,
            Messages messages) {
        this.library = library;
        this.relinker = relinker;
        this.pictures = pictures;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        this.status = status;
        this.messages = messages;
        this.reading = new LatestTask<>(background, fx, this::read, this::show);
    }

    /// Begins to show and steer a desk.
    public void attach(RenderDesk next) {
        desk = next;
        refresh();
        next.poke();
    }

    /// What waits and what is under way, in order.
    public ObservableList<QueueItem> open() {
        return openView;
    }

    /// What has ended, the last first.
    public ObservableList<QueueItem> done() {
        return doneView;
    }

    public ReadOnlyObjectProperty<@Nullable RenderProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// From any thread: the clip under way came on.
    public void heard(RenderProgress now) {
        fx.execute(() -> {
            progress.set(now);
            tell();
        });
    }

    /// From any thread: a job began or ended.
    public void changed() {
        fx.execute(this::refresh);
    }

    public void refresh() {
        RenderDesk now = desk;
        if (now != null) {
            reading.submit(now);
        }
    }

    private List<QueueItem> read(RenderDesk from) {
        List<QueueItem> items = new ArrayList<>();
        try {
            for (RenderJob job : from.jobs()) {
                items.add(item(job));
            }
        } catch (LibraryException e) {
            fx.execute(() -> notices.add(Notice.trouble(String.valueOf(e.getMessage()))));
        }
        return items;
    }

    /// The queue's message has warnings before a clip's end; afterwards facts, then warnings.
    private QueueItem item(RenderJob job) {
        List<String> lines = job.message() == null ? List.of() : job.message().lines().toList();
        boolean ended = job.state().ended();
        boolean running = job.state() == RenderJob.State.RUNNING;
        Optional<RenderPlan> plan = PlanJson.read(job.plan());
        String facts =
                ended
                        ? lines.isEmpty() ? "" : lines.getFirst()
                        : plan.map(asked ->
                                        running
                                                ? RenderWords.underWay(asked)
                                                : RenderWords.asked(asked))
                                .orElse("");
        Optional<Clip> clip = clip(job);
        Optional<Asset> asset = clip.flatMap(this::asset);
        boolean lost =
                job.state() == RenderJob.State.FAILED
                        && plan.filter(asked -> !Files.exists(asked.source())).isPresent();
        return new QueueItem(
                job,
                clip.map(Clip::title)
                        .orElseGet(() -> String.valueOf(Path.of(job.outputPath()).getFileName())),
                facts,
                ended && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines,
                RenderDesk.there(job),
                lost ? asset.orElse(null) : null,
                plan.flatMap(asked -> asset.flatMap(of -> picture(asked, of))).orElse(null));
    }

    private Optional<Asset> asset(Clip clip) {
        return Optional.ofNullable(library.get(new EntityKey.Asset(clip.videoId()))).map(Asset::of);
    }

    private Optional<Image> picture(RenderPlan plan, Asset asset) {
        return Optional.ofNullable(asset.sha256()).flatMap(sha256 -> pictures.apply(plan, sha256));
    }

    private Optional<Clip> clip(RenderJob job) {
        return Optional.ofNullable(job.clipId())
                .flatMap(id -> Optional.ofNullable(library.get(new EntityKey.Clip(new ClipId(id)))))
                .map(Clip::of);
    }

    private void show(List<QueueItem> items) {
        open.setAll(items.stream().filter(item -> !item.job().state().ended()).toList());
        done.setAll(items.reversed().stream().filter(item -> item.job().state().ended()).toList());
        RenderProgress now = progress.get();
        if (now != null && open.stream().noneMatch(item -> item.works(now.jobId()))) {
            progress.set(null);
        }
        tell();
    }

    private void tell() {
        RenderProgress now = progress.get();
        String words = "";
        if (!open.isEmpty()) {
            words =
                    open.size() == 1
                            ? messages.of("queue.status.one")
                            : messages.of("queue.status.more", open.size());
            if (now != null && now.speed() > 0 && !now.paused()) {
                words += String.format(Locale.ROOT, " · %.1f×", now.speed());
            }
        }
        status.work("renders", words);
    }

    public void hold(QueueItem item, boolean held) {
        act(d -> d.hold(item.job().id(), held));
    }

    /// Cancels a render; the notice of it offers to make it after all.
    public void cancel(QueueItem item) {
        act(d -> d.cancel(item.job().id()));
        notices.add(
                new Notice(
                        Notice.Kind.DONE,
                        messages.of("queue.cancelled.notice", item.title()),
                        messages.of("queue.cancelled.undo"),
                        () -> retry(item)));
    }

    public void retry(QueueItem item) {
        String topic = "render " + item.job().outputPath();
        fx.execute(() -> notices.solved(topic));
        act(d -> {
            String stops =
                    d.retry(item.job()).stream()
                            .filter(Finding::stops)
                            .map(Finding::words)
                            .collect(Collectors.joining(" "));
            if (!stops.isEmpty()) {
                fx.execute(() -> notices.add(Notice.trouble(stops).about(topic)));
            }
        });
    }

    /// Takes a file as the one that a render lacked, and asks for the render once more.
    void found(QueueItem item, Path file) {
        Asset asset = item.lost();
        if (asset == null) {
            return;
        }
        background.execute(() -> {
            switch (relinker.file(asset, file)) {
                case Relinker.Result.Found found -> fx.execute(() -> retry(item));
                case Relinker.Result.NotFound(String words) ->
                        fx.execute(() -> notices.add(Notice.trouble(words)));
            }
        });
    }

    /// Takes what has ended off the list.
    void clear() {
        act(RenderDesk::clear);
    }

    /// Before the one that stands before it.
    public void sooner(QueueItem item) {
        int at = open.indexOf(item);
        if (at > 0) {
            String other = open.get(at - 1).job().id();
            act(d -> d.before(item.job().id(), other));
        }
    }

    private void act(Consumer<RenderDesk> work) {
        RenderDesk now = desk;
        if (now == null) {
            return;
        }
        background.execute(() -> {
            try {
                work.accept(now);
            } catch (LibraryException e) {
                fx.execute(() -> notices.add(Notice.trouble(String.valueOf(e.getMessage()))));
            }
            fx.execute(this::refresh);
        });
    }
}
