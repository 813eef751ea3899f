package studio.truss.core.worker;

import studio.truss.core.media.Heartbeat;

/// What a running job has of the world outside: its beats become progress (at most ten a second are
/// sent), block while the job is paused and throw when it is cancelled. For the job's thread.
public interface JobContext extends Heartbeat {

    /// Sends an intermediate result or a message to the job's [JobListener], in order with the
    /// beats. Counts as a sign of life.
    void emit(Object event);
}
