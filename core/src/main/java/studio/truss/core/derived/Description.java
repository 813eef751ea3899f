package studio.truss.core.derived;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;

/// Records as small JSON files beside what they describe.
final class Description {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Description() {}

    static void write(Path file, Object value) throws IOException {
        JSON.writeValue(file.toFile(), value);
    }

    static <T> T read(Path file, Class<T> type) {
        try {
            return JSON.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new CacheException(
                    CacheException.Problem.DAMAGED, file + " cannot be read: " + e, e);
        }
    }
}
