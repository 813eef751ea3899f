package studio.truss.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.clips.ClipListener.Stage;
import studio.truss.core.media.Heartbeat;

import java.util.ArrayList;
import java.util.List;

class StepListenerTest {
    private final List<AnalysisStep> steps = new ArrayList<>();
    private long nanos;
    private boolean cancelled;

    private StepListener listener(boolean coarse) {
        return new StepListener(coarse, steps::add, () -> cancelled, () -> nanos);
    }

    @Test
    void theShareOnlyGrowsAndEndsAtTheWhole() {
        for (boolean coarse : new boolean[] {true, false}) {
            steps.clear();
            StepListener listener = listener(coarse);
            listener.progress(Stage.LISTEN, "a", 100, 100);
            if (coarse) {
                listener.progress(Stage.SKIM, "a", 50, 100);
                listener.progress(Stage.SKIM, "a", 100, 100);
            }
            listener.progress(Stage.WATCH, "a", 90, 100);
            listener.progress(Stage.WATCH, "a", 10, 100); // a second round of close looks
            listener.progress(Stage.WATCH, "a", 100, 100);
            for (int i = 1; i < steps.size(); i++) {
                assertTrue(steps.get(i).share() >= steps.get(i - 1).share());
            }
            assertEquals(1, steps.getLast().share(), 1e-9);
        }
    }

    @Test
    void theSpeedIsVideoTimeOverTheStagesOwnTime() {
        StepListener listener = listener(false);
        listener.progress(Stage.WATCH, "a", 0, 600_000);
        nanos = 2_000_000_000L;
        listener.progress(Stage.WATCH, "a", 82_000, 600_000);
        assertEquals(41, steps.getLast().speed(), 1e-9);
    }

    @Test
    void aBeatEndsWorkThatIsNotWantedAnyMore() {
        Heartbeat heartbeat = listener(false).heartbeat(Stage.WATCH, "a");
        heartbeat.beat(1, 2);
        cancelled = true;
        assertThrows(Heartbeat.Cancelled.class, () -> heartbeat.beat(1, 2));
    }
}
