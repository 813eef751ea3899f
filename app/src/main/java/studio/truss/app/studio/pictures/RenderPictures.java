package studio.truss.app.studio.pictures;

import javafx.scene.image.Image;

import studio.truss.core.derived.Derivation;
import studio.truss.core.derived.DerivedCache;
import studio.truss.core.derived.Filmstrip;
import studio.truss.core.derived.Held;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.render.RenderPlan;

import java.util.Optional;

/// Pictures of renders out of the filmstrips of their videos; nothing is decoded for them. Any
/// thread.
public final class RenderPictures {
    private final DerivedCache cache;

    public RenderPictures(DerivedCache cache) {
        this.cache = cache;
    }

    /// Empty for a video that has no filmstrip yet.
    public Optional<Image> of(RenderPlan plan, String sha256) {
        Optional<Held<Filmstrip>> strip = cache.find(sha256, Derivation.FILMSTRIP);
        if (strip.isEmpty()) {
            return Optional.empty();
        }
        try (Held<Filmstrip> held = strip.get()) {
            return held.value().tiles() == 0
                    ? Optional.empty()
                    : Optional.of(
                            VerticalTile.of(
                                    held.value(),
                                    PictureShape.of(plan.video()),
                                    plan.range(),
                                    plan.shots()));
        }
    }
}
