package studio.truss.core.sync.bodies;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteException;

import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// A shelf that others use meanwhile, that is away at times and that keeps what it says it did not.
public final class SimShelf implements BodyShelf {
    private static final int SELDOM = 20;

    private final MemoryShelf shelf = new MemoryShelf();
    private final Random random;
    private final Runnable others;
    private boolean faults = true;

    public SimShelf(Random random, Runnable others) {
        this.random = random;
        this.others = others;
    }

    public void heal() {
        faults = false;
    }

    public int kept() {
        return shelf.kept.size();
    }

    private void step() {
        if (faults && random.nextInt(3) == 0) {
            others.run();
        }
        if (faults && random.nextInt(SELDOM) == 0) {
            throw new RemoteException(
                    RemoteException.Kind.TRANSIENT, true, "the bucket is away", null);
        }
    }

    @Override
    public void put(String sha256, byte[] bytes) {
        step();
        shelf.put(sha256, bytes);
        step();
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        step();
        return shelf.get(sha256);
    }

    /// An item as everybody sees it who follows its pointers.
    public Item whole(Item item) {
        return each(
                item,
                (key, value) -> {
                    Body body = Body.pointed(value);
                    byte[] packed = body == null ? null : shelf.kept.get(body.sha256());
                    return body == null || packed == null
                            ? null
                            : body.unpack(packed).orElseThrow();
                });
    }

    /// An item as it is in the table where this program wrote it.
    public Item pointing(Item item) {
        return each(
                item,
                (key, value) ->
                        BodyForms.large(key, value) && isKept(value)
                                ? Body.of(value).pointer()
                                : null);
    }

    private boolean isKept(AttributeValue value) {
        return shelf.kept.containsKey(Body.of(value).sha256());
    }

    private static Item each(
            Item item, BiFunction<ItemKey, AttributeValue, @Nullable AttributeValue> other) {
        TreeMap<String, AttributeValue> all = new TreeMap<>(item.attributes());
        all.replaceAll((name, value) -> {
            AttributeValue next = other.apply(item.key(), value);
            return next == null ? value : next;
        });
        return Item.of(item.key(), all);
    }
}
