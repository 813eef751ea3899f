package studio.truss.app.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

class BackgroundGeminiTest {
    private static final long PATIENCE_S = 20;

    private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(100);
    private final AtomicBoolean due = new AtomicBoolean(true);

    private BackgroundGemini over(Predicate<BooleanSupplier> desk) {
        return new BackgroundGemini(
                due::get, desk, () -> heard.add("changed"), bug -> heard.add(bug.getMessage()));
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(PATIENCE_S, TimeUnit.SECONDS));
    }

    @Test
    void whatAnEarlierWindowLeftIsWorkedAtTheStart() throws Exception {
        AtomicInteger worked = new AtomicInteger();
        try (BackgroundGemini gemini =
                over(_ -> {
                    worked.incrementAndGet();
                    due.set(false);
                    return true;
                })) {
            gemini.start();
            assertEquals("changed", next());
        }
        assertEquals(1, worked.get());
    }

    @Test
    void anOrderIsWorkedAtOnceAndABugDoesNotEndTheThread() throws Exception {
        AtomicInteger worked = new AtomicInteger();
        try (BackgroundGemini gemini =
                over(_ -> {
                    if (worked.incrementAndGet() == 1) {
                        throw new IllegalStateException("a bug");
                    }
                    due.set(false);
                    return true;
                })) {
            gemini.wake();
            assertEquals("changed", next());
            assertEquals("a bug", next());
            assertEquals("changed", next());
            gemini.wake();
            assertEquals("changed", next(), "of the order");
            assertEquals("changed", next(), "of the work");
        }
        assertEquals(2, worked.get());
    }

    @Test
    void whereAnotherProcessWorksItLooksAgain() throws Exception {
        CountDownLatch looks = new CountDownLatch(2);
        try (BackgroundGemini gemini =
                over(_ -> {
                    looks.countDown();
                    return false;
                })) {
            gemini.start();
            assertTrue(looks.await(PATIENCE_S, TimeUnit.SECONDS));
        }
        assertTrue(heard.isEmpty(), "nothing has changed here");
    }

    @Test
    void nothingIsWorkedWhereNothingIsDue() throws Exception {
        due.set(false);
        CountDownLatch asked = new CountDownLatch(1);
        try (BackgroundGemini gemini =
                new BackgroundGemini(
                        () -> {
                            asked.countDown();
                            return due.get();
                        },
                        _ -> {
                            throw new AssertionError("worked");
                        },
                        () -> {},
                        bug -> heard.add(bug.getMessage()))) {
            gemini.start();
            assertTrue(asked.await(PATIENCE_S, TimeUnit.SECONDS));
        }
        assertTrue(heard.isEmpty());
    }

    @Test
    void workThatWaitsForTheNetworkIsInterruptedWhenItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        BackgroundGemini gemini =
                over(_ -> {
                    begun.countDown();
                    try {
                        // longer than closing waited for what ends by itself
                        return never.await(3, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                        return true;
                    }
                });
        gemini.start();
        assertTrue(begun.await(PATIENCE_S, TimeUnit.SECONDS));
        gemini.close();
        assertTrue(interrupted.get());
    }

    @Test
    void closingTellsTheWorkToEndAndWaitsForIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        BackgroundGemini gemini =
                over(closed -> {
                    begun.countDown();
                    while (!closed.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    ended.set(true);
                    return true;
                });
        gemini.start();
        assertTrue(begun.await(PATIENCE_S, TimeUnit.SECONDS));
        gemini.close();
        assertTrue(ended.get());
    }
}
