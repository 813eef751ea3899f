package studio.truss.core.library.entity;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// An OAuth token of a platform, sealed: its bytes say nothing without the key of this machine.
public record PlatformToken(
        String platform,
        @Nullable String account,
        Set<String> scopes,
        String expiresAt,
        AttributeValue.B sealed,
        long format)
        implements Entity {
    public PlatformToken {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    public static PlatformToken of(Item item) {
        Fields fields = new Fields(item);
        return new PlatformToken(
                fields.text("platform"),
                fields.textOrNull("account"),
                fields.texts("scopes"),
                fields.text("expiresAt"),
                fields.bytes("sealed"),
                fields.number("format"));
    }

    @Override
    public EntityKey key() {
        return new EntityKey.PlatformToken(platform);
    }

    @Override
    public SortedMap<String, AttributeValue> attributes() {
        return new Attributes()
                .text("platform", platform)
                .text("account", account)
                .texts("scopes", scopes)
                .text("expiresAt", expiresAt)
                .value("sealed", sealed)
                .number("format", format)
                .build();
    }
}
