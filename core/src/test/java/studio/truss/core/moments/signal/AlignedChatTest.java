package studio.truss.core.moments.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.live.ChatAnalysis;
import studio.truss.core.live.ChatDelay;

import java.util.List;

class AlignedChatTest {
    private static AlignedChat chat(int seconds, long offsetMs) {
        ChatAnalysis analysis =
                new ChatAnalysis(
                        0,
                        1_000,
                        new float[seconds],
                        new int[seconds],
                        new int[seconds],
                        new int[seconds],
                        List.of(),
                        0,
                        true);
        return new AlignedChat(analysis, new ChatDelay(5_000, 0, false, "usual"), offsetMs);
    }

    @Test
    void coversWhatLiesInsideTheSourceAfterOffsetAndDelay() {
        assertEquals(0.95, chat(100, 0).covered(100_000), 1e-9);
        assertEquals(0.5, chat(100, 55_000).covered(100_000), 1e-9);
        assertEquals(1, chat(1_000, -300_000).covered(100_000), 1e-9);
        assertEquals(0, chat(100, 999_999_000).covered(100_000), 1e-9);
        assertEquals(0, chat(0, 0).covered(100_000), 1e-9);
    }
}
