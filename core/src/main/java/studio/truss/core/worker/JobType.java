package studio.truss.core.worker;

import java.time.Duration;

/// What both sides know of a job: its name on the wire, what goes in, what comes out, and how long
/// it may be silent. Requests and results are records, lists, strings, numbers, paths and arrays of
/// them; sealed interfaces travel with the simple name of their case.
public record JobType<Q, R>(
        String name, Class<Q> requestType, Class<R> resultType, Patience patience) {

    /// A job that may be silent for 20 s and may take as long as it makes progress.
    public static <Q, R> JobType<Q, R> of(String name, Class<Q> requestType, Class<R> resultType) {
        return new JobType<>(name, requestType, resultType, Patience.DEFAULT);
    }

    public JobType<Q, R> with(Patience other) {
        return new JobType<>(name, requestType, resultType, other);
    }

    /// When a job counts as stalled. Time spent paused does not count.
    ///
    /// @param silence without a beat or an event
    /// @param total from the moment a worker is given the job, its start-up included
    public record Patience(Duration silence, Duration total) {

        public static final Patience DEFAULT =
                new Patience(Duration.ofSeconds(20), Duration.ofDays(7));

        public static Patience silence(Duration silence) {
            return new Patience(silence, DEFAULT.total);
        }
    }
}
