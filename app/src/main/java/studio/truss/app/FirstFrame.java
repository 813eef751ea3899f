package studio.truss.app;

import javafx.animation.AnimationTimer;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;

/// Tells when the window has been seen: after the third pulse the first frame is on the screen.
/// JavaFX thread.
final class FirstFrame {
    private static final int PULSES = 3;

    private FirstFrame() {}

    /// @param seen takes the milliseconds since the process began
    static void await(LongConsumer seen) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == PULSES) {
                    stop();
                    seen.accept(sinceStart().toMillis());
                }
            }
        }.start();
    }

    private static Duration sinceStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
