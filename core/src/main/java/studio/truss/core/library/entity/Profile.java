package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.util.SortedMap;

/// The creator: who the library belongs to. The e-mail is known from the first sign-in on;
/// `settings` is a map.
public record Profile(
        CreatorId userId,
        @Nullable String email,
        @Nullable String displayName,
        String createdAt,
        @Nullable Long schemaVersion,
        @Nullable AttributeValue settings)
        implements Entity {

    public static Profile of(Item item) {
        Fields fields = new Fields(item);
        return new Profile(
                new CreatorId(fields.text("userId")),
                fields.textOrNull("email"),
                fields.textOrNull("displayName"),
                fields.text("createdAt"),
                fields.numberOrNull("schemaVersion"),
                fields.mapOrNull("settings"));
    }

    @Override
    public EntityKey key() {
        return new EntityKey.Profile();
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("userId", userId.value())
                .text("email", email)
                .text("displayName", displayName)
                .text("createdAt", createdAt)
                .number("schemaVersion", schemaVersion)
                .value("settings", settings)
                .build();
    }
}
