package studio.truss.core.derived;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The cache's folders: `<two digits>/<sha256>/<kind>-<version>`, one an entry; unfinished ones end
/// in `.part`, those that are being removed in `.going`. The time of an entry's folder says when it
/// was used last.
final class CacheFiles {
    private static final String PART = ".part";
    private static final String GOING = ".going";
    private static final int ATTEMPTS = 3;

    private final Path root;

    CacheFiles(Path root) {
        this.root = root;
    }

    /// @param kind null where it is of another version, unfinished or half removed
    /// @param name by which it is locked
    record Entry(
            Path folder,
            String name,
            @Nullable DerivedKind kind,
            boolean unfinished,
            int files,
            long bytes,
            Instant used) {}

    Path root() {
        return root;
    }

    static String name(DerivedKey key) {
        return key.sha256() + "/" + key.kind().folderName();
    }

    Path folder(DerivedKey key) {
        return root.resolve(key.sha256().substring(0, 2)).resolve(name(key));
    }

    /// A new folder for what is unfinished.
    Path part(DerivedKey key) throws IOException {
        Path part = Path.of(folder(key) + PART);
        delete(part);
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.createDirectories(part);
            } catch (NoSuchFileException e) {
                // a folder above was empty, and somebody removed it just now
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    void touch(Path folder, Instant now) {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(now));
        } catch (IOException e) {
            // It counts as older than it is: it may go earlier and is then made again.
        }
    }

    /// All entries, also unfinished ones and those of other versions.
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Path prefix : folders(root)) {
            for (Path source : folders(prefix)) {
                for (Path folder : folders(source)) {
                    entries.add(entry(source, folder));
                }
            }
        }
        return entries;
    }

    private static Entry entry(Path source, Path folder) {
        String last = String.valueOf(folder.getFileName());
        boolean unfinished = last.endsWith(PART) || last.endsWith(GOING);
        String plain = unfinished ? last.substring(0, last.lastIndexOf('.')) : last;
        DerivedKind kind =
                Arrays.stream(DerivedKind.values())
                        .filter(each -> !unfinished && each.folderName().equals(plain))
                        .findFirst()
                        .orElse(null);
        int files = 0;
        long bytes = 0;
        Instant used = Instant.EPOCH;
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files++;
                bytes += Files.size(file);
            }
            used = Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException e) {
            // somebody removes it right now: what is left of it counts
        }
        String name = source.getFileName() + "/" + plain;
        return new Entry(folder, name, kind, unfinished, files, bytes, used);
    }

    private static List<Path> folders(Path parent) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, Files::isDirectory)) {
            all.forEach(found::add);
        } catch (IOException e) {
            return List.of(); // gone meanwhile
        }
        return found;
    }

    /// Removes a folder with what is in it, and those above that are empty then. Whoever dies in
    /// the middle leaves an unfinished one.
    ///
    /// @return false where something of it stays, such as what another program has open
    boolean remove(Path folder) {
        Path going = Path.of(folder + GOING);
        try {
            delete(going);
            if (Files.isDirectory(folder)) {
                Files.move(folder, going, StandardCopyOption.ATOMIC_MOVE);
                delete(going);
            }
        } catch (IOException e) {
            return false;
        }
        Path source = folder.getParent();
        dropIfEmpty(source);
        dropIfEmpty(source == null ? null : source.getParent());
        return true;
    }

    private static void dropIfEmpty(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            // something else is in it
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
