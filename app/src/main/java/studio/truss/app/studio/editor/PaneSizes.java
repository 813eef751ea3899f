package studio.truss.app.studio.editor;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import studio.truss.app.studio.settings.EditorPanes;

import java.util.List;
import java.util.function.Consumer;

/// Gives the editor's panes the sizes that they had, and remembers those that the hand gives them.
/// JavaFX thread.
final class PaneSizes {
    private static final double FAIR_SHARE = 0.38;
    private static final double FAIR_HEIGHT = 300; // every row has its place in it
    private static final double MOST_SHARE = 0.46; // of the timeline, where the window is small
    private static final double ROUNDED = 2; // what placing and measuring may differ by

    private final SplitPane across;
    private final SplitPane down;
    private final PauseTransition settled = new PauseTransition(Duration.millis(400));
    private EditorPanes panes;
    private boolean acrossPlaced;
    private boolean downPlaced;

    /// @param across moments, stage, inspector
    /// @param down `across` and the timeline
    static void attach(
            SplitPane across, SplitPane down, EditorPanes first, Consumer<EditorPanes> keep) {
        new PaneSizes(across, down, first).listen(keep);
    }

    private PaneSizes(SplitPane across, SplitPane down, EditorPanes first) {
        this.across = across;
        this.down = down;
        this.panes = first;
    }

    private void listen(Consumer<EditorPanes> keep) {
        settled.setOnFinished(_ -> {
            panes = measured();
            keep.accept(panes);
        });
        across.widthProperty().subscribe(this::place);
        down.heightProperty().subscribe(this::place);
        for (SplitPane each : List.of(across, down)) {
            each.getDividers()
                    .forEach(divider -> divider.positionProperty().subscribe(this::moved));
        }
    }

    private void place() {
        double width = across.getWidth();
        double height = down.getHeight();
        if (!acrossPlaced && width > 0) {
            acrossPlaced = true;
            across.setDividerPositions(panes.moments() / width, 1 - panes.inspector() / width);
        }
        if (!downPlaced && height > 0) {
            downPlaced = true;
            placeTimeline();
        } else if (downPlaced) {
            // the pane shares a change of its height out by itself first
            Platform.runLater(this::placeTimeline);
        }
    }

    private void placeTimeline() {
        double height = down.getHeight();
        down.setDividerPositions(1 - timeline(height) / height);
    }

    /// A window that was made small and large again has its timeline back.
    private double timeline(double height) {
        double usual = Math.max(FAIR_SHARE * height, FAIR_HEIGHT);
        double wish = panes.timeline() > 0 ? panes.timeline() : usual;
        return Math.min(wish, MOST_SHARE * height);
    }

    private void moved() {
        if (acrossPlaced && downPlaced) {
            settled.playFromStart();
        }
    }

    private EditorPanes measured() {
        double now = size(down, 1, false);
        boolean byHand = Math.abs(now - timeline(down.getHeight())) > ROUNDED;
        return panes.withSizes(
                size(across, 0, true), size(across, 2, true), byHand ? now : panes.timeline());
    }

    private static double size(SplitPane pane, int item, boolean wide) {
        Region region = (Region) pane.getItems().get(item);
        return Math.rint(wide ? region.getWidth() : region.getHeight());
    }
}
