package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.sync.remote.Meter;

/// What a run of the mirror did.
///
/// @param pushed changes that are in the cloud now
/// @param pulled items that were taken over from it
/// @param conflicts that the user has still to look at
/// @param parked changes that the cloud will not take as they are
/// @param pending changes that wait, the parked ones among them
/// @param meter what it cost
/// @param stop why it ended early; null when everything is done
/// @param words what the user is told; empty when all is well
public record SyncReport(
        int pushed,
        int pulled,
        int conflicts,
        int parked,
        int pending,
        Meter meter,
        @Nullable SyncStop stop,
        String words) {}
