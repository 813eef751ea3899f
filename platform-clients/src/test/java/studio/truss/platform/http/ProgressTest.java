package studio.truss.platform.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class ProgressTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private long nanos = Long.MAX_VALUE - 5;
    private final Progress progress = new Progress(() -> nanos);

    private void wait(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void requestThatDoesNotMoveStands() {
        wait(60);
        assertFalse(progress.stands(LIMIT));
        wait(1);
        assertTrue(progress.stands(LIMIT));
    }

    @Test
    void timeThatThisSideTakesIsNotTheOthers() {
        progress.enter();
        wait(3_600);
        assertFalse(progress.stands(LIMIT));
        progress.leave();
        wait(60);
        assertFalse(progress.stands(LIMIT));
        wait(1);
        assertTrue(progress.stands(LIMIT));
    }
}
