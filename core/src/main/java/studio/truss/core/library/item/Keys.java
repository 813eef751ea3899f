package studio.truss.core.library.item;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// The one place where keys of the table are made and read. Reading never guesses: a sort key that
/// is not exactly one of the known forms is [EntityKey.Unknown].
public final class Keys {
    private static final String CREATOR = "CREATOR#";
    private static final String METADATA = "METADATA";
    private static final String ASSET = "ASSET#";
    private static final String CHAPTERS = "#CHAPTERS";
    private static final String CLIP = "CLIP#";
    private static final String STREAM = "STREAM#";
    private static final String SPIKE = "LIVE_CHAT_SPIKE#";
    private static final String ANALYTICS = "ANALYTICS#DAILY#";
    private static final String TOKEN = "PLATFORM_TOKEN#";
    private static final String DEVICE = "SYNC#DEVICE#";
    private static final String CLIPS = "#CLIPS#";
    private static final String LAYOUT = "LAYOUT";
    private static final String MAGIC = "MAGIC#";
    private static final String VERIFY = "VERIFY";

    private Keys() {}

    public static String partition(CreatorId creator) {
        return CREATOR + creator.value();
    }

    /// One of the further partitions that a creator's clips may be in.
    public static String clipShard(String partition, int shard) {
        return partition + CLIPS + shard;
    }

    /// What says where a creator's clips are. It stands among the records of machines, so that each
    /// machine hears of it when it asks for those, and programs that show entities do not see it.
    public static ItemKey layout(CreatorId creator) {
        return new ItemKey(partition(creator), DEVICE + LAYOUT);
    }

    /// The key of a creator's entity; a magic link stands in its own partition, whoever it is for.
    public static ItemKey of(CreatorId creator, EntityKey key) {
        return key instanceof EntityKey.MagicLink(String token)
                ? new ItemKey(MAGIC + token, VERIFY)
                : new ItemKey(partition(creator), sortKey(key));
    }

    private static String sortKey(EntityKey key) {
        return switch (key) {
            case EntityKey.Profile() -> METADATA;
            case EntityKey.Asset(VideoId id) -> ASSET + id.value();
            case EntityKey.Chapters(VideoId id) -> ASSET + id.value() + CHAPTERS;
            case EntityKey.Clip(ClipId id) -> CLIP + id.value();
            case EntityKey.Stream(StreamId id) -> STREAM + id.value();
            case EntityKey.LiveChatSpike(String timestamp) -> SPIKE + timestamp;
            case EntityKey.DailyAnalytics(LocalDate date) -> ANALYTICS + date;
            case EntityKey.PlatformToken(String platform) -> TOKEN + platform;
            case EntityKey.MagicLink(String token) -> VERIFY;
            case EntityKey.SyncDevice(String device) -> DEVICE + device;
            case EntityKey.Unknown(String sk) -> sk;
        };
    }

    public static EntityKey read(ItemKey key) {
        String magic = part(key.pk(), MAGIC);
        if (magic != null && key.sk().equals(VERIFY)) {
            return new EntityKey.MagicLink(magic);
        }
        return key.pk().startsWith(CREATOR) ? readSort(key.sk()) : new EntityKey.Unknown(key.sk());
    }

    private static EntityKey readSort(String sk) {
        if (sk.equals(METADATA)) {
            return new EntityKey.Profile();
        }
        if (sk.startsWith(ASSET) && sk.endsWith(CHAPTERS)) {
            String id = part(sk.substring(0, sk.length() - CHAPTERS.length()), ASSET);
            if (id != null) {
                return new EntityKey.Chapters(new VideoId(id));
            }
        }
        String id = part(sk, ASSET);
        if (id != null) {
            return new EntityKey.Asset(new VideoId(id));
        }
        id = part(sk, CLIP);
        if (id != null) {
            return new EntityKey.Clip(new ClipId(id));
        }
        id = part(sk, STREAM);
        if (id != null) {
            return new EntityKey.Stream(new StreamId(id));
        }
        id = part(sk, SPIKE);
        if (id != null) {
            return new EntityKey.LiveChatSpike(id);
        }
        id = part(sk, TOKEN);
        if (id != null) {
            return new EntityKey.PlatformToken(id);
        }
        id = part(sk, DEVICE);
        if (id != null) {
            return new EntityKey.SyncDevice(id);
        }
        LocalDate date = date(part(sk, ANALYTICS));
        return date != null ? new EntityKey.DailyAnalytics(date) : new EntityKey.Unknown(sk);
    }

    /// What follows the prefix, when it can be an id: not blank and without a further `#`.
    private static @Nullable String part(String text, String prefix) {
        if (!text.startsWith(prefix)) {
            return null;
        }
        String rest = text.substring(prefix.length());
        return isPart(rest) ? rest : null;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return date.toString().equals(text) ? date : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static boolean isPart(String text) {
        return !text.isBlank() && text.indexOf('#') < 0;
    }

    static void requirePart(String what, String text) {
        if (!isPart(text)) {
            throw new IllegalArgumentException(
                    what + " cannot stand in a key (blank, or with #): '" + text + "'");
        }
    }
}
