package studio.truss.app.studio.export;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.VideoId;

import java.util.List;

/// What of one video is to be exported.
///
/// @param title of the video, from which the file's name is made
/// @param clips none for all that are approved
public record ExportAsk(VideoId video, String title, List<Clip> clips) {
    public ExportAsk {
        clips = List.copyOf(clips);
    }

    /// All that is approved in a video.
    public static ExportAsk approved(VideoId video, String title) {
        return new ExportAsk(video, title, List.of());
    }
}
