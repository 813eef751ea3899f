package studio.truss.platform.vault;

import studio.truss.core.media.FileTrouble;
import studio.truss.platform.vault.VaultException.Problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A small file that only its user may read, replaced as a whole. On Windows the user's data folder
/// itself is private.
record PrivateFile(Path path) {
    private static final Set<PosixFilePermission> OURS =
            PosixFilePermissions.fromString("rw-------");

    Optional<byte[]> read() {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// Needs the vault's lock.
    void replace(byte[] content) {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.deleteIfExists(part);
            try (FileChannel out =
                    FileChannel.open(
                            part,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            attributes())) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(
                    part,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static FileAttribute<?>[] attributes() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    boolean exposed() {
        try {
            return posix() && !OURS.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private VaultException unreachable(IOException e) {
        return new VaultException(
                Problem.UNREACHABLE,
                path + " cannot be read or written: " + FileTrouble.words(e),
                e);
    }
}
