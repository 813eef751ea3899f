package studio.truss.core.gemini.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.answer.ComparisonReader.Round;
import studio.truss.core.gemini.answer.OutlineReader.Outline;
import studio.truss.core.gemini.prompt.ComparisonPrompt;

import java.util.Map;

final class ComparisonReaderTest {
    @Test
    void scoresGoToTheMomentThatStoodUnderTheNumber() {
        String text =
                """
                {"candidates": [{"number": 1, "hook": 1, "engagement": 2, "value": 3,
                "shareability": 4}, {"number": 9, "hook": 1, "engagement": 1, "value": 1,
                "shareability": 1}, {"number": 1, "hook": 9, "engagement": 9, "value": 9,
                "shareability": 9}]}
                """;

        var result =
                assertInstanceOf(ReadResult.Read.class, ComparisonReader.read(text, true, 3, 2));

        int first = ComparisonPrompt.order(3, 2).getFirst();
        assertEquals(new Round(2, Map.of(first, new SubScores(1, 2, 3, 4))), result.value());
    }

    @Test
    void aRoundWithoutScoresOrThatBrokeOffIsNone() {
        assertInstanceOf(
                ReadResult.Unreadable.class,
                ComparisonReader.read("{\"candidates\": [{\"number\": 7}]}", true, 3, 0));
        var cut =
                assertInstanceOf(
                        ReadResult.Unreadable.class,
                        ComparisonReader.read("{\"candidates\": [{\"number\": 1,", false, 3, 0));
        assertTrue(cut.truncated());
    }

    @Test
    void anOutlineHasTimesOfTheVideo() {
        String text =
                "{\"chapters\": [{\"start\": \"01:02:03\", \"title\": \"B\"}, {\"start\":"
                        + " \"00:00:00\", \"title\": \"A\"}, {\"start\": \"09:00:00\", \"title\":"
                        + " \"C\"}]}";

        var result =
                assertInstanceOf(ReadResult.Read.class, OutlineReader.read(text, true, 7_200_000));

        Outline outline = assertInstanceOf(Outline.class, result.value());
        assertEquals(2, outline.chapters().size());
        assertEquals(3_723_000, outline.chapters().get(1).startMs());
        assertEquals(1, outline.problems().size());
        assertInstanceOf(
                ReadResult.Unreadable.class, OutlineReader.read("{\"chapters\":[]}", true, 9_000));
    }
}
