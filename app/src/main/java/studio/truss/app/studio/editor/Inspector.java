package studio.truss.app.studio.editor;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import studio.truss.app.studio.keys.ToggleKeys;
import studio.truss.app.studio.look.Messages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The panes about the selected moment, one at a time.
final class Inspector extends VBox {
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper(this, "shown", "");
    private final ScrollPane scroll = new ScrollPane();
    private final Map<String, Node> panes = new LinkedHashMap<>();
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();

    /// @param panes by their name in the messages, `inspector.NAME`
    /// @param note stands over all of them
    Inspector(Map<String, Node> panes, Node note, Messages messages) {
        this.panes.putAll(panes);
        getStyleClass().addAll("panel", "inspector");
        HBox bar = new HBox();
        bar.getStyleClass().add("tabs");
        ToggleGroup group = new ToggleGroup();
        this.panes
                .keySet()
                .forEach(name -> {
                    ToggleButton tab = new ToggleButton(messages.of("inspector." + name));
                    tab.getStyleClass().add("tab-button");
                    tab.setToggleGroup(group);
                    tab.setId("tab-" + name);
                    tab.setMinWidth(Region.USE_PREF_SIZE);
                    tab.setMaxWidth(Double.MAX_VALUE); // they share what room there is
                    HBox.setHgrow(tab, Priority.ALWAYS);
                    tab.setOnAction(_ -> show(name));
                    tabs.put(name, tab);
                    bar.getChildren().add(tab);
                });
        ToggleKeys.attach(group);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        bar.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(bar, note, scroll);
        show(this.panes.keySet().iterator().next());
    }

    /// The name of the pane that is shown.
    ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The names of all panes, in their order.
    Set<String> names() {
        return tabs.keySet();
    }

    /// A name that there is not leaves all as it is.
    void show(String name) {
        ToggleButton tab = tabs.get(name);
        if (tab != null) {
            scroll.setContent(panes.get(name));
            tab.setSelected(true);
            shown.set(name);
        }
    }
}
