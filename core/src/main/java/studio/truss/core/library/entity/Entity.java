package studio.truss.core.library.entity;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;

import java.util.SortedMap;

/// One of the nine things of a library. A record holds the attributes that this version knows; the
/// others stay in the item and are not touched when a record is edited.
public sealed interface Entity
        permits Profile,
                Asset,
                Chapters,
                Clip,
                LiveStream,
                LiveChatSpike,
                DailyAnalytics,
                PlatformToken,
                MagicLink {

    EntityKey key();

    SortedMap<String, AttributeValue> attributes();

    default Item toItem(CreatorId creator) {
        return new Item(Keys.of(creator, key()), attributes());
    }

    /// Reads an item of a known family.
    ///
    /// @throws UnreadableItemException when something required is missing, or the family has no
    ///   entity
    static Entity of(Item item) {
        return switch (item.entityKey()) {
            case EntityKey.Profile k -> Profile.of(item);
            case EntityKey.Asset k -> Asset.of(item);
            case EntityKey.Chapters k -> Chapters.of(item);
            case EntityKey.Clip k -> Clip.of(item);
            case EntityKey.Stream k -> LiveStream.of(item);
            case EntityKey.LiveChatSpike k -> LiveChatSpike.of(item);
            case EntityKey.DailyAnalytics k -> DailyAnalytics.of(item);
            case EntityKey.PlatformToken k -> PlatformToken.of(item);
            case EntityKey.MagicLink k -> MagicLink.of(item);
            case EntityKey.SyncDevice k ->
                    throw new UnreadableItemException(item.key(), "of an entity");
            case EntityKey.Unknown k ->
                    throw new UnreadableItemException(item.key(), "of an entity");
        };
    }
}
