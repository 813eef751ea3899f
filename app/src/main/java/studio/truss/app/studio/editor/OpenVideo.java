package studio.truss.app.studio.editor;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Analysis;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;

/// A video as the editor has it.
///
/// @param info of the file; has a picture
/// @param analysis what was found in it; null where it was not analysed on this machine
public record OpenVideo(Asset asset, Path file, MediaInfo info, @Nullable Analysis analysis) {
    public VideoStream picture() {
        return info.picture().orElseThrow();
    }
}
