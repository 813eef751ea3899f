package studio.truss.app.studio.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.derived.SoundProxy;
import studio.truss.core.derived.SoundProxy.Segment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Players are made off the JavaFX thread, and before they are needed.
class MediaClockTest {
    private final List<Runnable> background = new ArrayList<>();
    private final List<Runnable> fx = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final MediaClock clock =
            new MediaClock(
                    new SoundProxy(
                            48_000,
                            20_000,
                            List.of(
                                    new Segment(Path.of("0.wav"), 0, 10_000),
                                    new Segment(Path.of("1.wav"), 10_000, 10_000))),
                    background::add,
                    fx::add,
                    file -> {
                        opened.add(file.toString());
                        return null; // as a machine without a device
                    });

    private static void runAll(List<Runnable> work) {
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    @Test
    void playingMakesNoPlayerOnItsOwnThread() {
        clock.play(4_000);
        assertEquals(List.of(), opened);
        assertEquals(4_000, clock.ms(), "it waits");
        runAll(background);
        assertEquals(List.of("0.wav"), opened);
        assertFalse(clock.broken());
        runAll(fx);
        assertTrue(clock.broken());
    }

    @Test
    void whatWasMadeReadyIsNotMadeAgain() {
        clock.prepare(12_000);
        runAll(background);
        clock.play(13_000);
        runAll(background);
        assertEquals(List.of("1.wav"), opened);
        clock.play(2_000);
        runAll(background);
        assertEquals(List.of("1.wav", "0.wav"), opened);
    }

    @Test
    void aPlayerThatComesAfterAnotherPlaceWasAskedForIsNotTaken() {
        clock.play(4_000);
        runAll(background);
        clock.play(14_000);
        runAll(fx);
        assertFalse(clock.broken(), "what came was for the place before");
        clock.close();
        runAll(background);
        runAll(fx);
        assertFalse(clock.broken());
    }
}
