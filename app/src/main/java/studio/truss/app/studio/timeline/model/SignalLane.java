package studio.truss.app.studio.timeline.model;

/// One signal below the score.
///
/// @param id the signal's name, such as `chat`; never that of another row (see `Lane`)
/// @param name in the creator's words
public record SignalLane(String id, String name, Curve curve) {}
