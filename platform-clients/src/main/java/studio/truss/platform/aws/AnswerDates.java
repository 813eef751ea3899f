package studio.truss.platform.aws;

import java.time.Instant;

/// Hears what time it is at the service, at each of its answers. Called by the thread that asked.
@FunctionalInterface
public interface AnswerDates {
    /// @param sent by this machine's clock, before the request
    /// @param date the service's, in whole seconds, cut
    /// @param received by this machine's clock, when the answer began
    void answered(Instant sent, Instant date, Instant received);
}
