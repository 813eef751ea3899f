package studio.truss.app.studio.library.cards;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Asset;

import java.nio.file.Path;
import java.util.Optional;

/// Pictures for cards. Blocks; any thread.
public interface CardPictures {
    /// @param file where the video's bytes are
    /// @param ms which frame; null for the one that stands for the video
    /// @return JPEG or PNG; empty where there is none
    Optional<byte[]> picture(Asset video, Path file, @Nullable Long ms);
}
