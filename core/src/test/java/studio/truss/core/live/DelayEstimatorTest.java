package studio.truss.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

class DelayEstimatorTest {
    private static final int SECONDS = 3600;
    private static final int HOP_MS = 100;

    private final SplittableRandom random = new SplittableRandom(3);
    private final ScriptedChat chat = new ScriptedChat(true, SECONDS, 3);
    private final float[] sound = new float[SECONDS * 1000 / HOP_MS];

    private void plant(int events, long delayMs, long offsetMs) {
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) random.nextDouble() * 0.3f;
        }
        for (int e = 0; e < events; e++) {
            int at = 130 + e * 140 + random.nextInt(15);
            for (int i = 0; i < 4_000 / HOP_MS; i++) {
                sound[at * 1000 / HOP_MS + i] += 1;
            }
            for (int p = 0; p < 16; p++) {
                chat.say(at * 1000L + delayMs - offsetMs + p * 250L, 500 + p, "hahahaha");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5000,0", "12000,0", "23000,0", "9000,60000", "9000,-30000"})
    void aConstantDelayIsFound(long delayMs, long offsetMs) {
        plant(22, delayMs, offsetMs);

        ChatDelay delay =
                new DelayEstimator()
                        .estimate(new ChatAnalyzer().analyze(chat.log()), sound, HOP_MS, offsetMs);

        assertTrue(delay.estimated(), delay.reason());
        assertTrue(Math.abs(delayMs - delay.ms()) <= 1_000, delay.reason());
    }

    @Test
    void tooFewBurstsGiveTheUsualDelayAndSaySo() {
        plant(3, 5_000, 0);

        ChatDelay delay =
                new DelayEstimator()
                        .estimate(new ChatAnalyzer().analyze(chat.log()), sound, HOP_MS, 0);

        assertFalse(delay.estimated());
        assertEquals(8_000, delay.ms());
        assertTrue(delay.reason().contains("bursts"), delay.reason());
    }

    @Test
    void soundThatHasNothingToDoWithTheChatGivesTheUsualDelay() {
        plant(22, 5_000, 0);
        float[] noise = new float[sound.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextDouble();
        }

        ChatDelay delay =
                new DelayEstimator()
                        .estimate(new ChatAnalyzer().analyze(chat.log()), noise, HOP_MS, 0);

        assertFalse(delay.estimated(), delay.reason());
    }
}
