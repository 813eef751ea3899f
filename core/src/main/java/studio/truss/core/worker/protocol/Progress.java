package studio.truss.core.worker.protocol;

/// The body of a PROGRESS frame.
public record Progress(long doneMs, long totalMs) {}
