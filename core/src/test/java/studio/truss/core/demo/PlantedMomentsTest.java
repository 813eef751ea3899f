package studio.truss.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;

import java.util.List;

class PlantedMomentsTest {
    private static final DemoScript SCRIPT =
            DemoScript.parse(
                    """
                    {"width": 320, "height": 180, "framesPerSecond": 10, "durationMs": 60000,
                     "seed": 1, "chatDelayMs": 6000,
                     "scenes": [{"startMs": 0, "setting": "TALK"}],
                     "cues": [
                       {"startMs": 10000, "endMs": 14000, "event": "LAUGHTER", "people": 20},
                       {"startMs": 30000, "endMs": 36000, "event": "GIFT_BOMB", "people": 50},
                       {"startMs": 50000, "endMs": 54000, "event": "CHEER", "people": 20}]}
                    """);

    @Test
    void aRangeOverHalfOfAPlantedMomentFindsIt() {
        PlantedMoments found = PlantedMoments.of(SCRIPT, List.of(TimeRange.of(5_000, 12_000)));
        assertEquals(1, found.found().size());
        assertEquals(1, found.missed().size());
        assertEquals("1 of 2 planted moments found, nothing else", found.words());
    }

    @Test
    void aRangeOverLessThanHalfIsAnInvention() {
        PlantedMoments found = PlantedMoments.of(SCRIPT, List.of(TimeRange.of(5_000, 11_900)));
        assertEquals(List.of(), found.found());
        assertEquals(List.of(TimeRange.of(5_000, 11_900)), found.invented());
    }

    @Test
    void aGiftBombIsNoPlantedMoment() {
        PlantedMoments found = PlantedMoments.of(SCRIPT, List.of(TimeRange.of(28_000, 40_000)));
        assertEquals(2, found.planted());
        assertEquals(1, found.invented().size());
    }
}
