package studio.truss.app.studio.export;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

import studio.truss.app.studio.look.Messages;
import studio.truss.core.export.ExportFormat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The formats as entries of a menu, and how much is left to the editor at each edge. JavaFX
/// thread.
public final class ExportMenu {
    private static final List<Integer> HANDLES = List.of(0, 1, 2, 5, 10);

    private final ExportModel model;
    private final Messages messages;

    public ExportMenu(ExportModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    /// @param what is exported, asked for when an entry is chosen
    public List<MenuItem> items(Supplier<List<ExportAsk>> what) {
        List<MenuItem> items = new ArrayList<>();
        for (ExportFormat format : ExportFormat.values()) {
            MenuItem item = new MenuItem(messages.of("export.format." + format.word()));
            item.setId("export-" + format.word());
            item.setOnAction(_ -> model.export(what.get(), format));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        items.add(handles());
        return items;
    }

    private Menu handles() {
        Menu menu = new Menu();
        ToggleGroup group = new ToggleGroup();
        for (int seconds : HANDLES) {
            RadioMenuItem item = new RadioMenuItem(messages.of("export.handles.some", seconds));
            item.setToggleGroup(group);
            item.setUserData(seconds);
            item.setOnAction(_ ->
                    model.settings()
                            .change(s -> s.withRenders(s.renders().withHandleSeconds(seconds))));
            menu.getItems().add(item);
        }
        // a menu is built anew for each card: it looks at the settings rather than listen to them
        menu.setText(
                messages.of("export.handles", model.settings().get().renders().handleSeconds()));
        menu.setOnShowing(_ ->
                group.getToggles()
                        .forEach(toggle ->
                                toggle.setSelected(
                                        toggle.getUserData()
                                                .equals(
                                                        model.settings()
                                                                .get()
                                                                .renders()
                                                                .handleSeconds()))));
        return menu;
    }
}
