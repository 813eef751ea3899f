package studio.truss.core.gemini.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Word;
import studio.truss.core.gemini.AnswerProblem.Kind;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.media.TimeRange;

import java.util.List;
import java.util.Random;

final class WindowAnswerReaderTest {
    private static final Window WINDOW = new Window(2, TimeRange.of(550_000, 850_000));
    private static final WindowAnswerReader READER = new WindowAnswerReader(3_600_000);
    private static final String GOOD =
            """
            {"moments": [
              {"start": "01:12", "end": "01:41", "hook": "He did it again", "title": "Ace",
               "why": "Five in a row", "scores": {"hook": 20, "engagement": 21, "value": 10,
               "shareability": 19}, "score": 70},
              {"start": "03:00", "end": "03:30", "hook": "もう一回", "title": "二回目 😀", "why": "逆転",
               "scores": {"hook": 15, "engagement": 15, "value": 5, "shareability": 15},
               "score": 50}],
             "chapters": [{"start": "00:00", "title": "Warm-up", "summary": "They begin"},
               {"start": "02:30", "title": "Final"}],
             "transcript": [
               {"start": "00:05", "end": "00:09", "speaker": "Speaker 1", "text": "Here we go."},
               {"start": "00:10", "end": "00:10", "speaker": "Speaker 2", "text": "Yes."},
               {"start": "00:10", "end": "00:12", "speaker": "Speaker 2", "text": "Of course."}]}
            """;

    @Test
    void aGoodAnswerIsReadOntoTheSourcesClock() {
        WindowAnswer answer = read(GOOD);

        ModelMoment best = answer.moments().getFirst();
        assertEquals(TimeRange.of(622_000, 651_000), best.range());
        assertEquals(new SubScores(20, 21, 10, 19), best.scores());
        assertEquals("二回目 😀", answer.moments().get(1).title());
        assertEquals(700_000, answer.chapters().get(1).startMs());
        assertEquals(555_000, answer.speech().getFirst().startMs());
        assertTrue(answer.speech().get(1).endMs() <= answer.speech().get(2).startMs());
        assertEquals(List.of(), answer.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"```json\n%s\n```", "Sure [as asked]: %s Done!", "[%s]", "{\"answer\": %s}"})
    void wordsAndMarksAroundAnAnswerDoNotMatter(String around) {
        assertEquals(read(GOOD), read(around.formatted(GOOD)));
    }

    @Test
    void timesFromTheVideosBeginningAreTakenAsSuchAndItIsSaid() {
        WindowAnswer answer = read(moments(moment("10:22", "10:51", "a", 10)));

        assertEquals(TimeRange.of(622_000, 651_000), answer.moments().getFirst().range());
        assertEquals(Kind.REPAIRED, answer.problems().getFirst().kind());
        assertTrue(answer.problems().getFirst().words().contains("video's beginning"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "01:41|01:12|622000|651000|swapped",
                "04:40|05:04|830000|850000|cut at its edge",
                "04:40|05:01|830000|850000|-",
                "04:40|06:30|-|-|does not have",
                "59:00|59:30|-|-|does not have",
                "01:00|01:00|-|-|lasts no time",
                "soon|01:00|-|-|readable",
                "01:12 - 01:41|-|622000|651000|-",
            })
    void oddTimesAreRepairedWhereThatIsSafeAndRecorded(
            String start, String end, Long from, Long to, String words) {
        WindowAnswer answer =
                read(moments(moment(start, end, "odd", 10), moment("02:00", "02:30", "b", 5)));

        List<TimeRange> odd =
                answer.moments().stream()
                        .filter(m -> m.title().equals("odd"))
                        .map(ModelMoment::range)
                        .toList();
        assertEquals(from == null ? List.of() : List.of(TimeRange.of(from, to)), odd);
        assertEquals(words == null ? 0 : 1, answer.problems().size(), "" + answer.problems());
        if (words != null) {
            assertTrue(answer.problems().getFirst().words().contains(words));
            assertEquals(
                    from == null ? Kind.DROPPED : Kind.REPAIRED,
                    answer.problems().getFirst().kind());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"scores\": {\"hook\": 20, \"engagement\": 10, \"value\": 5, \"shareability\": 5},"
                        + " \"score\": 99|20,10,5,5|sum",
                "\"scores\": {\"hook\": \"20/25\", \"engagement\": \"10\", \"value\": 5.2,"
                        + " \"shareability\": 5}|20,10,5,5|-",
                "\"hookScore\": 20, \"engagement\": 10, \"value\": 5, \"shareability\":"
                        + " 5|20,10,5,5|-",
                "\"scores\": {\"hook\": 80, \"engagement\": 60, \"value\": 40, \"shareability\":"
                        + " 20}|20,15,10,5|0 to 25",
                "\"scores\": {\"hook\": 27, \"engagement\": -3, \"value\": 5, \"shareability\":"
                        + " 5}|25,0,5,5|0 to 25",
                "\"score\": 60|15,15,15,15|filled in",
                "\"scores\": {\"hook\": 20, \"value\": 10, \"shareability\": null}, \"score\":"
                        + " 50|20,10,10,10|filled in",
                "\"scores\": null|-|without scores",
            })
    void theFourScoresWinAndWhatIsOddIsSaid(String scores, String four, String words) {
        WindowAnswer answer =
                read(
                        "{\"moments\": [{\"start\": \"01:00\", \"end\": \"01:30\", \"title\":"
                                + " \"t\", \"hook\": \"3 tricks\", %s}]}".formatted(scores));

        if (four == null) {
            assertEquals(List.of(), answer.moments());
        } else {
            SubScores s = answer.moments().getFirst().scores();
            assertEquals(
                    four,
                    "%d,%d,%d,%d".formatted(s.hook(), s.engagement(), s.value(), s.shareability()));
        }
        assertEquals(words == null ? 0 : 1, answer.problems().size(), "" + answer.problems());
        if (words != null) {
            assertTrue(answer.problems().getFirst().words().contains(words));
        }
    }

    @Test
    void tenThousandMomentsAreBoundedAndSaid() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            int at = i % 297;
            list.append(i == 0 ? "" : ",")
                    .append(moment(at + ".0", (at + 2) + ".0", "m" + i, i % 26));
        }

