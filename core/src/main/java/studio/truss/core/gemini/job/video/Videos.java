package studio.truss.core.gemini.job.video;

import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.Heartbeat;

/// The videos of a library, as far as asking about them goes. Every method may throw
/// [studio.truss.core.gemini.job.JobFailure] where a video or its file cannot be had, and blocks.
public interface Videos {
    VideoFacts facts(VideoId video);

    /// The small film, made where it is not there yet.
    ///
    /// @throws Heartbeat.Cancelled when the heartbeat says so
    SmallFilm film(VideoId video, Heartbeat heartbeat);

    /// Writes what the model said into the library: moments, chapters, transcript. Done again with
    /// the same answer it changes nothing.
    ///
    /// @throws Heartbeat.Cancelled when the heartbeat says so
    void record(VideoId video, VideoAnswer answer, Heartbeat heartbeat);
}
