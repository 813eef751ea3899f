package studio.truss.core.reframe;

/// Which layout the creator asks for: one for every shot, or the best for each.
public enum LayoutChoice {
    AUTO,
    CROP,
    BLUR,
    FIT
}
