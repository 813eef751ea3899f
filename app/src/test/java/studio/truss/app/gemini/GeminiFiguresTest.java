package studio.truss.app.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.job.GeminiOrders.Budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

final class GeminiFiguresTest {
    private static final Budget BUDGET = new Budget(BigDecimal.ZERO, BigDecimal.valueOf(5));

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "20000, 20 kB",
        "999600, 1.0 MB",
        "1200000, 1.2 MB",
        "41000000, 41 MB",
        "999700000, 1.0 GB",
        "6100000000, 6.1 GB",
    })
    void bytesAreNeverNothingOfALargerUnit(long bytes, String words) {
        assertEquals(words, GeminiFigures.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0, $0.00", "0.00001, $0.0001", "0.0123, $0.0123", "0.10, $0.10", "5, $5.00"})
    void anAmountIsNeverToldAsNothing(BigDecimal usd, String words) {
        assertEquals(words, GeminiFigures.usd(usd));
    }

    @Test
    void oneOfAThingIsNotSeveral() {
        assertEquals(
                "Gemini would see 1 minute of video in about 1 question (1 is answered already):"
                        + " about 20 tokens, $0.01.",
                first(1, 1));
        assertEquals(
                "Gemini would see 1 minute of video in about 2 questions (3 are answered already):"
                        + " about 20 tokens, $0.01.",
                first(2, 3));
        assertEquals(
                "Gemini has answered the question before: asking again costs nothing.",
                first(0, 1));
        assertEquals(
                "Gemini has answered all 4 questions before: asking again costs nothing.",
                first(0, 4));
    }

    @Test
    void whereOnlyTheComparisonIsLeftNoVideoIsSeen() {
        assertTrue(
                GeminiFigures.forecast(forecast(0, 3, 1), BUDGET)
                        .getFirst()
                        .startsWith("Gemini would compare what it has found in about 3 questions"));
    }

    @Test
    void budgetsThatDoNotReachAreSaidWithWhatIsLeftAndWhatRaisesThem() {
        Forecast cent = forecast(60_000, 1, 0);
        BigDecimal plenty = BigDecimal.TEN;
        Budget spent = new Budget(new BigDecimal("4.995"), BigDecimal.valueOf(5));
        assertEquals(
                "It would be stopped: $0.0050 of the month's budget is left, and this takes"
                        + " $0.0100. Raise it by truss gemini set --budget USD, or in the"
                        + " settings.",
                GeminiFigures.stopped(cent, spent, plenty).orElseThrow());
        assertEquals(
                "It would be stopped: a budget of $0.0010 is less than the $0.0100 that this"
                        + " takes. Raise it by --budget.",
                GeminiFigures.stopped(cent, spent, new BigDecimal("0.001")).orElseThrow());
        assertEquals(Optional.empty(), GeminiFigures.stopped(cent, BUDGET, plenty));
        assertEquals(Optional.empty(), GeminiFigures.stopped(forecast(0, 0, 4), spent, plenty));
        assertEquals(BigDecimal.ZERO, new Budget(plenty, BigDecimal.ONE).left());
    }

    @Test
    void anAnswerThatIsWaitedForSaysWhenItIsGivenUp() {
        assertEquals(
                "Gemini is still thinking, 40 s (given up after 5 min of silence)",
                GeminiFigures.thinking(40));
        assertEquals(
                "Gemini is still thinking, 6 min 10 s (given up after 15 min)",
                GeminiFigures.thinking(370));
    }

    private static String first(int requests, int answered) {
        Forecast forecast = forecast(60_000, requests, answered);
        return GeminiFigures.forecast(forecast, BUDGET).getFirst().replace("$0.0100", "$0.01");
    }

    private static Forecast forecast(long videoMs, int requests, int answered) {
        return new Forecast(
                "m",
                videoMs,
                requests,
                answered,
                10,
                10,
                0,
                0,
                new BigDecimal("0.01"),
                BigDecimal.ZERO,
                LocalDate.EPOCH,
                null);
    }
}
