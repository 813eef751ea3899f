package studio.truss.core.shots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class CoarseShotsTest {
    private final DrawnFilm film = new DrawnFilm();

    @Test
    void anotherPictureIsSeenAtTheFirstFrameThatShowsIt() {
        film.hold(DrawnFilm.view(DrawnFilm.scene(1), 0), 130)
                .hold(DrawnFilm.view(DrawnFilm.scene(2), 0), 120);
        List<Cut> changes = film.roughCuts(50);
        assertEquals(1, changes.size());
        assertEquals(DrawnFilm.ms(150), changes.getFirst().ms());
    }

    @Test
    void aStillPictureWithNoiseDoesNotChange() {
        film.hold(DrawnFilm.view(DrawnFilm.scene(1), 0), 250);
        assertEquals(List.of(), film.roughCuts(50));
    }
}
