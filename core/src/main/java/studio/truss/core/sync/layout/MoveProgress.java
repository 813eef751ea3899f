package studio.truss.core.sync.layout;

import studio.truss.core.sync.remote.Meter;

/// How far clips have been moved.
///
/// @param looked how many clips were found at the place that they are to leave
/// @param moved how many of them are at the other now
/// @param left how many would not go: too large, or written by others again and again
/// @param done whether none is left at the former place
/// @param meter what it has cost so far
public record MoveProgress(long looked, long moved, long left, boolean done, Meter meter) {}
