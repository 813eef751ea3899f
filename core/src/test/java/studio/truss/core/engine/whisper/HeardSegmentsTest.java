package studio.truss.core.engine.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.captions.Segment;

import java.util.List;

class HeardSegmentsTest {
    private final HeardSegments heard = new HeardSegments();

    private void say(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            heard.add(i * 1000L, i * 1000L + 900, texts[i], 60_000);
        }
    }

    private List<String> texts() {
        return heard.list().stream().map(Segment::text).toList();
    }

    @Test
    void whatIsSaidThreeTimesInARowIsKeptOnce() {
        say("Hi.", " Thank you.", "Thank you.", "Thank you. ", "Thank you.", "Bye.");
        assertEquals(List.of("Hi.", "Thank you.", "Bye."), texts());
    }

    @Test
    void whatIsSaidTwiceIsKept() {
        say("No.", "No.", "Yes.", "No.");
        assertEquals(List.of("No.", "No.", "Yes.", "No."), texts());
    }

    @Test
    void noisesAndNothingAreLeftOut() {
        say("", " [BLANK_AUDIO]", "(music)", "...", "Go on.");
        assertEquals(List.of("Go on."), texts());
    }

    @Test
    void nothingEndsAfterTheSound() {
        heard.add(1000, 9000, "late", 5000);
        heard.add(6000, 9000, "later", 5000);
        assertEquals(List.of(Segment.of(1000, 5000, null, "late")), heard.list());
    }
}
