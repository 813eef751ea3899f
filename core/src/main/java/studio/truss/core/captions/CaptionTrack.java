package studio.truss.core.captions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// All that is drawn over one clip, as plain data.
///
/// @param blocks in order, not overlapping
/// @param hook null for none
/// @param fonts TrueType files: the first is the look, the next serve for characters that those
///   before lack; after them all what the machine has
public record CaptionTrack(
        CaptionStyle style,
        CaptionPlace place,
        List<CaptionBlock> blocks,
        @Nullable HookTitle hook,
        List<Path> fonts) {
    public CaptionTrack {
        blocks = List.copyOf(blocks);
        fonts = List.copyOf(fonts);
    }
}
