package studio.truss.app.studio.conflicts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.shell.Screen;

import java.util.List;

/// What could not both stand, item by item. Everything else goes on meanwhile.
public final class ConflictsScreen implements Screen {
    private static final double WIDEST = 960;
    private static final int MOST = 100;

    private final ConflictsModel model;
    private final Messages messages;
    private final Runnable back;
    private final StackPane view = new StackPane();

    /// @param back shows the account
    public ConflictsScreen(ConflictsModel model, Messages messages, Runnable back) {
        this.model = model;
        this.messages = messages;
        this.back = back;
        view.getStyleClass().add("conflicts-screen");
        model.itemsProperty().subscribe(this::show);
    }

    private void show(List<ConflictedItem> items) {
        view.getChildren().setAll(items.isEmpty() ? nothing() : list(items));
    }

    private Button toAccount() {
        Button button = new Button(messages.of("conflict.back"), Icons.of(Feather.ARROW_LEFT));
        button.setId("conflicts-back");
        button.setOnAction(_ -> back.run());
        return button;
    }

    private VBox nothing() {
        Label heading = new Label(messages.of("conflict.none"));
        heading.getStyleClass().add("heading");
        VBox box =
                new VBox(
                        Icons.of(Feather.CHECK_CIRCLE),
                        heading,
                        Nodes.quiet(messages.of("conflict.none.about")),
                        toAccount());
        box.getStyleClass().add("empty-state");
        return box;
    }

    private ScrollPane list(List<ConflictedItem> items) {
        Label heading = new Label(messages.of("conflict.heading", items.size()));
        heading.getStyleClass().add("heading");
        HBox head = new HBox(12, toAccount(), heading);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox page = new VBox(16, head, Nodes.quiet(messages.of("conflict.about")));
        for (ConflictedItem item : items.subList(0, Math.min(MOST, items.size()))) {
            page.getChildren().add(new ConflictCard(item, model, messages));
        }
        if (items.size() > MOST) {
            page.getChildren().add(Nodes.quiet(messages.of("conflict.more", items.size() - MOST)));
        }
        page.setMaxWidth(WIDEST);
        page.getStyleClass().add("settings-page");
        HBox middle = new HBox(page);
        middle.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(page, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        return scroll;
    }

    @Override
    public String id() {
        return "conflicts";
    }

    @Override
    public Feather icon() {
        return Feather.GIT_MERGE;
    }

    @Override
    public String lit() {
        return "account";
    }

    @Override
    public Place place() {
        return Place.INSIDE;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        model.refresh();
    }
}
