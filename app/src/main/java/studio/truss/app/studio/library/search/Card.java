package studio.truss.app.studio.library.search;

import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.VideoId;

/// One card of the library.
public sealed interface Card {
    /// Unlike that of any other card.
    String id();

    /// The video that the card shows, or a part of.
    Asset asset();

    default VideoId video() {
        return asset().videoId();
    }

    record OfVideo(VideoSummary summary) implements Card {
        @Override
        public String id() {
            return "video " + asset().videoId();
        }

        @Override
        public Asset asset() {
            return summary.asset();
        }
    }

    record OfClip(Clip clip, Asset asset) implements Card {
        @Override
        public String id() {
            return "clip " + clip.clipId();
        }
    }
}
