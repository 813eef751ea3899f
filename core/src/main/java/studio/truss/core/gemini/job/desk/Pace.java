package studio.truss.core.gemini.job.desk;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.transfer.flow.Bandwidth.Sleeper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// When the service may be asked again: after what it says itself, else after twice as long each
/// time. One question's trouble makes all of them wait. Any thread.
final class Pace {
    /// So often in a row a question is asked in vain.
    private static final int TRIES = 6;

    /// So often where each try may be billed.
    private static final int PAID_TRIES = 3;

    /// An empty answer costs as much as any other, and comes again more likely than not.
    private static final int EMPTY_TRIES = 2;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofMinutes(2);

    /// Who has to wait longer comes back another day.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration STEP = Duration.ofMillis(250);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("HH:mm 'on' EEEE, d MMMM", Locale.ENGLISH);

    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Watch watch;
    private final Waiting waiting;
    private Instant notBefore = Instant.MIN;
    private @Nullable String reason;

    /// Hears that everything waits, and why; null when it goes on.
    @FunctionalInterface
    interface Waiting {
        void because(@Nullable String message);
    }

    Pace(Clock clock, Sleeper sleeper, RandomGenerator random, Watch watch, Waiting waiting) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.watch = watch;
        this.waiting = waiting;
    }

    /// Waits until the service may be asked.
    void enter() {
        boolean waited = false;
        while (true) {
            watch.check();
            Duration left = left();
            if (left.isZero()) {
                break;
            }
            waiting.because(reason());
            waited = true;
            sleep(left.compareTo(STEP) < 0 ? left : STEP);
        }
        if (waited) {
            waiting.because(null);
        }
    }

    /// Lets time pass for a reason of one's own.
    void rest(Duration time) {
        Instant until = clock.instant().plus(time);
        while (clock.instant().isBefore(until)) {
            watch.check();
            sleep(STEP);
        }
    }

    private synchronized Duration left() {
        Instant now = clock.instant();
        return notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
    }

    private synchronized @Nullable String reason() {
        return reason;
    }

    private void sleep(Duration time) {
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt(Halt.Why.CLOSED, "The program ended.");
        }
    }

    /// What costs nothing was asked in vain.
    ///
    /// @param tries how often by now
    /// @throws GeminiException where another try is no use for now
    void failed(GeminiException e, int tries) {
        failed(e, tries, 0);
    }

    /// A question was asked in vain.
    ///
    /// @param paid of the tries, those that may be billed
    /// @throws GeminiException where another try is no use for now
    void failed(GeminiException e, int tries, int paid) {
        boolean empty = e.kind() == Kind.EMPTY;
        if (!e.passes() || e.stopsAll() || (empty && paid >= EMPTY_TRIES)) {
            throw e;
        }
        if (tries >= TRIES || paid >= PAID_TRIES) {
            throw e.saying(
                    "It was tried %d times. Try again later: that asks for what is missing alone."
                            .formatted(tries));
        }
        Duration wait = e.retryAfter().orElseGet(() -> backOff(tries));
        if (wait.compareTo(PATIENCE) > 0) {
            throw e.saying(
                    "Gemini asks to wait %s: try again after %s."
                            .formatted(length(wait), end(wait)));
        }
        later(wait, String.valueOf(e.getMessage()));
    }

    /// Rather too long.
    private static String length(Duration wait) {
        long minutes = Math.ceilDiv(wait.toSeconds(), 60L);
        return minutes < 2 * 60
                ? minutes + " minutes"
                : minutes < 2 * 24 * 60
                        ? Math.ceilDiv(minutes, 60L) + " hours"
                        : Math.ceilDiv(minutes, 24 * 60L) + " days";
    }

    /// By the clock on this machine's wall, with the day where it is another.
    private String end(Duration wait) {
        ZonedDateTime now = clock.instant().atZone(ZoneId.systemDefault());
        ZonedDateTime end = now.plus(wait).plusSeconds(59);
        return end.toLocalDate().equals(now.toLocalDate()) ? TIME.format(end) : DAY.format(end);
    }

    private Duration backOff(int tries) {
        Duration full = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        Duration most = full.compareTo(MOST) < 0 ? full : MOST;
        // half of it at random, so that several that failed together do not come back together
        return most.dividedBy(2).plusMillis(random.nextLong(most.toMillis() / 2 + 1));
    }

    private synchronized void later(Duration wait, String message) {
        Instant until = clock.instant().plus(wait);
        if (until.isAfter(notBefore)) {
            notBefore = until;
            reason = message;
        }
    }
}
