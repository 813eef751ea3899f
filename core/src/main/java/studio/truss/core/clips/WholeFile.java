package studio.truss.core.clips;

import studio.truss.core.library.LeaseOwner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes a creator's file so that it is either the old one or the whole new one, also after a
/// crash. The unfinished file beside it bears the name of the process that writes it, so that the
/// next one can take away what a dead one left.
public final class WholeFile {
    private static final Pattern PART = Pattern.compile(".+\\.(\\d+)-(\\d+)-([0-9a-f]+)\\.part");

    private WholeFile() {}

    public static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + suffix(LeaseOwner.self()));
        try {
            try (FileChannel out =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                out.force(true);
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Takes away what processes of this machine that have died left unfinished in a folder. A
    /// folder that is gone or cannot be written to is left alone.
    static void sweep(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> parts = files.filter(WholeFile::ownerDied).toList();
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // it goes with a later start
        }
    }

    private static boolean ownerDied(Path file) {
        Matcher part = PART.matcher(String.valueOf(file.getFileName()));
        LeaseOwner self = LeaseOwner.self();
        if (!part.matches() || !part.group(3).equals(hostOf(self))) {
            return false;
        }
        try {
            return new LeaseOwner(
                            Long.parseLong(part.group(1)),
                            Long.parseLong(part.group(2)),
                            self.host())
                    .isDead();
        } catch (NumberFormatException e) {
            return false; // not of our making
        }
    }

    static String suffix(LeaseOwner owner) {
        return "." + owner.pid() + "-" + owner.startedMs() + "-" + hostOf(owner) + ".part";
    }

    private static String hostOf(LeaseOwner owner) {
        return Integer.toHexString(owner.host().hashCode());
    }
}
