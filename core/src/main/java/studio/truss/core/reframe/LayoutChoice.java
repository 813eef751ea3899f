package studio.truss.core.reframe;

import java.util.Locale;

/// Which layout the creator asks for: one for every shot, or the best for each.
public enum LayoutChoice {
    AUTO,
    CROP,
    SPLIT,
    FACECAM,
    SCREEN,
    BLUR,
    FIT;

    /// The word in JSON and on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
