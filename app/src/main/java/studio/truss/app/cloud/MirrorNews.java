package studio.truss.app.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.core.sync.MirrorStatus;
import studio.truss.core.sync.SyncStop;

/// How the mirror stands, as the window says it.
///
/// @param running whether a round is under way
/// @param stop why it does not go on by itself; null when it does
/// @param words what the user is told of that where no other words are known; empty for none
public record MirrorNews(
        MirrorStatus status, boolean running, @Nullable SyncStop stop, String words) {}
