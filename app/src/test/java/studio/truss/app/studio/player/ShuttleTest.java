package studio.truss.app.studio.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShuttleTest {
    @Test
    void eachPressDoublesAndTheOtherWayBeginsAnew() {
        Shuttle fast = Shuttle.still().forward().forward().forward().forward().forward();
        assertEquals(8, fast.speed());
        assertEquals(-1, fast.back().speed());
        assertEquals(-4, fast.back().back().back().speed());
        assertEquals(1, fast.back().forward().speed());
    }

    @Test
    void onlyNormalSpeedSounds() {
        assertTrue(Shuttle.normal().sounds());
        assertFalse(Shuttle.normal().forward().sounds());
        assertFalse(Shuttle.still().back().sounds());
        assertEquals("-2x", new Shuttle(-2).words());
        assertEquals("", Shuttle.normal().words());
    }
}
