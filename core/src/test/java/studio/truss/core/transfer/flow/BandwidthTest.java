package studio.truss.core.transfer.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class BandwidthTest {
    private static final int PIECE = 16 << 10;

    private long nanos;
    private final Bandwidth bandwidth = new Bandwidth(() -> nanos, this::sleep);

    private void sleep(Duration time) {
        nanos += time.toNanos();
    }

    private double seconds(int pieces) throws InterruptedException {
        long begun = nanos;
        for (int i = 0; i < pieces; i++) {
            bandwidth.take(PIECE);
        }
        return (nanos - begun) / 1e9;
    }

    @Test
    void withoutLimitNothingWaits() throws InterruptedException {
        assertEquals(0, seconds(1_000));
    }

    @Test
    void bytesTakeTheTimeThatTheLimitSays() throws InterruptedException {
        bandwidth.limit(1_000_000);
        // but for the last piece, which is lent
        assertEquals(99 * PIECE / 1e6, seconds(100), 0.001);
    }

    @Test
    void restIsMadeGoodForAQuarterOfASecondOnly() throws InterruptedException {
        bandwidth.limit(1_000_000);
        nanos += Duration.ofHours(1).toNanos();
        double seconds = seconds(100);
        assertTrue(seconds > 99 * PIECE / 1e6 - 0.26, seconds + " s");
    }

    @Test
    void limitThatChangesIsFeltByWhoWaits() throws InterruptedException {
        Bandwidth[] under = new Bandwidth[1];
        int[] sleeps = new int[1];
        under[0] =
                new Bandwidth(
                        () -> nanos,
                        time -> {
                            nanos += time.toNanos();
                            if (++sleeps[0] == 3) {
                                under[0].limit(0);
                            }
                        });
        under[0].limit(100);
        under[0].take(PIECE);
        under[0].take(PIECE);

        assertEquals(3, sleeps[0]);
        assertTrue(nanos < 1_000_000_000, nanos + " ns");
    }

    @Test
    void debtAtAnotherLimitIsNotWaitedForAtTheNew() throws InterruptedException {
        bandwidth.limit(1_000_000_000);
        bandwidth.take(500_000_000);
        bandwidth.limit(1_000);
        assertTrue(seconds(1) <= 1.001);
    }

    @Test
    void limitBelowNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> bandwidth.limit(-1));
    }
}
