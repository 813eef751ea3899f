package studio.truss.app.studio.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.keys.ToggleKeys;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;

import java.util.function.Supplier;

/// The rail of screens on the left, the screen, the status bar below, notices over all.
public final class ShellView extends StackPane {
    private final Navigation navigation;
    private final Messages messages;
    private final Supplier<Keymap> keymap;
    private final BorderPane frame = new BorderPane();

    /// @param badge stands in the status bar beside what is saved
    public ShellView(
            Navigation navigation,
            Notices notices,
            StatusModel status,
            Node badge,
            Supplier<Keymap> keymap,
            Messages messages) {
        this.navigation = navigation;
        this.messages = messages;
        this.keymap = keymap;
        getStyleClass().add("shell");
        frame.setLeft(rail());
        NoticeView noticeView = new NoticeView(notices, messages);
        frame.setBottom(statusBar(status, badge, noticeView.folded()));
        navigation.currentProperty().subscribe(screen -> frame.setCenter(screen.view()));
        StackPane.setAlignment(noticeView, Pos.BOTTOM_RIGHT);
        getChildren().addAll(frame, noticeView);
    }

    private VBox rail() {
        Label mark = new Label("T");
        mark.getStyleClass().add("rail-mark");
        VBox rail = new VBox(8, mark);
        rail.getStyleClass().add("rail");
        rail.setAlignment(Pos.TOP_CENTER);
        ToggleGroup group = new ToggleGroup();
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        buttons(rail, Screen.Place.TOP, group);
        rail.getChildren().add(space);
        buttons(rail, Screen.Place.FOOT, group);
        ToggleKeys.attach(group);
        return rail;
    }

    private void buttons(VBox rail, Screen.Place place, ToggleGroup group) {
        navigation.screens().stream()
                .filter(screen -> screen.place() == place)
                .forEach(screen -> rail.getChildren().add(button(screen, group)));
    }

    private ToggleButton button(Screen screen, ToggleGroup group) {
        String name = messages.of("screen." + screen.id());
        ToggleButton button = new ToggleButton(null, Icons.of(screen.icon()));
        button.getStyleClass().add("rail-button");
        button.setToggleGroup(group);
        button.setId("rail-" + screen.id());
        button.setAccessibleText(name);
        Tooltip tip = new Tooltip(name);
        tip.setOnShowing(_ -> tip.setText(name + key(screen)));
        button.setTooltip(tip);
        button.setOnAction(_ -> navigation.go(screen.id()));
        navigation
                .currentProperty()
                .subscribe(current -> button.setSelected(current.lit().equals(screen.id())));
        return button;
    }

    private String key(Screen screen) {
        String words = keymap.get().words("screen." + screen.id());
        return words.isEmpty() ? "" : "  " + words;
    }

    private static HBox statusBar(StatusModel status, Node badge, Node folded) {
        Circle dot = new Circle(3.5);
        dot.getStyleClass().add("saved-dot");
        Label saved = new Label();
        saved.textProperty().bind(status.savedProperty());
        dot.visibleProperty().bind(status.savedProperty().isNotEmpty());
        status.lostProperty()
                .subscribe(lost -> {
                    dot.getStyleClass().setAll(lost ? "lost-dot" : "saved-dot");
                    saved.getStyleClass().removeAll("bad");
                    if (lost) {
                        saved.getStyleClass().add("bad");
                    }
                });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label work = new Label();
        work.textProperty().bind(status.workProperty());
        work.setMinWidth(0);
        HBox bar = new HBox(8, dot, saved, badge, space, work, folded);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("status-bar");
        return bar;
    }
}
