package studio.truss.core.live;

import studio.truss.core.live.ChatMessage.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// A seeded log of small talk into which a test plants what it is about.
final class ScriptedChat {
    private static final String[] TALK = {
        "what game is next", "i had pizza today", "the map looks good", "which build is that",
        "good evening everyone", "how long is the stream", "my cat sleeps", "volume is fine"
    };

    final List<ChatMessage> messages = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(7);
    private final boolean named;

    ScriptedChat(boolean named, int seconds, int everySeconds) {
        this.named = named;
        for (int s = 0; s < seconds; s += 1 + random.nextInt(2 * everySeconds - 1)) {
            say(s * 1000L + random.nextInt(1000), random.nextInt(200), talk());
        }
    }

    String talk() {
        return TALK[random.nextInt(TALK.length)] + " " + random.nextInt(1000);
    }

    ScriptedChat say(long ms, int person, String text) {
        return say(ms, person, text, Kind.NORMAL);
    }

    ScriptedChat say(long ms, int person, String text, Kind kind) {
        messages.add(new ChatMessage(ms, named ? "viewer" + person : null, text, kind));
        return this;
    }

    /// That many different people say the text within ten seconds.
    ScriptedChat burst(long ms, int people, String text) {
        for (int p = 0; p < people; p++) {
            say(ms + p * 10_000L / people, 1000 + p, text);
        }
        return this;
    }

    ChatLog log() {
        List<ChatMessage> sorted = new ArrayList<>(messages);
        sorted.sort(Comparator.comparingLong(ChatMessage::ms));
        return new ChatLog(ChatLog.Format.CSV, sorted, named, List.of());
    }
}
