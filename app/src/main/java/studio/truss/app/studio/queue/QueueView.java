package studio.truss.app.studio.queue;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Times;
import studio.truss.core.clips.rendering.RenderProgress;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.item.ClipId;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The queue as a list: what is under way first, then what waits, then what is done.
public final class QueueView extends VBox {
    private final QueueModel model;
    private final Desktop desktop;
    private final ClipUploads uploads;
    private final Messages messages;
    private final VBox open = new VBox();
    private final VBox done = new VBox();
    private final Label summary = new Label();
    private final Map<String, Row> rows = new HashMap<>();

    /// What the system does with a file.
    public interface Desktop {
        /// Lets the creator choose a file; empty when it was given up.
        Optional<Path> choose(String title);

        void play(Path file);

        void showInFolder(Path file);
    }

    private static final double PICTURE_WIDTH = 36;
    private static final double PICTURE_HEIGHT = 64;

    private record Row(ProgressBar bar, Label line) {}

    public QueueView(QueueModel model, Desktop desktop, ClipUploads uploads, Messages messages) {
        this.model = model;
        this.desktop = desktop;
        this.uploads = uploads;
        this.messages = messages;
        getStyleClass().addAll("panel", "queue");
        Label heading = new Label(messages.of("queue.heading"));
        heading.getStyleClass().add("heading");
        summary.getStyleClass().add("meta");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, heading, space, summary);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("pane-head");
        VBox both = new VBox(open, done);
        ScrollPane scroll = new ScrollPane(both);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        model.open().addListener((ListChangeListener<QueueItem>) _ -> list());
        model.done().addListener((ListChangeListener<QueueItem>) _ -> list());
        model.progressProperty().subscribe(this::progress);
        uploads.availableProperty().subscribe(this::list);
        list();
    }

    private void list() {
        rows.clear();
        open.getChildren().clear();
        done.getChildren().clear();
        if (model.open().isEmpty()) {
            Label none = new Label(messages.of("queue.none"));
            none.getStyleClass().addAll("meta", "queue-none");
            none.setWrapText(true);
            open.getChildren().add(none);
        }
        for (int i = 0; i < model.open().size(); i++) {
            open.getChildren().add(waiting(model.open().get(i), i));
        }
        if (!model.done().isEmpty()) {
            Label heading = new Label(messages.of("queue.done"));
            heading.getStyleClass().add("heading");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Button clear = Icons.button(Feather.TRASH_2, messages.of("queue.clear"), model::clear);
            clear.setId("queue-clear");
            HBox head = new HBox(heading, space, clear);
            head.setAlignment(Pos.CENTER_LEFT);
            head.getStyleClass().add("pane-head");
            done.getChildren().add(head);
            model.done().forEach(item -> done.getChildren().add(ended(item)));
        }
        progress(model.progressProperty().get());
    }

    private HBox waiting(QueueItem item, int place) {
        RenderJob job = item.job();
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        Label line =
                new Label(
                        messages.of(
                                job.held()
                                        ? "queue.paused"
                                        : item.works(job.id())
                                                ? "queue.starting"
                                                : "queue.waiting"));
        rows.put(job.id(), new Row(bar, line));
        HBox buttons = new HBox(0);
        if (place > 0) {
            buttons.getChildren()
                    .add(button(Feather.ARROW_UP, "queue.sooner", item, () -> model.sooner(item)));
        }
        buttons.getChildren()
                .addAll(
                        job.held()
                                ? button(
                                        Feather.PLAY,
                                        "queue.resume",
                                        item,
                                        () -> model.hold(item, false))
                                : button(
                                        Feather.PAUSE,
                                        "queue.pause",
                                        item,
                                        () -> model.hold(item, true)),
                        button(Feather.X, "queue.cancel", item, () -> model.cancel(item)));
        return row(item, line, bar, buttons);
    }

    private HBox ended(QueueItem item) {
        RenderJob job = item.job();
        Path file = Path.of(job.outputPath());
        Label line = new Label();
        HBox buttons = new HBox(0);
        if (job.state() == RenderJob.State.DONE && item.there()) {
            line.setText(messages.of("queue.finished"));
            if (uploads.availableProperty().get() && job.clipId() != null) {
                ClipId clip = new ClipId(job.clipId());
                buttons.getChildren()
                        .add(
                                button(
                                        Feather.UPLOAD_CLOUD,
                                        "queue.upload",
                                        item,
                                        () -> uploads.upload(clip)));
            }
            buttons.getChildren()
                    .addAll(
                            button(
                                    Feather.FOLDER,
                                    "queue.folder",
                                    item,
                                    () -> desktop.showInFolder(file)),
                            button(Feather.PLAY, "queue.play", item, () -> desktop.play(file)));
        } else {
            line.setText(
                    switch (job.state()) {
                        case DONE -> messages.of("queue.gone");
                        case FAILED ->
                                item.lost() == null ? item.facts() : messages.of("queue.lost");
                        case CANCELLED, QUEUED, RUNNING -> messages.of("queue.cancelled");
                    });
            line.getStyleClass().add(job.state() == RenderJob.State.FAILED ? "bad" : "dim");
            if (item.lost() != null) {
                buttons.getChildren()
                        .add(button(Feather.SEARCH, "queue.find", item, () -> find(item)));
            }
            buttons.getChildren()
                    .add(button(Feather.ROTATE_CW, "queue.retry", item, () -> model.retry(item)));
        }
        return row(item, line, null, buttons);
    }

    private void find(QueueItem item) {
        desktop.choose(messages.of("queue.find.choose")).ifPresent(file -> model.found(item, file));
    }

    /// The buttons stand beside the title alone, so that the words have the whole width.
    private HBox row(QueueItem item, Label line, @Nullable ProgressBar bar, HBox buttons) {
        Label title = new Label(item.title());
        title.getStyleClass().add("title");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(item.title()));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, title, buttons);
        head.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("meta");
        line.setWrapText(true);
        VBox words = new VBox(4, head);
        boolean failed = item.job().state() == RenderJob.State.FAILED;
        if (!item.facts().isEmpty() && !failed) {
            Label facts = new Label(item.facts());
            facts.getStyleClass().add("meta");
            facts.setWrapText(true);
            words.getChildren().add(facts);
        }
        item.warnings().forEach(warning -> words.getChildren().add(warning(warning)));
        if (!(item.job().state() == RenderJob.State.DONE
                && item.there()
                && !item.facts().isEmpty())) {
            words.getChildren().add(line); // what a finished file is says enough
        }
        if (bar != null) {
            words.getChildren().add(bar);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox row = new HBox(12, frame(item.picture()), words);
        row.getStyleClass().add("queue-row");
        return row;
    }

    private static StackPane frame(@Nullable Image picture) {
        StackPane frame = new StackPane();
        frame.getStyleClass().add("queue-picture");
        frame.setMinSize(PICTURE_WIDTH, PICTURE_HEIGHT);
        frame.setMaxSize(PICTURE_WIDTH, PICTURE_HEIGHT);
        if (picture == null) {
            frame.getChildren().add(Icons.of(Feather.FILM));
        } else {
            ImageView view = new ImageView(picture);
            view.setFitWidth(PICTURE_WIDTH);
            view.setFitHeight(PICTURE_HEIGHT);
            frame.getChildren().add(view);
        }
        return frame;
    }

    private static Label warning(String words) {
        Label warning = new Label(words, Icons.of(Feather.ALERT_TRIANGLE));
        warning.getStyleClass().addAll("meta", "queue-warning");
        warning.setWrapText(true);
        warning.setMinHeight(Region.USE_PREF_SIZE);
        return warning;
    }

    private Button button(Feather icon, String key, QueueItem item, Runnable work) {
        var button = Icons.button(icon, messages.of(key), work);
        button.setAccessibleText(messages.of(key) + ": " + item.title());
        return button;
    }

    private void progress(@Nullable RenderProgress now) {
        int waiting = model.open().size();
        summary.setText(
                waiting == 0
                        ? ""
                        : now == null || now.leftMs() < 0 || now.paused()
                                ? messages.of("queue.count", waiting)
                                : messages.of(
                                        "queue.count.left", waiting, Times.length(now.leftMs())));
        Row row = now == null ? null : rows.get(now.jobId());
        if (now == null || row == null) {
            return;
        }
        row.bar.setProgress(Math.clamp((double) now.doneMs() / now.totalMs(), 0, 1));
        row.line.setText(
                now.paused()
                        ? messages.of("queue.paused")
                        : now.speed() <= 0
                                ? messages.of("queue.starting")
                                : messages.of(
                                        "queue.running",
                                        String.format(Locale.ROOT, "%.1f", now.speed()),
                                        Times.length(now.leftMs()),
                                        String.format(
                                                Locale.ROOT, "%.1f", now.bytesExpected() / 1e6)));
    }
}
