package studio.truss.core.sync.layout;

import studio.truss.core.library.item.CodePointOrder;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.remote.KeyRange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Where a creator's clips are. Everything else stays in the creator's partition.
///
/// @param shards how many further partitions there are; 0 where there never were any
/// @param generation counts the changes of the layout, so that an older answer about it is known
///   for one
public record PartitionLayout(State state, int shards, long generation) {
    /// More would make each sweep slower and take no more writes a second than a creator makes.
    public static final int MOST_SHARDS = 64;

    /// What everybody begins with.
    public static final PartitionLayout FIRST = new PartitionLayout(State.ONE, 0, 0);

    private static final KeyRange CLIPS = KeyRange.prefix("CLIP#");

    /// How far a creator is.
    public enum State {
        /// All clips are in the creator's partition.
        ONE,
        /// New clips go into shards; some may still be in the creator's partition.
        SHARDS,
        /// New clips go into the creator's partition; some may still be in shards.
        LEAVING
    }

    public PartitionLayout {
        if (shards < 0 || shards > MOST_SHARDS || (state != State.ONE && shards == 0)) {
            throw new IllegalArgumentException("shards: " + shards);
        }
    }

    /// Whether clips have two places where they may be.
    public boolean spread() {
        return state != State.ONE;
    }

    /// Whether an item is one that may be in a shard.
    static boolean moves(ItemKey key) {
        return Keys.read(key) instanceof EntityKey.Clip;
    }

    /// Whether a range has room for such items.
    static boolean moves(KeyRange range) {
        return CodePointOrder.INSTANCE.compare(range.to(), CLIPS.from()) > 0
                && CodePointOrder.INSTANCE.compare(range.from(), CLIPS.to()) < 0;
    }

    /// The key of a clip in its shard: that of the id's CRC-32, so that every machine finds it.
    ItemKey inShard(ItemKey key) {
        CRC32 sum = new CRC32();
        sum.update(key.sk().getBytes(StandardCharsets.UTF_8));
        return new ItemKey(Keys.clipShard(key.pk(), (int) (sum.getValue() % shards)), key.sk());
    }

    /// Where a new item goes.
    ItemKey home(ItemKey key) {
        return state == State.SHARDS && moves(key) ? inShard(key) : key;
    }

    /// The place that clips are moved away from, where they have two.
    ItemKey source(ItemKey key) {
        return state == State.LEAVING ? inShard(key) : key;
    }

    /// The place that clips are moved to, where they have two.
    ItemKey target(ItemKey key) {
        return state == State.LEAVING ? key : inShard(key);
    }

    /// The partitions that clips are moved away from, where they have two places.
    List<String> sources(String pk) {
        return state == State.LEAVING ? shardsOf(pk) : List.of(pk);
    }

    List<String> targets(String pk) {
        return state == State.LEAVING ? List.of(pk) : shardsOf(pk);
    }

    private List<String> shardsOf(String pk) {
        return IntStream.range(0, shards).mapToObj(i -> Keys.clipShard(pk, i)).toList();
    }

    /// All partitions that a creator's items may be in.
    public List<String> partitions(String pk) {
        return spread()
                ? Stream.concat(Stream.of(pk), shardsOf(pk).stream()).toList()
                : List.of(pk);
    }
}
