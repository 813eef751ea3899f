package studio.truss.core.captions.whisper;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Tells whether a file is a whole Whisper model, before native code that ends its process over a
/// damaged one is given it. Pure but for reading.
public final class ModelFile {
    private ModelFile() {}

    /// What is wrong with a file, as a sentence; empty for a whole model.
    public static Optional<String> problem(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("There is no file %s.".formatted(file));
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(
                    "%s is a folder: name the model's file in it, such as ggml-base.bin."
                            .formatted(file));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new ModelWalk(in, Files.size(file))
                    .problem()
                    .map(what -> file.getFileName() + " " + what);
        } catch (IOException e) {
            return Optional.of("%s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }
}
