package studio.truss.core.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Remembers what the encoders said in one file, so that they are asked again only when FFmpeg's
/// build or a driver has changed. What cannot be read counts as not there. Several processes may
/// use the file at once.
public final class LadderStore {
    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final String drivers;

    /// @param drivers changes with the machine's drivers, as [DriverPrint] says
    public LadderStore(Path file, String drivers) {
        this.file = file;
        this.drivers = drivers;
    }

    private record Stored(String drivers, EncoderLadder ladder) {}

    /// What was stored for this build of FFmpeg under these drivers.
    ///
    /// @param build as [EncoderLadder#build]
    public Optional<EncoderLadder> find(String build) {
        try {
            JsonNode stored = json.readTree(Files.readString(file));
            JsonNode ladder = stored.path("ladder");
            boolean same =
                    stored.path("drivers").asText().equals(drivers)
                            && ladder.path("build").asText().equals(build);
            return same && ladder.path("rungs").isArray()
                    ? Optional.of(json.treeToValue(ladder, EncoderLadder.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Keeps a ladder on which something works; others are worth asking again.
    public void keep(EncoderLadder ladder) throws IOException {
        if (ladder.candidates(RenderPlan.AUTO).isEmpty()) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "encoders", ".part");
        try {
            Files.writeString(part, text(ladder));
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String text(EncoderLadder ladder) throws JsonProcessingException {
        return json.writeValueAsString(new Stored(drivers, ladder));
    }
}
