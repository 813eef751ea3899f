package studio.truss.core.library.item;

import java.time.Instant;
import java.time.LocalDate;

/// Which entity of a creator is meant. [Keys] turns it into a key of the table and back.
public sealed interface EntityKey {

    record Profile() implements EntityKey {}

    record Asset(VideoId id) implements EntityKey {}

    /// The chapters of one video: a key of its own under the asset's prefix.
    record Chapters(VideoId id) implements EntityKey {}

    record Clip(ClipId id) implements EntityKey {}

    record Stream(StreamId id) implements EntityKey {}

    /// A chat spike by its moment, text as in the key (see [Timestamps]).
    record LiveChatSpike(String timestamp) implements EntityKey {
        public LiveChatSpike {
            Keys.requirePart("timestamp", timestamp);
        }

        public static LiveChatSpike at(Instant instant) {
            return new LiveChatSpike(Timestamps.print(instant));
        }
    }

    record DailyAnalytics(LocalDate date) implements EntityKey {}

    record PlatformToken(String platform) implements EntityKey {
        public PlatformToken {
            Keys.requirePart("platform", platform);
        }
    }

    /// A magic sign-in link: the one entity that stands in a partition of its own.
    record MagicLink(String token) implements EntityKey {
        public MagicLink {
            Keys.requirePart("token", token);
        }
    }

    record SyncDevice(String deviceId) implements EntityKey {
        public SyncDevice {
            Keys.requirePart("deviceId", deviceId);
        }
    }

    /// A sort key that this version cannot read, kept as it is.
    record Unknown(String sk) implements EntityKey {}

    default Family family() {
        return switch (this) {
            case Profile p -> Family.METADATA;
            case Asset a -> Family.ASSET;
            case Chapters c -> Family.CHAPTERS;
            case Clip c -> Family.CLIP;
            case Stream s -> Family.STREAM;
            case LiveChatSpike s -> Family.LIVE_CHAT_SPIKE;
            case DailyAnalytics d -> Family.ANALYTICS;
            case PlatformToken t -> Family.PLATFORM_TOKEN;
            case MagicLink m -> Family.MAGIC;
            case SyncDevice d -> Family.SYNC_DEVICE;
            case Unknown u -> Family.UNKNOWN;
        };
    }
}
