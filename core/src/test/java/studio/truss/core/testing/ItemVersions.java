package studio.truss.core.testing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.sync.remote.ItemSize;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One item of [FakeTable] as it is and as it was, the newest first. Before its first version there
/// was none.
final class ItemVersions {
    private static final int KEPT = 8;

    /// @param bytes 0 where there is no item
    record Version(@Nullable Item item, int bytes, Instant since) {
        Version(@Nullable Item item, Instant since) {
            this(item, item == null ? 0 : ItemSize.of(item), since);
        }
    }

    static final Version NONE = new Version(null, Instant.MIN);

    private final List<Version> versions = new ArrayList<>(List.of(NONE));

    Version current() {
        return versions.getFirst();
    }

    /// An earlier one; the oldest that is known when there were not so many.
    Version back(int steps) {
        return versions.get(Math.clamp(steps, 0, versions.size() - 1));
    }

    List<Instant> since() {
        return versions.stream().map(Version::since).toList();
    }

    /// It has always been so.
    static ItemVersions of(Item item) {
        ItemVersions versions = new ItemVersions();
        versions.add(item, Instant.MIN);
        versions.versions.remove(NONE);
        return versions;
    }

    void add(@Nullable Item item, Instant now) {
        versions.addFirst(new Version(item, now));
        if (versions.size() > KEPT) {
            versions.removeLast();
        }
    }
}
