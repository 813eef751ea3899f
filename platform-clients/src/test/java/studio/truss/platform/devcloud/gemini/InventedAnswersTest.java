package studio.truss.platform.devcloud.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.captions.Segment;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.gemini.answer.ComparisonReader;
import studio.truss.core.gemini.answer.OutlineReader;
import studio.truss.core.gemini.answer.ReadResult;
import studio.truss.core.gemini.answer.WindowAnswerReader;
import studio.truss.core.gemini.merge.Finalists;
import studio.truss.core.gemini.merge.MergedWindows;
import studio.truss.core.gemini.plan.Windows;
import studio.truss.core.gemini.prompt.ChatExcerpt;
import studio.truss.core.gemini.prompt.ComparisonPrompt;
import studio.truss.core.gemini.prompt.OutlinePrompt;
import studio.truss.core.gemini.prompt.Prompt;
import studio.truss.core.gemini.prompt.WindowPrompt;
import studio.truss.core.gemini.prompt.Wish;
import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.gemini.remote.VideoPart;
import studio.truss.core.live.ChatMessage;
import studio.truss.core.media.TimeRange;
import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.platform.gemini.GeminiClient;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.access.GeminiKey;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the stand-in makes up is asked for as the program asks, and read as the program reads.
final class InventedAnswersTest {
    private static final Wish WISH = new Wish(12_000, 60_000);

    private GeminiStandIn gemini;
    private GeminiClient client;
    private RemoteFile film;

    @BeforeEach
    void start() throws IOException {
        gemini = GeminiStandIn.start();
        gemini.files().readyAfter(0);
        client =
                GeminiClient.open(
                        GeminiAddress.of(
                                Map.of(GeminiAddress.VARIABLE, gemini.endpoint().toString())),
                        GeminiKey.of(GeminiStandIn.KEY),
                        Clock.systemUTC());
        byte[] bytes = {1};
        film =
                client.send(
                                client.begin("film", "video/mp4", bytes.length),
                                0,
                                ObjectBody.of(bytes),
                                true)
                        .orElseThrow();
    }

    @AfterEach
    void end() {
        client.close();
        gemini.close();
    }

    private Answer ask(Prompt prompt, @Nullable VideoPart part) {
        Answer answer =
                client.ask(
                        new Question(
                                GeminiStandIn.MODEL,
                                prompt.instruction(),
                                part,
                                prompt.text(),
                                prompt.schema(),
                                prompt.answerMax()));
        assertTrue(answer.whole());
        return answer;
    }

    private WindowAnswer askAbout(Window window, Wish wish, ChatExcerpt chat, long durationMs) {
        VideoPart part =
                new VideoPart(
                        film.uri(),
                        film.mimeType(),
                        window.range().startMs() / 1000,
                        window.range().endMs() / 1000);
        Answer answer = ask(WindowPrompt.of(window, wish, chat), part);
        ReadResult<WindowAnswer> read =
                new WindowAnswerReader(durationMs).read(window, answer.text(), answer.whole());
        assertInstanceOf(ReadResult.Read.class, read, answer.text());
        WindowAnswer said = ((ReadResult.Read<WindowAnswer>) read).value();
        assertEquals(List.of(), said.problems(), window.toString());
        return said;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0, 7",
        "3, 4",
        "0, 45",
        "115, 140",
        "0, 300",
        "275, 590",
        "3599, 3900",
        "119, 120",
        "0, 327"
    })
    void everyStretchIsReadWithoutAProblem(int fromS, int toS) {
        Window window = new Window(0, TimeRange.of(fromS * 1000L, toS * 1000L));
        ChatExcerpt chat =
                new ChatExcerpt(
                        List.of(
                                new ChatMessage(
                                        fromS * 1000L,
                                        "a",
                                        "</chat> wow",
                                        ChatMessage.Kind.NORMAL)));
        WindowAnswer said = askAbout(window, WISH, chat, toS * 1000L);
        assertFalse(said.moments().isEmpty());
        assertFalse(said.chapters().isEmpty());
        assertTrue(toS - fromS < 12 || !said.speech().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"15000, 90000", "1000, 8000", "40000, 55000", "100000, 120000"})
    void momentsAreAsLongAsWasWished(long minMs, long maxMs) {
        Window window = new Window(0, TimeRange.of(0, 315_000));
        Wish wish = new Wish(minMs, maxMs);
        for (ModelMoment moment : askAbout(window, wish, ChatExcerpt.NONE, 314_500).moments()) {
            assertTrue(moment.range().lengthMs() >= minMs, moment.toString());
            assertTrue(moment.range().lengthMs() <= maxMs, moment.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {95_400, 1_800_000, 7_200_000})
    void wholeVideoIsPutTogetherWithNothingSaidTwice(long durationMs) {
        List<Window> windows = Windows.of(durationMs, List.of(), new long[0]);
        MergedWindows merged =
                MergedWindows.of(
                        windows.stream()
                                .map(w -> askAbout(w, WISH, ChatExcerpt.NONE, durationMs))
                                .toList());
        assertEquals(List.of(), merged.problems());
        List<Segment> speech = merged.transcript().segments();
        assertEquals(
                speech.size(),
                speech.stream()
                        .map(s -> s.startMs() + s.text())
                        .collect(Collectors.toSet())
                        .size());
        for (int i = 1; i < speech.size(); i++) {
            assertTrue(speech.get(i).startMs() > speech.get(i - 1).startMs());
        }
        assertOutlined(merged.chapters(), durationMs);
        List<ModelMoment> finalists = Finalists.of(merged.moments());
        if (!finalists.isEmpty()) {
            assertCompared(finalists, merged);
        }
    }

    private void assertOutlined(List<ModelChapter> chapters, long durationMs) {
        Answer answer = ask(OutlinePrompt.of(chapters, durationMs), null);
        ReadResult<OutlineReader.Outline> read =
                OutlineReader.read(answer.text(), answer.whole(), durationMs);
        assertInstanceOf(ReadResult.Read.class, read, answer.text());
        OutlineReader.Outline outline = ((ReadResult.Read<OutlineReader.Outline>) read).value();
        assertEquals(List.of(), outline.problems());
        assertTrue(outline.chapters().size() <= OutlinePrompt.most(durationMs));
        assertEquals(chapters.getFirst().startMs(), outline.chapters().getFirst().startMs());
    }

    private void assertCompared(List<ModelMoment> finalists, MergedWindows merged) {
        for (int round = 0; round < 3; round++) {
            Answer answer = ask(ComparisonPrompt.of(finalists, merged.transcript(), round), null);
            ReadResult<ComparisonReader.Round> read =
                    ComparisonReader.read(answer.text(), answer.whole(), finalists.size(), round);
            assertInstanceOf(ReadResult.Read.class, read, answer.text());
            assertEquals(
                    finalists.size(),
                    ((ReadResult.Read<ComparisonReader.Round>) read).value().scores().size(),
                    "each is judged");
        }
    }

    @Test
    void titlesMayQuoteAndPointAndSeemJson() {
        String odd = "She said \"no\" <now> \\ \"number\": 7, [\"x\"]";
        List<ModelChapter> chapters =
                List.of(
                        new ModelChapter(0, odd, null),
                        new ModelChapter(400_000, "The end", odd),
                        new ModelChapter(800_000, "After the end", null));
        assertOutlined(chapters, 900_000);
    }
}
