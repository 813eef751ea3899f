package studio.truss.app.doctor;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.media.Heartbeat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/// Waits for an answer and tells for how long. One thread.
///
/// @param look how often it is told
/// @param seconds hears for how many it has waited
record AnswerWait(Clock clock, Duration look, IntConsumer seconds) {

    Answer of(Callable<Answer> question) {
        Instant from = clock.instant();
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> answer = thread.submit(question);
            while (true) {
                try {
                    return answer.get(look.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    seconds.accept((int) Duration.between(from, clock.instant()).toSeconds());
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException own
                            ? own
                            : new IllegalStateException("a question ended oddly", e);
                } catch (InterruptedException e) {
                    answer.cancel(true);
                    Thread.currentThread().interrupt();
                    throw new Heartbeat.Cancelled();
                }
            }
        }
    }
}
