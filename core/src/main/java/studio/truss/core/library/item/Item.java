package studio.truss.core.library.item;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One item of the table: its key and every attribute, known or not (PK and SK stand in the key
/// alone). Immutable.
public record Item(ItemKey key, SortedMap<String, AttributeValue> attributes) {
    private static final String PK = "PK";
    private static final String SK = "SK";

    public Item {
        attributes = AttributeValue.sortedByName(attributes);
        if (attributes.containsKey(PK) || attributes.containsKey(SK)) {
            throw new IllegalArgumentException("PK or SK among the attributes of " + key);
        }
    }

    public static Item of(ItemKey key, Map<String, ? extends AttributeValue> attributes) {
        return new Item(key, AttributeValue.sortedByName(attributes));
    }

    /// Reads the whole item from typed JSON, key included.
    public static Item parse(String json) {
        TreeMap<String, AttributeValue> all = new TreeMap<>(TypedJson.parse(json));
        if (all.remove(PK) instanceof AttributeValue.S(String pk)
                && all.remove(SK) instanceof AttributeValue.S(String sk)) {
            return of(new ItemKey(pk, sk), all);
        }
        throw new IllegalArgumentException("item without a text PK and SK");
    }

    /// The canonical typed JSON of the whole item, key included.
    public String toJson() {
        TreeMap<String, AttributeValue> all = new TreeMap<>(attributes);
        all.put(PK, new AttributeValue.S(key.pk()));
        all.put(SK, new AttributeValue.S(key.sk()));
        return TypedJson.print(all);
    }

    public EntityKey entityKey() {
        return Keys.read(key);
    }

    public Family family() {
        return entityKey().family();
    }

    public @Nullable AttributeValue get(String name) {
        return attributes.get(name);
    }
}
