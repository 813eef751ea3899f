package studio.truss.core.shots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class ShotDetectorTest {
    private final byte[] first = DrawnFilm.view(DrawnFilm.scene(1), 0);
    private final byte[] second = DrawnFilm.view(DrawnFilm.scene(2), 0);
    private final DrawnFilm film = new DrawnFilm();

    @Test
    void aCutIsTheFirstFrameOfTheNewShot() {
        List<Cut> cuts = film.hold(first, 40).hold(second, 40).hold(first, 40).cuts();

        assertEquals(
                List.of(
                        new Cut(40, DrawnFilm.ms(40), Cut.Kind.CUT, DrawnFilm.ms(40)),
                        new Cut(80, DrawnFilm.ms(80), Cut.Kind.CUT, DrawnFilm.ms(80))),
                cuts);
    }

    @Test
    void aNoisyStillPictureHasNoCut() {
        assertEquals(List.of(), film.hold(first, 120).cuts());
    }

    @Test
    void aFlashIsNoCut() {
        film.hold(first, 40).hold(DrawnFilm.mix(first, DrawnFilm.plain(255), 0.8), 3);

        assertEquals(List.of(), film.hold(first, 40).cuts());
    }

    @Test
    void aCutToAnotherPictureThroughAFlashIsFound() {
        film.hold(first, 40).hold(DrawnFilm.plain(250), 2).hold(second, 40);

        List<Cut> cuts = film.cuts();

        assertEquals(1, cuts.size());
        assertEquals(41, cuts.getFirst().frame(), 1);
    }

    @Test
    void aFastPanIsNoCut() {
        byte[][] scene = DrawnFilm.scene(3);
        film.hold(DrawnFilm.view(scene, 0), 20);
        for (int x = 0; x <= 600; x += 24) {
            film.add(DrawnFilm.view(scene, x));
        }

        assertEquals(List.of(), film.hold(DrawnFilm.view(scene, 600), 20).cuts());
    }

    @Test
    void lightThatGoesOnIsNoCut() {
        film.hold(DrawnFilm.mix(first, DrawnFilm.plain(0), 0.5), 40);

        assertEquals(List.of(), film.hold(first, 40).cuts());
    }

    /// A soft ball on a plain ground.
    private static byte[] ball(int x, int blue, int green, int red, double light) {
        byte[] frame = new byte[DrawnFilm.WIDTH * DrawnFilm.HEIGHT * 3];
        for (int i = 0; i < frame.length; i += 3) {
            int row = i / 3 / DrawnFilm.WIDTH;
            double far = Math.hypot(i / 3 % DrawnFilm.WIDTH - x, row - 45.0);
            double inside = Math.clamp((44 - far) / 20, 0, 1);
            frame[i] = (byte) (light * (blue + (110 - blue) * inside));
            frame[i + 1] = (byte) (light * (green + (140 - green) * inside));
            frame[i + 2] = (byte) (light * (red + (190 - red) * inside));
        }
        return frame;
    }

    @Test
    void aCutBetweenPlainPicturesOfTwoColoursIsFound() {
        film.hold(ball(45, 40, 70, 30, 1), 40).hold(ball(105, 30, 40, 90, 1), 40);

        assertEquals(List.of(40), film.cuts().stream().map(Cut::frame).toList());
    }

    @Test
    void lightThatGoesOnInAPlainPictureIsNoCut() {
        film.hold(ball(45, 40, 70, 30, 0.5), 40).hold(ball(48, 40, 70, 30, 1.3), 40);

        assertEquals(List.of(), film.cuts());
    }

    @Test
    void aDissolveBeginsAndEndsWhereItDoes() {
        film.hold(first, 40);
        for (int k = 1; k <= 20; k++) {
            film.add(DrawnFilm.mix(first, second, k / 21.0));
        }
        List<Cut> cuts = film.hold(second, 60).cuts();

        assertEquals(1, cuts.size());
        assertEquals(Cut.Kind.DISSOLVE, cuts.getFirst().kind());
        assertEquals(40, cuts.getFirst().frame(), 1);
        assertEquals(60, cuts.getFirst().endMs() * 25.0 / 1000, 2);
    }

    @Test
    void aFadeThroughBlackTurnsAtTheDarkestFrame() {
        film.hold(first, 40);
        for (int k = 1; k <= 15; k++) {
            film.add(DrawnFilm.mix(first, DrawnFilm.plain(0), k / 15.0));
        }
        for (int k = 0; k < 15; k++) {
            film.add(DrawnFilm.mix(DrawnFilm.plain(0), second, k / 15.0));
        }
        List<Cut> cuts = film.hold(second, 60).cuts();

        assertEquals(1, cuts.size());
        assertEquals(Cut.Kind.FADE, cuts.getFirst().kind());
        assertEquals(55, cuts.getFirst().frame(), 2);
        assertTrue(cuts.getFirst().endMs() > cuts.getFirst().ms() + 200);
    }

    @Test
    void cutsIntoAndOutOfAPlainPictureAreNoFade() {
        film.hold(first, 40).hold(DrawnFilm.plain(90), 30).hold(second, 40);

        List<Cut> cuts = film.cuts();

        assertEquals(List.of(40, 70), cuts.stream().map(Cut::frame).toList());
        assertTrue(cuts.stream().allMatch(cut -> cut.kind() == Cut.Kind.CUT), cuts.toString());
    }

    @Test
    void aFilmThatBeginsInBlackHasNoTransitionThere() {
        film.hold(DrawnFilm.plain(0), 10);
        for (int k = 0; k < 15; k++) {
            film.add(DrawnFilm.mix(DrawnFilm.plain(0), second, k / 15.0));
        }

        assertEquals(List.of(), film.hold(second, 60).cuts());
    }

    @Test
    void oneFrameAndNoFrameAreNoCut() {
        assertEquals(List.of(), new DrawnFilm().cuts());
        assertEquals(List.of(), new DrawnFilm().add(first).cuts());
    }
}
