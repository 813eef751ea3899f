package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.VideoMemo;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;

/// Adds up the clips of one video by their states. A state that another program invented counts as
/// a moment.
final class ClipTally {
    private int moments;
    private int approved;
    private int published;
    private @Nullable Double top;

    void add(@Nullable String status, int clips, double best) {
        if ("REJECTED".equals(status)) {
            return;
        }
        moments += clips;
        top = top == null ? best : Math.max(top, best);
        if (status != null) {
            switch (status) {
                case "APPROVED", "RENDERING", "RENDERED" -> approved += clips;
                case "PUBLISHED" -> {
                    approved += clips;
                    published += clips;
                }
                default -> {
                    // proposed, failed: nobody has approved it, or it is not known
                }
            }
        }
    }

    VideoSummary summary(Asset asset, VideoMemo memo) {
        return new VideoSummary(asset, memo, moments, approved, published, top);
    }
}
