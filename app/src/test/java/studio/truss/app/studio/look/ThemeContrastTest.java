package studio.truss.app.studio.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text can be read on what it stands on: WCAG 2.2's level AA for small text, by the roles of the
/// style sheets.
class ThemeContrastTest {
    private static final double AA = 4.5;
    private static final Pattern ROLE = Pattern.compile("-t-([a-z-]+): (#[0-9A-F]{6});");
    private static final Pattern RULE = Pattern.compile("\\{[^}]*}");

    private static String sheet(String name) {
        String path = "/studio/truss/assets/css/" + name + ".css";
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private static Map<String, Color> roles(String theme) {
        String css = sheet("studio");
        int from = css.indexOf(".root." + theme + ",");
        Map<String, Color> roles = new HashMap<>();
        Matcher role = ROLE.matcher(css.substring(from, css.indexOf('}', from)));
        while (role.find()) {
            roles.put(role.group(1), Color.web(role.group(2)));
        }
        return roles;
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double contrast(Color a, Color b) {
        double one = luminance(a) + 0.05;
        double other = luminance(b) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme-dark", "theme-light"})
    void textCanBeReadOnWhatItStandsOn(String theme) {
        Map<String, Color> roles = roles(theme);
        for (String text : List.of("text", "muted", "faint")) {
            for (String ground : List.of("base", "panel", "raised", "hover")) {
                readable(roles, text, ground);
            }
        }
        for (String text :
                List.of(
                        "accent",
                        "good",
                        "warn",
                        "trouble",
                        "score-low",
                        "score-fair",
                        "score-good",
                        "score-best")) {
            readable(roles, text, "base");
            readable(roles, text, "panel");
        }
        readable(roles, "on-accent", "accent-fill");
        readable(roles, "on-accent", "accent-hover");
    }

    private static void readable(Map<String, Color> roles, String text, String ground) {
        double ratio =
                contrast(
                        Objects.requireNonNull(roles.get(text), text),
                        Objects.requireNonNull(roles.get(ground), ground));
        assertTrue(ratio >= AA, "%s on %s: %.2f:1".formatted(text, ground, ratio));
    }

    @Test
    void noTextHasAColourThatIsOnlyForLinesAndMarks() {
        for (String name : Theme.SHEETS) {
            Matcher rule = RULE.matcher(sheet(name));
            while (rule.find()) {
                assertTrue(!rule.group().matches("(?s).*text-fill: -t-dim.*"), rule.group());
                boolean white = rule.group().contains("-fx-text-fill: -t-on-accent");
                assertTrue(
                        !white || rule.group().contains("-fx-background-color: -t-accent-fill"),
                        rule.group());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme-dark", "theme-light"})
    void whatIsPaintedHasTheColoursOfTheSheets(String name) {
        Theme theme = name.equals("theme-dark") ? Theme.DARK : Theme.LIGHT;
        Map<String, Color> roles = roles(name);
        assertEquals(roles.get("base"), theme.base());
        assertEquals(roles.get("muted"), theme.muted());
        assertEquals(roles.get("dim"), theme.dim());
        assertEquals(roles.get("accent"), theme.accent());
        assertEquals(roles.get("good"), theme.good());
    }
}
