package studio.truss.app.studio.transfers;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.Transfer.Direction;
import studio.truss.core.transfer.TransferProgress;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The files on their way as a list; nothing at all while there is none.
public final class TransfersView extends VBox {
    private static final double BUTTONS_WIDTH = 64;
    private static final double LIST_HEIGHT = 320;

    private final TransfersModel model;
    private final Messages messages;
    private final VBox rows = new VBox();
    private final Label trouble = new Label();
    private final Button clear = new Button();
    private final Map<String, Row> shown = new HashMap<>();

    private record Row(ProgressBar bar, Label line) {}

    public TransfersView(TransfersModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("panel", "queue", "transfers");
        Label heading = new Label(messages.of("transfers.heading"));
        heading.getStyleClass().add("heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        clear.setText(messages.of("transfers.clear"));
        clear.setId("transfers-clear");
        clear.getStyleClass().add("flat");
        clear.setOnAction(_ -> model.forgetDone());
        HBox head = new HBox(8, heading, space, clear);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        trouble.setId("transfers-trouble");
        trouble.getStyleClass().addAll("meta", "bad", "queue-none");
        trouble.setWrapText(true);
        trouble.textProperty().bind(model.troubleProperty());
        trouble.visibleProperty().bind(Bindings.isNotEmpty(trouble.textProperty()));
        trouble.managedProperty().bind(trouble.visibleProperty());
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(LIST_HEIGHT);
        scroll.setMinHeight(0);
        getChildren().addAll(head, trouble, scroll);
        managedProperty().bind(visibleProperty());
        model.itemsProperty().subscribe(this::list);
        model.progressProperty().subscribe(this::progress);
    }

    private void list(List<TransferItem> items) {
        shown.clear();
        rows.getChildren().setAll(items.stream().<Node>map(this::row).toList());
        setVisible(!items.isEmpty());
        boolean done =
                items.stream().anyMatch(item -> item.transfer().state() == Transfer.State.DONE);
        clear.setVisible(done);
        progress(model.progressProperty().get());
    }

    private HBox row(TransferItem item) {
        Transfer transfer = item.transfer();
        Label title = new Label(item.title());
        title.getStyleClass().add("title");
        Label line = new Label(line(transfer));
        line.getStyleClass().add("meta");
        line.setWrapText(true);
        if (transfer.state() == Transfer.State.FAILED) {
            line.getStyleClass().add("bad");
        }
        VBox words = new VBox(4, title, line);
        if (!transfer.state().ended()) {
            ProgressBar bar = new ProgressBar(part(transfer.bytesDone(), transfer.size()));
            bar.setMaxWidth(Double.MAX_VALUE);
            words.getChildren().add(bar);
            shown.put(transfer.id(), new Row(bar, line));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox buttons = buttons(item);
        buttons.setMinWidth(BUTTONS_WIDTH);
        buttons.setAlignment(Pos.TOP_RIGHT);
        HBox row = new HBox(12, icon(transfer), words, buttons);
        row.getStyleClass().add("queue-row");
        return row;
    }

    private static StackPane icon(Transfer transfer) {
        boolean up = transfer.direction() == Direction.UP;
        StackPane frame =
                new StackPane(Icons.of(up ? Feather.UPLOAD_CLOUD : Feather.DOWNLOAD_CLOUD));
        frame.getStyleClass().add("transfer-icon");
        return frame;
    }

    private HBox buttons(TransferItem item) {
        HBox buttons = new HBox(0);
        switch (item.transfer().state()) {
            case WAITING, RUNNING ->
                    buttons.getChildren()
                            .add(
                                    button(
                                            Feather.PAUSE,
                                            "queue.pause",
                                            item,
                                            () -> model.pause(item)));
            case PAUSED ->
                    buttons.getChildren()
                            .add(
                                    button(
                                            Feather.PLAY,
                                            "queue.resume",
                                            item,
                                            () -> model.resume(item)));
            case FAILED ->
                    buttons.getChildren()
                            .add(
                                    button(
                                            Feather.ROTATE_CW,
                                            "queue.retry",
                                            item,
                                            () -> model.resume(item)));
            case DONE -> {
                return buttons;
            }
        }
        buttons.getChildren()
                .add(button(Feather.X, "queue.cancel", item, () -> model.cancel(item)));
        return buttons;
    }

    private Button button(Feather icon, String key, TransferItem item, Runnable act) {
        Button button = Icons.button(icon, messages.of(key), act);
        button.setAccessibleText(messages.of(key) + ": " + item.title());
        return button;
    }

    private String line(Transfer transfer) {
        String message = transfer.message();
        return switch (transfer.state()) {
            case WAITING ->
                    message == null
                            ? messages.of("transfers.waiting")
                            : messages.of("transfers.waiting.why", message);
            case RUNNING -> messages.of("transfers.starting");
            case PAUSED -> messages.of("queue.paused");
            case FAILED -> message == null ? messages.of("transfers.failed") : message;
            case DONE ->
                    messages.of(
                            transfer.direction() == Direction.UP
                                    ? "transfers.done.up"
                                    : "transfers.done.down",
                            size(transfer.bytesDone()),
                            transfer.file());
        };
    }

    private void progress(@Nullable TransferProgress now) {
        Row row = now == null ? null : shown.get(now.transfer().id());
        if (now == null || row == null) {
            return;
        }
        row.bar.setProgress(part(now.bytesDone(), now.bytesTotal()));
        String key =
                switch (now.step()) {
                    case READING -> "transfers.reading";
                    case CHECKING -> "transfers.checking";
                    default -> "transfers.moving";
                };
        row.line.setText(messages.of(key, size(now.bytesDone()), size(now.bytesTotal())));
    }

    private static double part(long done, @Nullable Long total) {
        return total == null || total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
