package studio.truss.app.cli.studio;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/// Whether a window can open here.
final class Display {
    private Display() {}

    /// Why not, in a line that says what can be done without one; null where it can.
    ///
    /// @param os as the system property `os.name`
    /// @param platform as the system property `glass.platform`: a platform without a screen needs
    ///   none
    static @Nullable String missing(
            Map<String, String> environment, String os, @Nullable String platform) {
        String name = os.toLowerCase(Locale.ROOT);
        boolean always = name.startsWith("windows") || name.startsWith("mac") || platform != null;
        boolean shown =
                !environment.getOrDefault("DISPLAY", "").isBlank()
                        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
        return always || shown
                ? null
                : "There is no display here, so no window can open: truss clip, analyze, render,"
                        + " moments, query, export and truss --help need none.";
    }
}
