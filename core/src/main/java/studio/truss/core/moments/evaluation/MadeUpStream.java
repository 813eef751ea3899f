package studio.truss.core.moments.evaluation;

import studio.truss.core.live.ChatAnalyzer;
import studio.truss.core.live.ChatDelay;
import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatMessage;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.signal.CloseLook;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.sound.evaluation.MadeUpSound;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionTrack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// A stream in which some things are worth a clip and as many are not. The same seed makes the same
/// stream.
///
/// What is worth a clip shows in one to three ways at once: the chat laughs, somebody laughs,
/// people clap, a bang and what it moves. What is not shows in one or two ways, and louder: a
/// jingle, gunfire, shouting, action, a gift bomb, greetings, a quick montage.
final class MadeUpStream {
    private static final long CHAT_DELAY_MS = 6_000;
    private static final int APART_S = 35;
    private static final String[] LAUGHS = {"lol", "hahaha", "LUL", "omg", "wtf", "no way"};
    private static final String[] GREETINGS = {"hello", "hi chat", "welcome", "hey there"};

    private final int seconds;
    private final SplittableRandom random;
    private final MadeUpSound sound;
    private final List<ChatMessage> chat = new ArrayList<>();
    private final float[] motion;
    private final List<Cut> cuts = new ArrayList<>();
    private final List<TimeRange> worth = new ArrayList<>();

    MadeUpStream(int seconds, long seed) {
        this.seconds = seconds;
        random = new SplittableRandom(seed);
        sound = new MadeUpSound(seconds, seed);
        motion = new float[seconds * 10];
        for (int i = 0; i < motion.length; i++) {
            motion[i] = (float) (0.008 + 0.004 * random.nextDouble());
        }
        small();
        shots();
        boolean good = random.nextBoolean();
        for (int at = 40; at < seconds - 30; at += APART_S + random.nextInt(30)) {
            if (good) {
                moment(at);
            } else {
                other(at);
            }
            good = random.nextInt(100) < (good ? 30 : 70);
        }
        cuts.sort(Comparator.comparingLong(Cut::ms));
        chat.sort(Comparator.comparingLong(ChatMessage::ms));
    }

    List<TimeRange> worth() {
        return worth;
    }

    List<TimeRange> sentences() {
        return sound.sentences();
    }

    /// What is seen and heard from a second on.
    Observations observed(int from, double rough) {
        long durationMs = (seconds - from) * 1000L;
        float[] moving = Arrays.copyOfRange(motion, from * 10, motion.length);
        SplittableRandom grain = new SplittableRandom(5);
        for (int i = 0; i < moving.length; i++) {
            moving[i] += (float) (0.002 * rough * grain.nextDouble());
        }
        float[] middle = new float[moving.length];
        Arrays.fill(middle, 0.5f);
        ChatLog log = new ChatLog(ChatLog.Format.JSON_LINES, chat, true, List.of());
        List<Cut> seen = new ArrayList<>();
        for (Cut cut : cuts) {
            if (cut.ms() >= from * 1000L) {
                long ms = cut.ms() - from * 1000L;
                seen.add(new Cut((int) (ms / 40), ms, Cut.Kind.CUT, ms));
            }
        }
        return new Observations(
                durationMs,
                sound.hear(from, rough),
                seen,
                new MotionTrack(100, moving, middle, middle),
                null,
                new AlignedChat(
                        new ChatAnalyzer().analyze(log),
                        new ChatDelay(CHAT_DELAY_MS, 1, true, "made up"),
                        -from * 1000L));
    }

    /// A picture that stays black, whatever is heard.
    static CloseLook black(int seconds) {
        float[] nothing = new float[seconds * 10];
        return new CloseLook(
                List.of(TimeRange.of(0, seconds * 1000L)),
                List.of(),
                new MotionTrack(100, nothing, nothing, nothing));
    }

    /// What people say all the time.
    private void small() {
        String[] lines = {"hi", "what game is this", "first time here", "gg", "lol", "nice one"};
        double t = 0;
        while (t < seconds) {
            t += -2.5 * Math.log(1 - random.nextDouble());
            say(t, lines[random.nextInt(lines.length)], random.nextInt(400));
        }
    }

    /// The picture changes every now and then, whatever is said.
    private void shots() {
        for (double t = 5 + 15 * random.nextDouble();
                t < seconds;
                t += 5 + 15 * random.nextDouble()) {
            cut(t);
        }
    }

    private void cut(double at) {
        long ms = Math.round(at * 1000);
        cuts.add(new Cut((int) (ms / 40), ms, Cut.Kind.CUT, ms));
    }

    private void moment(int at) {
        double length = 2 + 3 * random.nextDouble();
        if (random.nextInt(4) == 0) {
            length += 7 * random.nextDouble(); // some laughs do not end
        }
        int ways = 1 + random.nextInt(3);
        int first = random.nextInt(4);
        for (int k = 0; k < ways; k++) {
            switch ((first + k) % 4) {
                case 0 -> people(at, 6 + random.nextInt(20), LAUGHS);
                case 1 -> sound.laughter(at, length, 1 + random.nextInt(3));
                case 2 -> {
                    sound.bang(at);
                    move(at, length, 0.04);
                    people(at, 4 + random.nextInt(8), LAUGHS);
                }
                default -> sound.applause(at, length);
            }
        }
        worth.add(TimeRange.of(at * 1000L, Math.round((at + length) * 1000)));
    }

    private void other(int at) {
        double length = 3 + 5 * random.nextDouble();
        int ways = 1 + random.nextInt(2);
        int first = random.nextInt(7);
        for (int k = 0; k < ways; k++) {
            switch ((first + 2 * k) % 7) {
                case 0 -> sound.jingle(at, length);
                case 1 -> sound.gunfire(at, length);
                case 2 -> montage(at, length);
                case 3 -> move(at, length, 0.08);
                case 4 -> sound.shouting(at, length);
                case 5 -> people(at, 10 + random.nextInt(20), GREETINGS);
                default -> gifts(at);
            }
        }
    }

    private void people(int at, int count, String[] lines) {
        for (int p = 0; p < count; p++) {
            double t = at + CHAT_DELAY_MS / 1000.0 + Math.abs(3 * random.nextGaussian());
            say(t, lines[random.nextInt(lines.length)], random.nextInt(400));
        }
    }

    private void gifts(int at) {
        double t = at + CHAT_DELAY_MS / 1000.0;
        for (int p = 0; p < 20; p++) {
            long ms = Math.round((t + 0.2 * p) * 1000);
            chat.add(
                    new ChatMessage(
                            ms, "giver", "giver gifted a sub to user" + p, ChatMessage.Kind.GIFT));
        }
        people(at + 1, 25, new String[] {"pog", "thanks for the gift", "W", "PogChamp"});
    }

    private void montage(int at, double length) {
        for (double t = at; t < at + length; t += 0.7) {
            cut(t);
        }
    }

    private void move(int at, double length, double much) {
        Arrays.fill(motion, at * 10, (int) ((at + length) * 10), (float) much);
    }

    private void say(double seconds, String text, int person) {
        chat.add(
                new ChatMessage(
                        Math.round(seconds * 1000),
                        "user" + person,
                        text,
                        ChatMessage.Kind.NORMAL));
    }
}