        WindowAnswer answer = read("{\"moments\": [" + list + "]}");

        assertEquals(30, answer.moments().size());
        assertEquals(100, answer.moments().getFirst().score());
        int left =
                answer.problems().stream()
                        .mapToInt(p -> Integer.parseInt(p.words().replaceAll("\\D+", "")))
                        .sum();
        assertEquals(10_000 - 30, left, "" + answer.problems());
    }

    @Test
    void momentsThatShowTheSameAreOneAndATitleIsFound() {
        WindowAnswer answer =
                read(
                        moments(
                                moment("01:00", "01:30", "", 10),
                                moment("01:05", "01:32", "better", 20),
                                moment("01:25", "02:00", "x".repeat(300), 5)));

        assertEquals("better", answer.moments().getFirst().title());
        assertEquals(2, answer.moments().size());
        assertEquals(100, answer.moments().get(1).title().length());
    }

    @Test
    void speechIsPutInOrderAndDoubledSentencesAndChaptersAreLeftOut() {
        WindowAnswer answer =
                read(
                        """
                        {"transcript": [
                          {"start": 20, "end": 24, "text": "later"},
                          {"start": 3, "end": 1, "speaker": "unknown", "text": "earlier"},
                          {"start": 20, "end": 24, "text": "later"},
                          {"start": 400, "end": 401, "text": "invented"},
                          {"start": 30, "end": 31, "text": "  "}],
                         "chapters": [{"start": 50, "title": "A"}, {"start": 90, "title": "a"},
                          {"start": 100, "title": ""}, {"start": 95, "title": "B"}]}
                        """);

        assertEquals(
                List.of("earlier", "later"), answer.speech().stream().map(Segment::text).toList());
        assertEquals(null, answer.speech().getFirst().speaker());
        assertEquals(List.of("A", "B"), answer.chapters().stream().map(c -> c.title()).toList());
        assertEquals(6, answer.problems().size(), "" + answer.problems());
    }

    @Test
    void tagsOfSubtitlesAreNoSpeechAndOtherSignsStay() {
        WindowAnswer answer =
                read(
                        """
                        {"transcript": [
                          {"start": 3, "end": 5, "text": "<i>Hello</i> there, <font color=red>you."},
                          {"start": 6, "end": 8, "text": "a < b > c, I <3 you"},
                          {"start": 9, "end": 10, "text": "<b></b>"}]}
                        """);

        assertEquals(
                List.of("Hello there, you.", "a < b > c, I <3 you"),
                answer.speech().stream().map(Segment::text).toList());
    }

    @Test
    void manySentencesOfOneSecondFollowEachOtherAndStayInTheirSecondAndInThePart() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            list.append(i == 0 ? "" : ",")
                    .append(
                            "{\"start\": %d, \"end\": %d, \"text\": \"yes number %d\"}"
                                    .formatted(i < 12 ? 40 : 300, i < 12 ? 41 : 300, i));
        }
        list.append(",{\"start\": 41, \"end\": 41.1, \"text\": \"then\"}")
                .append(",{\"start\": 41.1, \"end\": 42, \"text\": \"on\"}");

        List<Segment> speech = read("{\"transcript\": [" + list + "]}").speech();

        assertEquals(26, speech.size());
        for (int i = 1; i < speech.size(); i++) {
            assertTrue(speech.get(i - 1).endMs() <= speech.get(i).startMs(), "" + speech);
        }
        assertEquals(591_000, speech.get(12).startMs());
        assertEquals(WINDOW.range().endMs(), speech.getLast().endMs());
    }

    @Test
    void anAnswerThatBrokeOffSaysSoAndItsWholePartCanBeKept() {
        for (int end = GOOD.indexOf("Ace"); end < GOOD.strip().length(); end++) {
            String cut = GOOD.substring(0, end);
            var result = unreadable(READER.read(WINDOW, cut, false));
            assertTrue(result.truncated(), cut);
            assertTrue(unreadable(READER.read(WINDOW, cut, true)).truncated(), cut);
        }
        String cut = GOOD.substring(0, GOOD.indexOf("Of course") + 3);

        WindowAnswer kept = value(READER.salvage(WINDOW, cut));

        assertEquals(2, kept.moments().size());
        assertEquals(2, kept.speech().size());
        assertTrue(kept.problems().getFirst().words().contains("broke off"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot help with that.",
                "{}",
                "[]",
                "null",
                "Google's headquarters is in **Mountain View**.\n",
                "[{\"name\": \"Fuji Dawn\", \"colors\": [\"#FEE4C4\"]}]",
            })
    void whatIsNoAnswerIsUnreadableAndAskingForLessDoesNotHelp(String text) {
        var result = unreadable(READER.read(WINDOW, text, true));

        assertFalse(result.truncated());
        assertTrue(result.reason().endsWith("."), result.reason());
    }

    @Test
    void anEmptyListIsAnAnswer() {
        assertEquals(
                List.of(), read("{\"moments\":[],\"chapters\":[],\"transcript\":[]}").moments());
    }

    @Test
    void nothingReachesBeyondTheVideosEndInItsLastWindow() {
        Window last = new Window(0, TimeRange.of(0, 11_000));
        String text = moments(moment("00:02", "00:11", "t", 10));

        WindowAnswer answer = value(new WindowAnswerReader(10_300).read(last, text, true));

        assertEquals(TimeRange.of(2_000, 10_300), answer.moments().getFirst().range());
        assertEquals(List.of(), answer.problems());
    }

    @Test
    void damageNeverThrowsAndNeverLeavesTheWindow() {
        for (int seed = 0; seed < 3_000; seed++) {
            String damaged = damaged(new Random(seed));
            boundedBy(READER.read(WINDOW, damaged, seed % 2 == 0), damaged);
            boundedBy(READER.salvage(WINDOW, damaged), damaged);
        }
    }

    private static String damaged(Random random) {
        String pool = "{}[]\",:0123456789-eE.\\ \n\u0000nulltrue😀";
        StringBuilder text = new StringBuilder(GOOD);
        for (int n = random.nextInt(12); n >= 0; n--) {
            int at = random.nextInt(text.length() - 2);
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, pool.charAt(random.nextInt(pool.length())));
                case 2 -> text.setCharAt(at, pool.charAt(random.nextInt(pool.length())));
                default -> {
                    int digit = text.toString().indexOf(":", at);
                    if (digit > 0) {
                        text.insert(digit + 1, random.nextInt(1_000));
                    }
                }
            }
        }
        return text.toString();
    }

    private static void boundedBy(ReadResult<WindowAnswer> result, String text) {
        if (result instanceof ReadResult.Read<WindowAnswer>(WindowAnswer answer)) {
            TimeRange range = WINDOW.range();
            for (ModelMoment moment : answer.moments()) {
                assertEquals(
                        moment.range(), moment.range().clamp(range.startMs(), range.endMs()), text);
                assertTrue(moment.range().lengthMs() > 0, text);
            }
            for (Segment segment : answer.speech()) {
                assertTrue(segment.startMs() >= range.startMs(), text);
                assertTrue(segment.endMs() <= range.endMs(), text);
                for (Word word : segment.words()) {
                    assertTrue(word.endMs() <= range.endMs(), text);
                }
            }
            answer.chapters()
                    .forEach(c ->
                            assertTrue(
                                    range.contains(c.startMs()) || c.startMs() == range.endMs(),
                                    text));
        }
    }

    private static String moments(String... moments) {
        return "{\"moments\": [" + String.join(",", moments) + "]}";
    }

    private static String moment(String start, String end, String title, int each) {
        return "{\"start\": \"%s\", %s\"hook\": \"h\", \"title\": \"%s\", \"why\": \"w\", \"scores\":"
                        .formatted(start, end == null ? "" : "\"end\": \"" + end + "\", ", title)
                + " {\"hook\": %1$d, \"engagement\": %1$d, \"value\": %1$d, \"shareability\": %1$d}}"
                        .formatted(Math.min(25, each));
    }

    private static WindowAnswer read(String text) {
        return value(READER.read(WINDOW, text, true));
    }

    private static WindowAnswer value(ReadResult<WindowAnswer> result) {
        return assertInstanceOf(ReadResult.Read.class, result).value()
                        instanceof WindowAnswer answer
                ? answer
                : org.junit.jupiter.api.Assertions.fail("no answer: " + result);
    }

    private static ReadResult.Unreadable<?> unreadable(ReadResult<WindowAnswer> result) {
        return assertInstanceOf(ReadResult.Unreadable.class, result);
    }
}
