package studio.truss.app.studio.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Finish;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;
import studio.truss.core.render.preset.RenderPreset;

import java.util.Objects;

/// What clips are made for, and how they are handed on.
///
/// @param preset word of a [RenderPreset]
/// @param frame of the custom preset
/// @param quality of the custom preset
/// @param mib most MiB of a file of the custom preset, 0 for no limit
/// @param handleSeconds added on both sides of a clip that is exported for another editor
@JsonIgnoreProperties(ignoreUnknown = true)
public record RenderChoice(
        String preset, Frame frame, Quality quality, int mib, int handleSeconds) {
    public static final int MIB_MOST = 4_000;

    private static final long MIB = 1L << 20;

    /// The frames that a custom preset may have.
    public enum Frame {
        FULL,
        MEDIUM,
        SMALL,
        /// The source's own pixels.
        SOURCE;

        public @Nullable FrameSize size() {
            return switch (this) {
                case FULL -> FrameSize.VERTICAL_1080;
                case MEDIUM -> new FrameSize(720, 1280);
                case SMALL -> new FrameSize(540, 960);
                case SOURCE -> null;
            };
        }
    }

    public RenderChoice {
        // a settings file of another version may lack some of it
        preset = Objects.requireNonNullElse(preset, RenderPreset.SHORTS.word());
        frame = Objects.requireNonNullElse(frame, Frame.FULL);
        quality = Objects.requireNonNullElse(quality, Quality.STANDARD);
        mib = Math.clamp(mib, 0, MIB_MOST);
        handleSeconds = Math.clamp(handleSeconds, 0, 60);
    }

    public static RenderChoice usual() {
        return new RenderChoice(RenderPreset.SHORTS.word(), Frame.FULL, Quality.STANDARD, 0, 2);
    }

    public RenderChoice withPreset(String next) {
        return new RenderChoice(next, frame, quality, mib, handleSeconds);
    }

    public RenderChoice withFrame(Frame next) {
        return new RenderChoice(preset, next, quality, mib, handleSeconds);
    }

    public RenderChoice withQuality(Quality next) {
        return new RenderChoice(preset, frame, next, mib, handleSeconds);
    }

    public RenderChoice withMib(int next) {
        return new RenderChoice(preset, frame, quality, next, handleSeconds);
    }

    public RenderChoice withHandleSeconds(int next) {
        return new RenderChoice(preset, frame, quality, mib, next);
    }

    /// The preset that is chosen; the custom one with what was chosen for it.
    public RenderPreset chosen() {
        RenderPreset named = RenderPreset.of(preset).orElse(RenderPreset.CUSTOM);
        return named.equals(RenderPreset.CUSTOM)
                ? RenderPreset.custom(frame.size(), mib * MIB)
                : named;
    }

    /// How clips are made by it.
    ///
    /// @param encoder FFmpeg's name of a rung, or `auto`
    public Finish finish(String encoder) {
        RenderPreset chosen = chosen();
        boolean custom = chosen.word().equals(RenderPreset.CUSTOM.word());
        return new Finish(encoder, false, custom ? quality : Quality.STANDARD, chosen);
    }
}
