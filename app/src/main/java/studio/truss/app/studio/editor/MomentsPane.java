package studio.truss.app.studio.editor;

import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import studio.truss.app.studio.keys.ToggleKeys;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The moments of the video as a list, of which several can be chosen.
final class MomentsPane extends VBox {
    private final MomentList model;
    private final Messages messages;
    private final ListView<Clip> list = new ListView<>();
    private final Label count = new Label();
    private final Label empty = new Label();
    private final Map<MomentOrder, ToggleButton> tabs = new EnumMap<>(MomentOrder.class);
    private boolean telling; // the list is being told the selection

    MomentsPane(MomentList model, EditorActions actions, Thumbnails thumbnails, Messages messages) {
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
        list.setCellFactory(_ -> new MomentCell(model, thumbnails, messages));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setItems(model.moments());
        empty.getStyleClass().add("meta");
        empty.setWrapText(true);
        StackPane none = new StackPane(empty);
        none.getStyleClass().add("moments-none");
        list.setPlaceholder(none);
        list.setAccessibleText(messages.of("moments.heading"));
        list.setId("moments-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, orders(), list, new BatchBar(model, actions, messages));
        model.notesProperty().subscribe(_ -> redraw());
        model.listingsProperty()
                .subscribe(_ -> {
                    counts();
                    tell();
                });
        model.chosenProperty().subscribe(_ -> tell());
        model.selectedProperty().subscribe(_ -> tell());
        list.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<Clip>) _ -> told());
    }

    void redraw() {
        list.refresh();
    }

    /// The creator has chosen in the list.
    private void told() {
        if (telling || model.listing()) {
            return;
        }
        Clip lead = list.getSelectionModel().getSelectedItem();
        List<ClipId> ids = new ArrayList<>();
        if (lead != null) {
            ids.add(lead.clipId());
        }
        list.getSelectionModel().getSelectedItems().stream()
                .filter(clip -> clip != null && !clip.equals(lead))
                .forEach(clip -> ids.add(clip.clipId()));
        model.choose(ids);
    }

    private void tell() {
        if (telling || model.listing()) {
            return;
        }
        MultipleSelectionModel<Clip> shown = list.getSelectionModel();
        Clip lead = model.selectedProperty().get();
        boolean same =
                Objects.equals(lead, shown.getSelectedItem())
                        && new HashSet<>(shown.getSelectedItems())
                                .equals(new HashSet<>(model.chosen()));
        if (same) {
            return;
        }
        telling = true;
        shown.clearSelection();
        model.chosen().forEach(clip -> shown.select(model.moments().indexOf(clip)));
        int index = model.moments().indexOf(lead);
        if (index >= 0) {
            shown.select(index);
            list.getFocusModel().focus(index);
            list.scrollTo(Math.max(0, index - 1));
        }
        telling = false;
    }

    private HBox orders() {
        ToggleGroup group = new ToggleGroup();
        HBox bar = new HBox();
        bar.getStyleClass().add("segments");
        VBox.setMargin(bar, new Insets(0, 14, 8, 14));
        for (MomentOrder order : MomentOrder.values()) {
            ToggleButton button = new ToggleButton(messages.of("moments.order." + word(order)));
            tabs.put(order, button);
            button.setToggleGroup(group);
            button.setId("order-" + word(order));
            button.getStyleClass().add("segment");
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(_ -> model.orderProperty().set(order));
            model.orderProperty().subscribe(now -> button.setSelected(now == order));
            bar.getChildren().add(button);
        }
        ToggleKeys.attach(group);
        return bar;
    }

    private static String word(MomentOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    private void counts() {
        long rejected = model.rejected();
        MomentOrder order = model.orderProperty().get();
        empty.setText(
                rejected > 0
                        ? messages.of("moments.none.left", rejected)
                        : messages.of("moments.none." + word(order)));
        Objects.requireNonNull(tabs.get(MomentOrder.REJECTED))
                .setText(
                        rejected == 0
                                ? messages.of("moments.order.rejected")
                                : messages.of("moments.order.rejected.some", rejected));
        count.setText(
                model.all().isEmpty()
                        ? ""
                        : messages.of(
                                "moments.count", model.all().size() - rejected, model.approved()));
    }
}
