package studio.truss.core.derived;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Files of the cache as memory, given back when nobody looks at it any more.
final class Mapped {
    private Mapped() {}

    static MemorySegment file(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (IOException e) {
            throw new CacheException(
                    CacheException.Problem.DAMAGED, file + " cannot be read: " + e, e);
        }
    }

    static CacheException damaged(Path file) {
        return new CacheException(
                CacheException.Problem.DAMAGED, file + " is not what it should be.", null);
    }
}
