package studio.truss.app.studio.editor;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;
import studio.truss.core.library.entity.Clip;

import java.util.List;
import java.util.Locale;

/// The moments of the video as a list.
final class MomentsPane extends VBox {
    private final EditorModel model;
    private final Messages messages;
    private final ListView<Clip> list = new ListView<>();
    private final Label count = new Label();
    private boolean telling; // the list is being told the selection

    MomentsPane(EditorModel model, Thumbnails thumbnails, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().addAll("panel", "moments-pane");
        Label heading = new Label(messages.of("moments.heading"));
        heading.getStyleClass().add("heading");
        count.getStyleClass().add("meta");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, heading, space, count);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("pane-head");
        list.setCellFactory(_ -> new MomentCell(thumbnails, messages));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setItems(model.moments());
        Label empty = new Label();
        empty.getStyleClass().add("meta");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.setAccessibleText(messages.of("moments.heading"));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, orders(), list);
        model.orderProperty()
                .subscribe(order -> empty.setText(messages.of("moments.none." + word(order))));
        model.all().addListener((ListChangeListener<Clip>) _ -> counts());
        model.selectedProperty().subscribe(this::tell);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(clip -> {
                    if (!telling && clip != null) {
                        model.selectedProperty().set(clip);
                    }
                });
        counts();
    }

    /// The clips that are selected in the list, the lead among them.
    List<Clip> selected() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    void redraw() {
        list.refresh();
    }

    private void tell(@Nullable Clip clip) {
        telling = true;
        if (clip == null) {
            list.getSelectionModel().clearSelection();
        } else if (!clip.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().clearAndSelect(model.moments().indexOf(clip));
            list.scrollTo(Math.max(0, model.moments().indexOf(clip) - 1));
        }
        telling = false;
    }

    private HBox orders() {
        ToggleGroup group = new ToggleGroup();
        HBox bar = new HBox();
        bar.getStyleClass().add("segments");
        for (MomentOrder order : MomentOrder.values()) {
            ToggleButton button = new ToggleButton(messages.of("moments.order." + word(order)));
            button.setToggleGroup(group);
            button.getStyleClass().add("segment");
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(_ -> model.orderProperty().set(order));
            model.orderProperty().subscribe(now -> button.setSelected(now == order));
            bar.getChildren().add(button);
        }
        return bar;
    }

    private static String word(MomentOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    private void counts() {
        long rejected =
                model.all().stream().filter(c -> c.status() == Clip.Status.REJECTED).count();
        count.setText(
                model.all().isEmpty()
                        ? ""
                        : messages.of(
                                "moments.count", model.all().size() - rejected, model.approved()));
    }
}
