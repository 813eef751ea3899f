package studio.truss.app.studio.editor;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Clip;

/// Small pictures of moments. Answers at once; null while there is none.
interface Thumbnails {
    /// The moment as its clip shows it, 9:16.
    @Nullable Image vertical(Clip clip);
}
