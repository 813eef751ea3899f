package studio.truss.app.report;

import java.nio.file.Path;
import java.util.List;

/// Small pictures of a finished clip.
@FunctionalInterface
public interface ClipPictures {
    /// `count` JPEG files in order of time, spread over the clip; fewer where they cannot be had.
    List<byte[]> of(Path clip, int count);
}
