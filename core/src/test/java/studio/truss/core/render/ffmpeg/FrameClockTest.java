package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.Rational;

class FrameClockTest {
    private static final Rational MILLIS = Rational.of(1, 1000);

    @Test
    void roundedTimestampsDoNotDriftOverSixHours() {
        Rational rate = Rational.of(30000, 1001);
        FrameClock clock = new FrameClock(33, MILLIS, rate.inverse());
        for (long frame = 1; frame < 650_000; frame += 97) {
            long pts = Math.round(frame * 1001 / 30.0);
            assertEquals(frame - 1, clock.frameOf(pts));
        }
    }

    @Test
    void aClipBeginsAtTheFirstFrameOfItsRange() {
        FrameClock clock = FrameClock.startingAt(1000, 1039, true, MILLIS, Rational.of(25, 1));

        assertEquals(1039, clock.anchorPts());
    }

    @Test
    void aFrameThatStaysOnTheScreenIsShownFromTheStartOfTheRange() {
        FrameClock clock = FrameClock.startingAt(1000, 3000, true, MILLIS, Rational.of(25, 1));

        assertEquals(1000, clock.anchorPts());
        assertEquals(50, clock.frameOf(3000));
    }
}
