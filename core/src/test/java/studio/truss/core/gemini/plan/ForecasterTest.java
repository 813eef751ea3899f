package studio.truss.core.gemini.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.prompt.ChatExcerpt;
import studio.truss.core.gemini.prompt.Prompt;
import studio.truss.core.gemini.prompt.WindowPrompt;
import studio.truss.core.gemini.prompt.Wish;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.remote.VideoPart;
import studio.truss.core.media.TimeRange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

final class ForecasterTest {
    private static final String MODEL = "gemini-3.8-flash";
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");
    private static final Window WINDOW = new Window(0, TimeRange.of(0, 300_000));
    private static final Prompt PROMPT =
            WindowPrompt.of(WINDOW, new Wish(12_000, 60_000), ChatExcerpt.NONE);
    private final Forecaster forecaster = new Forecaster(PriceTable.bundled(), TokenRates.usual());

    @Test
    void anHourOfVideoHasTheTokensThatTheDocumentsSay() {
        assertEquals(367_200, TokenRates.usual().video(3_600_000));
        assertEquals(102, TokenRates.usual().video(1));
        assertEquals(0, TokenRates.usual().video(0));
    }

    @Test
    void aForecastAddsUpWhatIsOpen() {
        Ask window = Ask.window(WINDOW, PROMPT);
        Ask comparison = Ask.comparison(12);

        Forecast forecast =
                forecaster.forecast(
                        MODEL,
                        DAY,
                        List.of(window, window, comparison),
                        BigDecimal.ZERO,
                        5,
                        7,
                        9,
                        null);

        assertEquals(600_000, forecast.videoMs());
        assertEquals(3, forecast.requests());
        assertEquals(5, forecast.answered());
        assertEquals(
                2 * (30_600 + window.textTokens()) + comparison.textTokens(),
                forecast.promptTokens());
        assertEquals(LocalDate.parse("2026-10-07"), forecast.pricesOf());
        BigDecimal atListPrice =
                forecaster.spent(
                        MODEL,
                        DAY,
                        new Usage(forecast.promptTokens(), 0, forecast.answerTokens(), 0));
        assertTrue(forecast.usd().compareTo(atListPrice) > 0, "rather too much");
        assertTrue(
                forecast.usd().compareTo(atListPrice.multiply(new BigDecimal("1.2"))) < 0,
                "by not much: " + forecast.usd() + " for " + atListPrice);
    }

    @Test
    void nothingOpenCostsNothing() {
        Forecast forecast =
                forecaster.forecast(MODEL, DAY, List.of(), BigDecimal.ZERO, 8, 0, 9, null);

        assertEquals(0, forecast.usd().signum());
        assertEquals(0, forecast.videoMs());
    }

    @Test
    void whatAQuestionCostsAtMostIsMoreThanAnyAnswerToItCosts() {
        Question question = question(MODEL);

        BigDecimal most = forecaster.most(question, DAY);

        // the dearest that can come back: the answer as long as allowed, a tenth more of a prompt
        // than the documents say
        Usage dearest =
                new Usage(
                        33_660 + TokenRates.text(PROMPT.text() + PROMPT.instruction()),
                        0,
                        PROMPT.answerMax() - 1000L,
                        1000);
        assertTrue(most.compareTo(forecaster.spent(MODEL, DAY, dearest)) > 0, most.toString());
    }

    @Test
    void onTheLastDayOfAPriceTheNextOneIsReckonedWith() {
        LocalDate last = LocalDate.parse("2026-12-31");

        assertEquals(
                forecaster.most(question(MODEL), last.plusDays(1)),
                forecaster.most(question(MODEL), last));
        assertTrue(
                forecaster
                                .most(question(MODEL), last)
                                .compareTo(forecaster.most(question(MODEL), last.minusDays(1)))
                        > 0);
    }

    @Test
    void anUnknownModelIsReckonedAtTheDearestPriceAndSaysSo() {
        assertTrue(
                forecaster
                                .most(question("gemini-9"), DAY)
                                .compareTo(forecaster.most(question(MODEL), DAY))
                        > 0);
        assertTrue(!forecaster.price("gemini-9", DAY).known());
    }

    @Test
    void textInAnyScriptIsNotReckonedTooShort() {
        assertTrue(TokenRates.text("こんにちは世界") >= 7);
        assertTrue(TokenRates.text("a".repeat(400)) >= 100);
        assertEquals(0, TokenRates.text(""));
    }

    private static Question question(String model) {
        return new Question(
                model,
                PROMPT.instruction(),
                new VideoPart("files/a", "video/mp4", 0, 300),
                PROMPT.text(),
                PROMPT.schema(),
                PROMPT.answerMax());
    }
}
