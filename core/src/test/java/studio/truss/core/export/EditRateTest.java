package studio.truss.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.core.media.Rational;

import java.util.HashSet;
import java.util.Set;

class EditRateTest {
    /// The values of SMPTE ST 12-1's counting: two numbers are left out at 1:00, none at 10:00.
    @ParameterizedTest
    @CsvSource({
        "30000/1001, 1799, 00:00:59;29",
        "30000/1001, 1800, 00:01:00;02",
        "30000/1001, 17981, 00:09:59;29",
        "30000/1001, 17982, 00:10:00;00",
        "30000/1001, 107892, 01:00:00;00",
        "60000/1001, 3599, 00:00:59;59",
        "60000/1001, 3600, 00:01:00;04",
        "24000/1001, 86400, 01:00:00:00",
        "25, 90000, 01:00:00:00",
        "25, 2160000, 00:00:00:00"
    })
    void countsAsEditorsDo(String rate, long frame, String timecode) {
        assertEquals(timecode, EditRate.of(Rational.parse(rate)).timecode(frame));
    }

    @Test
    void dropFrameNeverNumbersTwoFramesAlike() {
        EditRate rate = EditRate.of(Rational.of(30000, 1001));
        Set<String> seen = new HashSet<>();
        for (long frame = 0; frame < 40_000; frame++) {
            assertTrue(seen.add(rate.timecode(frame)), "frame " + frame);
        }
    }

    @Test
    void theFirstHourIsAnHourOfTimecode() {
        for (String rate : new String[] {"24000/1001", "24", "25", "30000/1001", "60000/1001"}) {
            EditRate edit = EditRate.of(Rational.parse(rate));
            assertEquals(
                    "010000",
                    edit.timecode(edit.firstHour()).replaceAll("[:;]", "").substring(0, 6));
            assertEquals("00", edit.timecode(edit.firstHour()).substring(9));
        }
    }

    @Test
    void anAverageBecomesTheNearestRateThatEditorsKnow() {
        assertEquals(Rational.of(25, 1), EditRate.of(Rational.parse("2584/103")).rate());
        assertEquals(Rational.of(60, 1), EditRate.of(Rational.parse("240")).rate());
        assertEquals(Rational.of(30, 1), EditRate.of(null).rate());
        assertFalse(EditRate.of(null).dropFrame());
    }
}
