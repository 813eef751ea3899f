package studio.truss.core.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// The chat of a scripted stream: small talk, reactions after each cue, and a gift bomb that means
/// nothing.
public final class DemoChat {
    private static final String[] SMALL_TALK = {
        "hi from work", "what game is this", "the audio is good today", "anyone else hungry",
                "first time here",
        "nice room", "how long have you been live", "good morning", "is this ranked",
                "love the lamp"
    };
    private static final String[] LAUGHS = {
        "LUL", "hahahaha", "LOL", "im crying", "KEKW", "hahaha stop", "lmaooo"
    };
    private static final String[] CHEERS = {
        "LETS GO", "WHAT", "POG", "no way", "clip that", "GGGGG", "insane"
    };
    private static final int REGULARS = 60;
    private static final int SMALL_TALK_EVERY_MS = 2_300;
    private static final int GIFTS_MOST = 80;

    private DemoChat() {}

    /// One message.
    public record Line(long ms, String user, String text) {}

    public static List<Line> of(DemoScript script) {
        SplittableRandom random = new SplittableRandom(script.seed() ^ 0x5EED);
        List<Line> lines = new ArrayList<>();
        for (long ms = 900;
                ms < script.durationMs();
                ms += 400 + random.nextInt(SMALL_TALK_EVERY_MS)) {
            lines.add(new Line(ms, user(random), pick(random, SMALL_TALK)));
        }
        for (DemoScript.Cue cue : script.cues()) {
            switch (cue.event()) {
                case LAUGHTER -> react(script, cue, LAUGHS, random, lines);
                case CHEER -> react(script, cue, CHEERS, random, lines);
                case GIFT_BOMB -> gifts(cue, random, lines);
            }
        }
        lines.removeIf(line -> line.ms() >= script.durationMs());
        lines.sort(
                Comparator.comparingLong(Line::ms)
                        .thenComparing(Line::user)
                        .thenComparing(Line::text));
        return lines;
    }

    /// The lines as a chat log: one JSON object `{t, user, text}` a line, `t` in seconds.
    public static String jsonLines(List<Line> lines) {
        StringBuilder log = new StringBuilder();
        for (Line line : lines) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("t", line.ms() / 1000.0);
            node.put("user", line.user());
            node.put("text", line.text());
            log.append(node).append('\n');
        }
        return log.toString();
    }

    private static void react(
            DemoScript script,
            DemoScript.Cue cue,
            String[] words,
            SplittableRandom random,
            List<Line> lines) {
        for (int person = 0; person < cue.people(); person++) {
            long ms =
                    cue.startMs()
                            + script.chatDelayMs()
                            + Math.round(2_500 * Math.abs(gauss(random)));
            lines.add(new Line(ms, "viewer" + person, pick(random, words)));
        }
    }

    private static void gifts(DemoScript.Cue cue, SplittableRandom random, List<Line> lines) {
        int gifts = Math.min(GIFTS_MOST, cue.people());
        lines.add(
                new Line(
                        cue.startMs(),
                        "generous_one",
                        "generous_one is gifting " + gifts + " Tier 1 Subs!"));
        for (int i = 0; i < gifts; i++) {
            long ms = cue.startMs() + random.nextLong(cue.endMs() - cue.startMs());
            lines.add(
                    new Line(
                            ms,
                            "generous_one",
                            "generous_one gifted a Tier 1 sub to viewer" + i + "!"));
        }
    }

    private static String user(SplittableRandom random) {
        return "viewer" + random.nextInt(REGULARS);
    }

    private static String pick(SplittableRandom random, String[] words) {
        return words[random.nextInt(words.length)];
    }

    private static double gauss(SplittableRandom random) {
        return random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    }
}
