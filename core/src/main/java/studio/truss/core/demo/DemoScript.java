package studio.truss.core.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import studio.truss.core.media.TimeRange;

import java.util.List;

/// What happens in a made-up stream, and when. Times are milliseconds of the stream.
///
/// @param chatDelayMs how long after the picture its chat reacts
/// @param seed the same script and seed give the same stream
public record DemoScript(
        int width,
        int height,
        int framesPerSecond,
        long durationMs,
        long seed,
        long chatDelayMs,
        List<Scene> scenes,
        List<Cue> cues) {

    public DemoScript {
        scenes = List.copyOf(scenes);
        cues = List.copyOf(cues);
        if (scenes.isEmpty()
                || width < 64
                || height < 64
                || framesPerSecond < 1
                || durationMs < 1_000) {
            throw new IllegalArgumentException(
                    "a script needs a scene, a picture and a second of time");
        }
    }

    /// Reads a script from JSON with the fields of this record.
    ///
    /// @throws IllegalArgumentException where the text is no script
    public static DemoScript parse(String json) {
        try {
            return new ObjectMapper().readValue(json, DemoScript.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a demo script: " + e.getMessage(), e);
        }
    }

    /// The same script drawn at another size.
    public DemoScript withSize(int newWidth, int newHeight) {
        return new DemoScript(
                newWidth, newHeight, framesPerSecond, durationMs, seed, chatDelayMs, scenes, cues);
    }

    /// The script up to a time.
    public DemoScript cutTo(long newDurationMs) {
        return new DemoScript(
                width, height, framesPerSecond, newDurationMs, seed, chatDelayMs, scenes, cues);
    }

    /// What is needed of the script in a range; times stay those of the whole stream.
    public DemoScript within(TimeRange range) {
        Scene first = sceneAt(range.startMs());
        return new DemoScript(
                width,
                height,
                framesPerSecond,
                durationMs,
                seed,
                chatDelayMs,
                scenes.stream()
                        .filter(scene -> scene.equals(first) || range.contains(scene.startMs()))
                        .toList(),
                cues.stream().filter(cue -> cue.range().overlaps(range)).toList());
    }

    /// Pictures of the whole stream.
    public long frames() {
        return durationMs * framesPerSecond / 1000;
    }

    /// A setting from one cut to the next.
    public record Scene(long startMs, Setting setting) {
        public enum Setting {
            /// The speaker in a room, walking slowly.
            TALK,
            /// A game that fills the picture, the speaker in a corner cam.
            GAME
        }
    }

    /// Something that happens.
    ///
    /// @param people how many chat about it
    /// @param level how loud it is against the usual, 1 where nothing is said
    public record Cue(long startMs, long endMs, Event event, int people, double level) {
        public Cue {
            if (level == 0) {
                level = 1;
            }
        }

        public Cue(long startMs, long endMs, Event event, int people) {
            this(startMs, endMs, event, people, 1);
        }

        public enum Event {
            /// The room laughs: a moment.
            LAUGHTER,
            /// The crowd cheers: a moment.
            CHEER,
            /// One person gives away subscriptions: many messages, no moment.
            GIFT_BOMB
        }

        public boolean isMoment() {
            return event != Event.GIFT_BOMB;
        }

        public TimeRange range() {
            return TimeRange.of(startMs, endMs);
        }
    }

    public Scene sceneAt(long ms) {
        Scene current = scenes.getFirst();
        for (Scene scene : scenes) {
            if (scene.startMs() <= ms) {
                current = scene;
            }
        }
        return current;
    }

    /// The moments that a search should find.
    public List<Cue> moments() {
        return cues.stream().filter(Cue::isMoment).toList();
    }
}
