package studio.truss.app.studio.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The settings as a file, written whole or not at all. A value that cannot be read is as if it
/// were not there; the file is then kept beside its place.
public final class SettingsFile {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    public StudioSettings read() throws IOException {
        try {
            ObjectNode values = JSON.valueToTree(StudioSettings.usual());
            // what an older version did not know keeps its default, in each part
            values = (ObjectNode) JSON.readerForUpdating(values).readTree(Files.readString(file));
            return JSON.treeToValue(values, StudioSettings.class);
        } catch (NoSuchFileException e) {
            return StudioSettings.usual();
        } catch (JsonProcessingException | ClassCastException e) {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".unreadable"),
                    StandardCopyOption.REPLACE_EXISTING);
            return StudioSettings.usual();
        }
    }

    public void write(StudioSettings settings) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, JSON.writeValueAsString(settings));
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
