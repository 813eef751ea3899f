package studio.truss.core.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Keeps the encoder ladder between runs. It counts for one FFmpeg build and one set of drivers;
/// anything else in the file, broken text included, is as if there were none. Several processes may
/// share it.
public final class LadderFile {
    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    public LadderFile(Path file) {
        this.file = file;
    }

    /// @param build as [EncoderLadder#build] of the ladder that is wanted
    public Optional<EncoderLadder> read(String build) {
        try {
            EncoderLadder stored = json.readValue(Files.readString(file), EncoderLadder.class);
            return Optional.ofNullable(stored).filter(ladder -> build.equals(ladder.build()));
        } catch (IOException e) {
            return Optional.empty(); // not there, or not ours: it is made again
        }
    }

    public void write(EncoderLadder ladder) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "ladder", ".part");
        try {
            Files.writeString(draft, text(ladder));
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private String text(EncoderLadder ladder) {
        try {
            return json.writeValueAsString(ladder);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ladder " + ladder, e);
        }
    }
}
