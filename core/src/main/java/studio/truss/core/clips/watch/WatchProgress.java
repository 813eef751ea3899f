package studio.truss.core.clips.watch;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.moments.Moment;

import java.util.List;

/// Hears how the watching of one source goes on. Called on the watcher's thread.
public interface WatchProgress {
    /// Beaten while key frames are looked at.
    Heartbeat skimming();

    /// Beaten while every frame is looked at.
    Heartbeat watching();

    /// The first ranking, by sound, chat and key frames; edges and places may still change.
    void ranked(List<Moment> moments);
}
