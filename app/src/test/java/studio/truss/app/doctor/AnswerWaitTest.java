package studio.truss.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class AnswerWaitTest {
    private static final Answer READY = new Answer("{}", true, Usage.NONE, "m");

    @Test
    void whoeverWaitsHearsForHowLongUntilTheAnswerIsThere() {
        AtomicInteger looks = new AtomicInteger();
        InstantSource time = () -> Instant.EPOCH.plusSeconds(20L * looks.getAndIncrement());
        Clock clock = time.withZone(ZoneOffset.UTC);
        CountDownLatch answered = new CountDownLatch(1);
        List<Integer> heard = new ArrayList<>();
        AnswerWait wait =
                new AnswerWait(
                        clock,
                        Duration.ofMillis(1),
                        seconds -> {
                            heard.add(seconds);
                            if (heard.size() == 2) {
                                answered.countDown();
                            }
                        });
        assertEquals(
                READY,
                wait.of(() -> {
                    answered.await();
                    return READY;
                }));
        assertEquals(List.of(20, 40), heard.subList(0, 2));
    }

    @Test
    void whatTheServiceSaysInsteadIsThrownAsItIs() {
        GeminiException gone = new GeminiException(Kind.MODEL_GONE, "gone", null);
        AnswerWait wait = new AnswerWait(Clock.systemUTC(), Duration.ofMinutes(1), _ -> {});
        assertEquals(
                gone,
                assertThrows(
                        GeminiException.class,
                        () ->
                                wait.of(() -> {
                                    throw gone;
                                })));
    }
}
