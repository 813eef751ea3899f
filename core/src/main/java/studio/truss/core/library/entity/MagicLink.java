package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.util.SortedMap;

/// A magic sign-in link. It belongs to the server: the desktop can read one, and mirrors none.
public record MagicLink(
        String token,
        String email,
        @Nullable CreatorId userId,
        String createdAt,
        @Nullable String usedAt,
        long ttl)
        implements Entity {

    public static MagicLink of(Item item) {
        Fields fields = new Fields(item);
        return new MagicLink(
                ((EntityKey.MagicLink) item.entityKey()).token(),
                fields.text("email"),
                userId(fields.textOrNull("userId")),
                fields.text("createdAt"),
                fields.textOrNull("usedAt"),
                fields.number("ttl"));
    }

    @Override
    public EntityKey key() {
        return new EntityKey.MagicLink(token);
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("email", email)
                .text("userId", userId == null ? null : userId.value())
                .text("createdAt", createdAt)
                .text("usedAt", usedAt)
                .number("ttl", ttl)
                .build();
    }

    private static @Nullable CreatorId userId(@Nullable String text) {
        return text == null ? null : new CreatorId(text);
    }
}
