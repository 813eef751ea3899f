package studio.truss.app.studio.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The dark and the light look. Roles, not colours, are what style sheets name; what is painted
/// (timeline, preview) asks here for the same roles.
public enum Theme {
    DARK(
            "#0B0E14", "#11151E", "#161C28", "#212A38", "#E8ECF4", "#8B96A9", "#5B6678", "#7C6CFF",
            "#3CCB8C"),
    LIGHT(
            "#F3F5F9", "#FFFFFF", "#EDF0F6", "#D5DBE6", "#161B26", "#556074", "#7C879A", "#5A49E0",
            "#14804F");

    /// The shared sheet first, then one for each part of the window.
    static final List<String> SHEETS =
            List.of(
                    "studio",
                    "library",
                    "editor",
                    "timeline",
                    "player",
                    "queue",
                    "settings",
                    "sync");

    private final String base;
    private final String panel;
    private final String raised;
    private final String line;
    private final String text;
    private final String muted;
    private final String dim;
    private final String accent;
    private final String good;

    Theme(
            String base,
            String panel,
            String raised,
            String line,
            String text,
            String muted,
            String dim,
            String accent,
            String good) {
        this.base = base;
        this.panel = panel;
        this.raised = raised;
        this.line = line;
        this.text = text;
        this.muted = muted;
        this.dim = dim;
        this.accent = accent;
        this.good = good;
    }

    public Color base() {
        return Color.web(base);
    }

    public Color panel() {
        return Color.web(panel);
    }

    public Color raised() {
        return Color.web(raised);
    }

    public Color line() {
        return Color.web(line);
    }

    public Color text() {
        return Color.web(text);
    }

    public Color muted() {
        return Color.web(muted);
    }

    public Color dim() {
        return Color.web(dim);
    }

    public Color accent() {
        return Color.web(accent);
    }

    public Color good() {
        return Color.web(good);
    }

    /// Makes the bundled fonts known to JavaFX; without them the system's font serves.
    ///
    /// @param fonts TrueType files, closed by this
    public static void loadFonts(List<InputStream> fonts) {
        for (InputStream font : fonts) {
            try (font) {
                Font.loadFont(font, 13);
            } catch (IOException e) {
                throw new UncheckedIOException("a bundled font cannot be read", e);
            }
        }
    }

    /// Dresses everything below a scene's root in this look.
    public void dress(Parent root) {
        Application.setUserAgentStylesheet(
                this == DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        root.getStylesheets().setAll(SHEETS.stream().map(Theme::sheet).toList());
        root.getStyleClass().removeAll("theme-dark", "theme-light");
        root.getStyleClass().add(this == DARK ? "theme-dark" : "theme-light");
    }

    private static String sheet(String name) {
        String path = "/studio/truss/assets/css/" + name + ".css";
        return Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
    }
}
