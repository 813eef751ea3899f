package studio.truss.core.engine;

import studio.truss.core.worker.FrameRing.Ticket;

/// A frame that is in the ring: where, and with its true time ([Ticket#ms]).
///
/// @param exact it is the frame that was asked for, not one near it
public record Shown(Ticket ticket, boolean exact) {}
