package studio.truss.core.shots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class MotionMeterTest {
    private final DrawnFilm film = new DrawnFilm();

    @Test
    void brightnessAndContrastAreThoseOfTheLuma() {
        MotionTrack track = film.hold(DrawnFilm.plain(128), 10).motion(List.of());

        assertEquals(100, track.hopMs());
        assertEquals(0.5, track.brightness()[2], 0.01);
        assertEquals(0, track.contrast()[2], 0.02);
    }

    @Test
    void aCutIsNoMotion() {
        film.hold(DrawnFilm.view(DrawnFilm.scene(1), 0), 25)
                .hold(DrawnFilm.view(DrawnFilm.scene(2), 0), 25);

        double with = film.motion(List.of()).motion()[10];
        double without = film.motion(film.cuts()).motion()[10];

        assertTrue(with > 0.02, "a cut changes the picture: " + with);
        assertTrue(without < 0.02, "but is left out: " + without);
    }

    @Test
    void aFewPairsOfFramesTellOfTheMotionOfAll() {
        byte[][] scene = DrawnFilm.scene(3);
        for (int i = 0; i < 250; i++) {
            film.add(DrawnFilm.view(scene, 2 * i));
        }
        double all = mean(film.motion(List.of()), 10, 80);
        double pairs = mean(film.motionOfPairs(50, 3), 10, 80);
        assertEquals(1, pairs / all, 0.3, all + " against " + pairs);
    }

    @Test
    void whatAPairShowedStandsUntilTheNext() {
        byte[][] scene = DrawnFilm.scene(4);
        for (int i = 0; i < 100; i++) {
            film.add(DrawnFilm.view(scene, i < 50 ? 6 * i : 300));
        }
        MotionTrack track = film.motionOfPairs(50, 1);
        assertTrue(track.motion()[15] > 0.01);
        assertTrue(track.motion()[20] < 0.01);
    }

    private static double mean(MotionTrack track, int from, int to) {
        double sum = 0;
        for (int hop = from; hop < to; hop++) {
            sum += track.motion()[hop];
        }
        return sum / (to - from);
    }
}
