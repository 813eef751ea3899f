package studio.truss.app.studio.sync;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.MirrorNews;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncStop;

import java.util.List;

/// What opens from the badge. It lies over the screen and blocks nothing.
public final class SyncPopover extends VBox {
    private static final double WIDTH = 380;
    private static final int PARKED_SHOWN = 4;

    private final SyncModel model;
    private final Messages messages;
    private final SyncWords words;
    private final Runnable toConflicts;
    private final Runnable toAccount;

    /// @param toConflicts shows the conflicts
    /// @param toAccount shows the account
    public SyncPopover(
            SyncModel model, Messages messages, Runnable toConflicts, Runnable toAccount) {
        super(12);
        this.model = model;
        this.messages = messages;
        this.words = new SyncWords(messages);
        this.toConflicts = toConflicts;
        this.toAccount = toAccount;
        setId("sync-popover");
        getStyleClass().add("sync-popover");
        setMinWidth(WIDTH);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setVisible(false);
        model.stateProperty().subscribe(_ -> refresh());
        model.newsProperty().subscribe(_ -> refresh());
        model.parkedProperty().subscribe(_ -> refresh());
    }

    /// Lays it over a window, to be opened and closed by its badge.
    public void install(StackPane window, Button badge) {
        StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
        window.getChildren().add(this);
        badge.setOnAction(_ -> open(!isVisible()));
        window.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (isVisible()
                            && event.getTarget() instanceof Node hit
                            && !Nodes.within(hit, this)
                            && !Nodes.within(hit, badge)) {
                        open(false);
                    }
                });
        window.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (isVisible() && event.getCode() == KeyCode.ESCAPE) {
                        open(false);
                        badge.requestFocus();
                        event.consume();
                    }
                });
    }

    public void open(boolean opened) {
        setVisible(opened);
        refresh();
    }

    private void refresh() {
        if (!isVisible()) {
            return;
        }
        getChildren()
                .setAll(
                        line(
                                "saved-line",
                                messages.of("sync.here"),
                                messages.of("sync.here.about")),
                        line("cloud-line", messages.of("sync.cloud"), words.sentence(model)));
        MirrorNews news = model.newsProperty().get();
        if (news != null) {
            figures(news.status());
            parked(model.parkedProperty().get());
        }
        getChildren().add(buttons(news));
    }

    private VBox line(String id, String name, String sentence) {
        Label heading = new Label(name);
        heading.getStyleClass().add("title");
        Label about = Nodes.quiet(sentence);
        about.setId(id);
        about.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(2, heading, about);
    }

    private void figures(MirrorStatus status) {
        VBox box =
                new VBox(
                        6,
                        figure("sync.pending", words.pending(status)),
                        figure("sync.sweep", words.sweep(status)),
                        figure("sync.cost", words.cost(status)));
        if (status.conflicts() > 0) {
            Button look = new Button(messages.of("sync.conflicts.look"));
            look.setId("sync-conflicts-look");
            look.setOnAction(_ -> leave(toConflicts));
            HBox row =
                    figure(
                            "sync.conflicts",
                            messages.of("sync.conflicts.value", status.conflicts()));
            row.getChildren().add(look);
            box.getChildren().add(row);
        }
        box.getStyleClass().add("sync-figures");
        getChildren().add(box);
    }

    private HBox figure(String key, String value) {
        Label name = Nodes.quiet(messages.of(key));
        name.setMinWidth(110);
        Label figure = new Label(value);
        figure.setId(key.replace('.', '-'));
        figure.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(figure, Priority.ALWAYS);
        HBox row = new HBox(8, name, figure);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void parked(List<ParkedItem> items) {
        if (items.isEmpty()) {
            return;
        }
        Label heading = new Label(messages.of("sync.parked", items.size()));
        heading.getStyleClass().add("warn");
        Button again = new Button(messages.of("sync.parked.again"));
        again.setId("sync-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> model.retryParked());
        Pane space = new Pane();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, heading, space, again);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(6, head);
        for (ParkedItem item : items.subList(0, Math.min(PARKED_SHOWN, items.size()))) {
            Label reason = Nodes.quiet(item.reason());
            reason.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(new VBox(1, new Label(item.title()), reason));
        }
        if (items.size() > PARKED_SHOWN) {
            box.getChildren()
                    .add(Nodes.quiet(messages.of("sync.parked.more", items.size() - PARKED_SHOWN)));
        }
        getChildren().add(box);
    }

    private HBox buttons(@Nullable MirrorNews news) {
        Button account = new Button(messages.of("sync.account"));
        account.setId("sync-account");
        account.setOnAction(_ -> leave(toAccount));
        HBox row = new HBox(8, account);
        SyncStop stop = model.stop();
        if (stop == SyncStop.CLOUD_WENT_BACK || stop == SyncStop.MUCH_MISSING) {
            Button on = new Button(messages.of("sync.goOn." + stop.name()));
            on.setId("sync-go-on");
            on.setOnAction(_ -> model.goOn());
            row.getChildren().add(on);
            if (stop == SyncStop.MUCH_MISSING) {
                Button back = new Button(messages.of("sync.putBack"));
                back.setId("sync-put-back");
                back.setOnAction(_ -> model.putBack());
                row.getChildren().add(back);
            }
        } else if (news != null && stop != SyncStop.SIGN_IN) {
            Button now = new Button(messages.of("sync.now"));
            now.setId("sync-now");
            now.setDisable(news.running());
            now.setOnAction(_ -> model.syncNow());
            row.getChildren().add(now);
        }
        return row;
    }

    private void leave(Runnable to) {
        open(false);
        to.run();
    }
}
