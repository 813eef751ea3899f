package studio.truss.core.demo;

import studio.truss.core.demo.DemoScript.Cue;
import studio.truss.core.demo.DemoScript.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A long stream that does not repeat: scenes and events of chance length, strength and place. The
/// same seed gives the same stream.
public final class LongScript {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int FRAMES_PER_SECOND = 30;
    private static final long CHAT_DELAY_MS = 6_000;
    private static final long SCENE_LEAST_MS = 9_000;
    private static final long SCENE_MORE_MS = 70_000;
    private static final long PAUSE_LEAST_MS = 14_000;
    private static final long PAUSE_MORE_MS = 60_000;
    private static final long EVENT_LEAST_MS = 1_200;
    private static final long EVENT_MORE_MS = 8_000;

    private LongScript() {}

    public static DemoScript of(long seed, long durationMs) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Scene> scenes = new ArrayList<>();
        long at = 0;
        while (at < durationMs) {
            Scene.Setting[] settings = Scene.Setting.values();
            scenes.add(new Scene(at, settings[scenes.size() % settings.length]));
            at += SCENE_LEAST_MS + random.nextLong(SCENE_MORE_MS);
        }
        List<Cue> cues = new ArrayList<>();
        at = PAUSE_LEAST_MS;
        while (at < durationMs - PAUSE_LEAST_MS) {
            long end = at + EVENT_LEAST_MS + random.nextLong(EVENT_MORE_MS);
            Cue.Event[] events = Cue.Event.values();
            cues.add(
                    new Cue(
                            at,
                            end,
                            events[random.nextInt(events.length)],
                            5 + random.nextInt(60),
                            0.08 + 0.92 * random.nextDouble()));
            at = end + PAUSE_LEAST_MS + random.nextLong(PAUSE_MORE_MS);
        }
        return new DemoScript(
                WIDTH, HEIGHT, FRAMES_PER_SECOND, durationMs, seed, CHAT_DELAY_MS, scenes, cues);
    }
}
