package studio.truss.app.studio.timeline.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.app.studio.timeline.layout.LabelRoom.Place;
import studio.truss.app.studio.timeline.layout.LabelRoom.Wish;

import java.util.List;

class LabelRoomTest {
    private static List<Place> places(Wish... wishes) {
        return LabelRoom.of(List.of(wishes), 16, 1_000);
    }

    @Test
    void wordsThatHaveRoomHaveAllOfIt() {
        assertEquals(
                List.of(new Place(106, 80), new Place(306, 91)),
                places(new Wish(100, 300, 80), new Wish(300, 400, 120)));
    }

    @Test
    void aBlockThatBeginsUnderTheWordsOfAnotherHasNone() {
        assertEquals(
                List.of(new Place(106, 80), new Place(156, 0), new Place(206, 80)),
                places(new Wish(100, 300, 80), new Wish(150, 400, 80), new Wish(200, 400, 80)));
    }

    @Test
    void wordsEndBeforeThoseOfAMoreImportantBlockBegin() {
        assertEquals(
                List.of(new Place(156, 80), new Place(106, 44)),
                places(new Wish(150, 400, 80), new Wish(100, 300, 80)));
        assertEquals(
                List.of(new Place(126, 80), new Place(106, 0)),
                places(new Wish(120, 400, 80), new Wish(100, 300, 80)));
    }

    @Test
    void whatBeginsBeforeTheRowIsWrittenAtItsEdgeOnce() {
        assertEquals(
                List.of(new Place(6, 50), new Place(6, 0)),
                places(new Wish(-200, 300, 50), new Wish(-100, 300, 50)));
    }
}
