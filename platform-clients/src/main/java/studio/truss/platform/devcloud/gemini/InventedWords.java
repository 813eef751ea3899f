package studio.truss.platform.devcloud.gemini;

import java.util.List;
import java.util.Random;

/// Words for made-up answers.
final class InventedWords {
    private static final List<String> SUBJECTS =
            List.of(
                    "the last round",
                    "a missed jump",
                    "the new map",
                    "a broken keyboard",
                    "the cat on the desk",
                    "an old bet",
                    "the perfect shot",
                    "a wrong turn",
                    "the final boss",
                    "a phone call");

    private static final List<String> SENTENCES =
            List.of(
                    "Okay, let's try that again.",
                    "Did you see what just happened?",
                    "I have no idea how that worked.",
                    "We need to go left, not right.",
                    "That was closer than I thought.",
                    "Chat, do not laugh at me.",
                    "Let me explain why this matters.",
                    "This is the part that everybody gets wrong.",
                    "Wait, wait, wait.",
                    "And that is how we win.");

    private InventedWords() {}

    static String subject(Random random) {
        return SUBJECTS.get(random.nextInt(SUBJECTS.size()));
    }

    static String sentence(Random random) {
        return SENTENCES.get(random.nextInt(SENTENCES.size()));
    }

    static String hook(String subject) {
        return "Nobody expected " + subject;
    }

    static String title(String subject) {
        return "What happened with " + subject;
    }

    static String chapter(String subject) {
        return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
    }
}
