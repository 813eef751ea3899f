package studio.truss.core.moments.sound.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

@Tag("long")
@Tag("long")
class SoundEvaluationTest {
    @Test
    void mostOfWhatIsPlantedIsHeardAndLittleElse() {
        List<SoundEvaluation.Share> shares = new SoundEvaluation(5).evaluate(15);
        assertTrue(share(shares, "laughter with a voice heard") >= 0.6, shares.toString());
        assertTrue(share(shares, "cheering heard") >= 0.6, shares.toString());
        assertTrue(share(shares, "applause heard") >= 0.6, shares.toString());
        assertTrue(share(shares, "laughter heard in talk, music or quiet") < 0.1);
        assertTrue(share(shares, "edges of pauses within 100 ms") > 0.9, shares.toString());
    }

    @Test
    void theSameNumberMakesTheSameSound() {
        PlantedSound a = PlantedSound.of(PlantedSound.Kind.LAUGHTER, 3, 9);
        PlantedSound b = PlantedSound.of(PlantedSound.Kind.LAUGHTER, 3, 9);
        assertArrayEquals(a.samples(), b.samples());
        assertEquals(a.planted(), b.planted());
    }

    private static double share(List<SoundEvaluation.Share> shares, String name) {
        return shares.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().value();
    }
}
