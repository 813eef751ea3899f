package studio.truss.app.studio.export;

import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;

import java.util.List;
import java.util.function.Supplier;

/// Opens the menu of formats below itself. JavaFX thread.
public final class ExportButton extends Button {
    private final ExportMenu menu;
    private final Supplier<List<ExportAsk>> what;
    private final ContextMenu shown = new ContextMenu();

    public ExportButton(ExportMenu menu, Supplier<List<ExportAsk>> what, Messages messages) {
        super(messages.of("export.button"), Icons.of(Feather.SHARE));
        this.menu = menu;
        this.what = what;
        setId("export");
        setMinWidth(Region.USE_PREF_SIZE);
        setOnAction(_ -> open());
    }

    /// Shows the formats, the first of them under the keyboard.
    public void open() {
        shown.getItems().setAll(menu.items(what));
        shown.show(this, Side.BOTTOM, 0, 4);
    }
}
