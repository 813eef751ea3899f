package studio.truss.core.sync;

/// What may be left out of a world, to see whether a failure stays without it.
enum SimFault {
    /// Processes end.
    CRASHES,
    /// Requests are lost, doubled, delayed and refused.
    REQUESTS,
    /// The rest of the world goes on during a request.
    MEANWHILE,
    /// Queries answer with what was.
    LAG
}
