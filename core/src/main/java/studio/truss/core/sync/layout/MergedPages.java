package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CodePointOrder;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.RemoteStore.Page;
import studio.truss.core.sync.remote.RemoteStore.PageRequest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A range of a creator's items, merged from the partitions they are in, a page after another, with
/// nothing read twice. The partitions that clips are moved away from lead: up to the key that they
/// have been read to, the others follow, so that a clip that moves meanwhile is met at one of its
/// places. Holds a page of each partition at most.
final class MergedPages {
    private static final int PAGE_BYTES = 1024 * 1024;

    private final RemoteStore store;
    private final Places places;
    private final PageRequest first;
    private final PartitionLayout layout;
    private final List<Source> leading = new ArrayList<>();
    private final List<Source> following = new ArrayList<>();
    private final List<Source> all = new ArrayList<>();
    private @Nullable ItemKey last;
    private long used;

    MergedPages(RemoteStore store, Places places, PageRequest first, PartitionLayout layout) {
        this.store = store;
        this.places = places;
        this.first = first;
        this.layout = layout;
        this.last = first.after();
        String from = last == null ? null : last.sk();
        layout.sources(first.pk()).forEach(pk -> leading.add(new Source(pk, from)));
        layout.targets(first.pk()).forEach(pk -> following.add(new Source(pk, from)));
        all.addAll(leading);
        all.addAll(following);
    }

    /// A partition, and what of it was read and not given yet.
    private final class Source {
        final String pk;
        final Deque<Item> items = new ArrayDeque<>();

        /// The key up to which it was read; null for none.
        @Nullable String end;

        boolean done;

        Source(String pk, @Nullable String end) {
            this.pk = pk;
            this.end = end;
        }

        boolean main() {
            return pk.equals(first.pk());
        }

        /// Where an item of a shard belongs; null where in none.
        private @Nullable ItemKey ownKey(Item item) {
            ItemKey key = new ItemKey(first.pk(), item.key().sk());
            return PartitionLayout.moves(key) ? layout.inShard(key) : null;
        }

        boolean readTo(String key) {
            return done || (end != null && compare(end, key) >= 0);
        }

        void read(String to, int limit) {
            KeyRange range = new KeyRange(first.range().from(), to);
            ItemKey after = end == null ? null : new ItemKey(pk, end);
            Page page = store.query(new PageRequest(pk, range, after, limit, first.consistent()));
            for (Item item : page.items()) {
                if (main() || item.key().equals(ownKey(item))) {
                    items.add(item);
                }
            }
            ItemKey next = page.next();
            end = next == null ? to : next.sk();
            done = next == null && to.equals(first.range().to());
        }
    }

    private static int compare(String a, String b) {
        return CodePointOrder.INSTANCE.compare(a, b);
    }

    /// Whether a request goes on where the last page ended.
    ///
    /// @param since when that may have been at the earliest
    boolean continues(PageRequest request, PartitionLayout now, long since) {
        return request.pk().equals(first.pk())
                && request.range().equals(first.range())
                && request.consistent() == first.consistent()
                && request.after() != null
                && request.after().equals(last)
                && layout.equals(now)
                && used >= since;
    }

    /// @param now in milliseconds
    Page next(int limit, long now) {
        used = now;
        List<Item> page = new ArrayList<>();
        long bytes = 0;
        while (page.size() < limit && bytes < PAGE_BYTES) {
            fill(limit);
            String head = head();
            if (head == null) {
                if (all.stream().allMatch(source -> source.done)) {
                    return new Page(page, null);
                }
                continue;
            }
            if (!all.stream().allMatch(s -> !s.items.isEmpty() || s.readTo(head))) {
                continue;
            }
            Item item = take(head);
            page.add(item);
            bytes += ItemSize.of(item);
            last = item.key();
        }
        return new Page(page, last);
    }

    private void fill(int limit) {
        for (Source source : leading) {
            if (source.items.isEmpty() && !source.done) {
                source.read(first.range().to(), limit);
            }
        }
        String to = first.range().to();
        for (Source source : leading) {
            if (!source.done && source.end != null && compare(source.end, to) < 0) {
                to = source.end;
            }
        }
        for (Source source : following) {
            if (source.items.isEmpty() && !source.readTo(to)) {
                source.read(to, limit);
            }
        }
    }

    private @Nullable String head() {
        String head = null;
        for (Source source : all) {
            Item item = source.items.peekFirst();
            if (item != null && (head == null || compare(item.key().sk(), head) < 0)) {
                head = item.key().sk();
            }
        }
        return head;
    }

    private Item take(String head) {
        ItemKey key = new ItemKey(first.pk(), head);
        Item main = null;
        Item shard = null;
        for (Source source : all) {
            Item item = source.items.peekFirst();
            if (item != null && item.key().sk().equals(head)) {
                source.items.removeFirst();
                main = source.main() ? item : main;
                shard = source.main() ? shard : item;
            }
        }
        Item seen = PartitionLayout.moves(key) ? places.seen(key, main, shard) : main;
        if (seen == null) {
            throw new IllegalStateException("nothing at " + key);
        }
        return seen;
    }
}
