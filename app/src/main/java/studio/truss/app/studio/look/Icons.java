package studio.truss.app.studio.look;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons and the buttons that are nothing but an icon.
public final class Icons {
    private Icons() {}

    public static FontIcon of(Feather icon) {
        return new FontIcon(icon);
    }

    /// A button with an icon alone; `words` are its tooltip and what a screen reader says.
    public static Button button(Feather icon, String words, Runnable action) {
        Button button = new Button(null, of(icon));
        button.getStyleClass().add("icon-button");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> action.run());
        button.setFocusTraversable(true);
        return button;
    }
}
