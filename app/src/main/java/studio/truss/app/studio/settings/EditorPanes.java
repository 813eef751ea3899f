package studio.truss.app.studio.settings;

/// How the creator has arranged the editor. Sizes in pixels.
///
/// @param moments width of the list of moments
/// @param inspector width of the inspector
/// @param timeline height of the timeline; 0 for a fair share of the window
/// @param pane the pane of the inspector that is open, such as `crop`
/// @param muted whether the sound is off
public record EditorPanes(
        double moments, double inspector, double timeline, String pane, boolean muted) {
    private static final double MOST = 4_000;

    public EditorPanes {
        moments = Math.clamp(moments, 0, MOST);
        inspector = Math.clamp(inspector, 0, MOST);
        timeline = Math.clamp(timeline, 0, MOST);
    }

    public static EditorPanes usual() {
        return new EditorPanes(288, 336, 0, "why", false);
    }

    public EditorPanes withSizes(double list, double right, double bottom) {
        return new EditorPanes(list, right, bottom, pane, muted);
    }

    public EditorPanes withPane(String next) {
        return new EditorPanes(moments, inspector, timeline, next, muted);
    }

    public EditorPanes withMuted(boolean off) {
        return new EditorPanes(moments, inspector, timeline, pane, off);
    }
}
