package studio.truss.core.captions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// All that is drawn over one clip, as plain data.
///
/// @param blocks in order, not overlapping
/// @param hook null for none
/// @param font a TrueType file; null for what the machine has
public record CaptionTrack(
        CaptionStyle style,
        CaptionPlace place,
        List<CaptionBlock> blocks,
        @Nullable HookTitle hook,
        @Nullable Path font) {
    public CaptionTrack {
        blocks = List.copyOf(blocks);
    }
}
