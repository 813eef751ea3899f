package studio.truss.core.derived;

import studio.truss.core.derived.CacheFiles.Entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what was derived from sources, by their content, within a budget. An entry is there whole
/// or not at all; what was used longest ago goes first, and what somebody uses does not go. Several
/// processes may use one folder. Any thread; one object for a folder in a process.
public final class DerivedCache implements AutoCloseable {
    private static final long SPARE_BYTES = 64L << 20;

    private final CacheFiles files;
    private final EntryLocks locks;
    private final Clock clock;
    private volatile long budgetBytes;

    private DerivedCache(CacheFiles files, EntryLocks locks, Clock clock, long budgetBytes) {
        this.files = files;
        this.locks = locks;
        this.clock = clock;
        this.budgetBytes = budgetBytes;
    }

    /// Opens or makes a cache, and removes what dead processes left unfinished.
    ///
    /// @param budgetBytes what it may hold; more while more than that is in use
    public static DerivedCache open(Path folder, long budgetBytes, Clock clock) {
        try {
            EntryLocks locks = EntryLocks.open(folder.resolve("locks"));
            DerivedCache cache =
                    new DerivedCache(new CacheFiles(folder), locks, clock, budgetBytes);
            cache.sweep();
            return cache;
        } catch (IOException e) {
            throw unreachable(folder, e);
        }
    }

    /// What is there, held against removal; empty where it is not, or is being made.
    public <T> Optional<Held<T>> find(String sha256, Derivation<T> derivation) {
        DerivedKey key = new DerivedKey(sha256, derivation.kind());
        Optional<EntryLocks.Lock> use = locks.share(CacheFiles.name(key));
        if (use.isEmpty()) {
            return Optional.empty();
        }
        boolean held = false;
        try {
            Path folder = files.folder(key);
            if (!Files.isDirectory(folder)) {
                return Optional.empty();
            }
            T value = derivation.reader().apply(folder);
            files.touch(folder, clock.instant());
            held = true;
            return Optional.of(new Held<>(value, use.get()));
        } catch (CacheException e) {
            if (e.problem() != CacheException.Problem.DAMAGED) {
                throw e;
            }
            return Optional.empty(); // made again, it replaces the damaged one
        } finally {
            if (!held) {
                use.get().close();
            }
        }
    }

    /// The right to make an entry, and a folder to make it in; empty while somebody else does.
    ///
    /// @param expectedBytes for which room is made; what is in use stays
    /// @throws CacheException `FULL` where the disk has no room for so much
    public Optional<Draft> begin(DerivedKey key, long expectedBytes) {
        Optional<EntryLocks.Lock> own = locks.own(CacheFiles.name(key));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        try {
            shrinkTo(Math.max(0, budgetBytes - expectedBytes));
            Path part = files.part(key);
            long left = Files.getFileStore(part).getUsableSpace();
            if (left < expectedBytes + SPARE_BYTES) {
                files.remove(part);
                own.get().close();
                throw full(left);
            }
            return Optional.of(new Draft(key, part, own.get()));
        } catch (IOException e) {
            own.get().close();
            throw unreachable(files.root(), e);
        }
    }

    private static CacheException full(long left) {
        return new CacheException(
                CacheException.Problem.FULL,
                "The disk of the cache has %d MB left: too little for preview files, of which %d MB stay free. Make room on it, or lower the cache's budget in the settings."
                        .formatted(left >> 20, SPARE_BYTES >> 20),
                null);
    }

    static CacheException unreachable(Path folder, IOException e) {
        return new CacheException(
                CacheException.Problem.UNREACHABLE,
                "The cache in " + folder + " cannot be used: " + e.getMessage() + ".",
                e);
    }

    /// An entry in the making. Closed without [#keep], it leaves nothing.
    public final class Draft implements AutoCloseable {
        private final DerivedKey key;
        private final Path folder;
        private final EntryLocks.Lock own;

        private Draft(DerivedKey key, Path folder, EntryLocks.Lock own) {
            this.key = key;
            this.folder = folder;
            this.own = own;
        }

        /// Where its files are to be put.
        public Path folder() {
            return folder;
        }

        /// Makes what is in the folder the entry, from now on found by all.
        public void keep() {
            Path entry = files.folder(key);
            try {
                files.remove(entry); // a damaged one
                Files.move(folder, entry, StandardCopyOption.ATOMIC_MOVE);
                files.touch(entry, clock.instant());
            } catch (IOException e) {
                throw unreachable(entry, e);
            }
        }

        @Override
        public void close() {
            files.remove(folder);
            own.close();
        }
    }

    /// What it may hold, from now on.
    public void budget(long bytes) {
        budgetBytes = bytes;
        trim();
    }

    /// Removes what is over the budget, what was used longest ago first.
    ///
    /// @return bytes that were freed
    public long trim() {
        return shrinkTo(budgetBytes);
    }

    /// Removes everything that nobody uses.
    ///
    /// @return bytes that were freed
    public long clean() {
        return shrinkTo(0);
    }

    public CacheReport report() {
        Map<DerivedKind, CacheReport.Share> kinds = new EnumMap<>(DerivedKind.class);
        for (DerivedKind kind : DerivedKind.values()) {
            kinds.put(kind, CacheReport.Share.NONE);
        }
        long other = 0;
        for (Entry entry : files.entries()) {
            DerivedKind kind = entry.kind();
            if (kind == null) {
                other += entry.bytes();
            } else {
                kinds.merge(
                        kind,
                        new CacheReport.Share(1, entry.files(), entry.bytes()),
                        CacheReport.Share::plus);
            }
        }
        return new CacheReport(kinds, other, budgetBytes);
    }

    private long shrinkTo(long bytes) {
        List<Entry> oldest =
                files.entries().stream()
                        // of an older version first: nobody will ever ask for it
                        .sorted(
                                Comparator.comparing((Entry e) -> e.kind() != null)
                                        .thenComparing(Entry::used))
                        .toList();
        long held = oldest.stream().mapToLong(Entry::bytes).sum();
        long freed = 0;
        for (Entry entry : oldest) {
            if (held - freed <= bytes) {
                break;
            }
            freed += removed(entry);
        }
        return freed;
    }

    private long removed(Entry entry) {
        Optional<EntryLocks.Lock> own = locks.own(entry.name());
        if (own.isEmpty()) {
            return 0;
        }
        try {
            return files.remove(entry.folder()) ? entry.bytes() : 0;
        } finally {
            own.get().close();
        }
    }

    private void sweep() {
        for (Entry entry : files.entries()) {
            if (entry.unfinished()) {
                removed(entry);
            }
        }
    }

    /// Gives up all locks. What is held may then be removed by others.
    @Override
    public void close() {
        try {
            locks.close();
        } catch (IOException e) {
            throw unreachable(files.root(), e);
        }
    }
}
