package studio.truss.app.studio.settings;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Theme;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.render.RenderPlan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the creator chose about the program itself. Every value has a sane default.
///
/// @param clipFolder where clips are written; null for `Truss Clips` in the home folder
/// @param encoder FFmpeg's name of a rung, or `auto`
/// @param cacheBytes what proxies, waveforms and pictures may take
/// @param keys changed keys by action
/// @param window where the window was last
/// @param renders what clips are made for, and what is exported beside them
/// @param cloud what goes to the creator's cloud by itself
public record StudioSettings(
        Theme theme,
        @Nullable String clipFolder,
        String encoder,
        CameraMotion motion,
        long cacheBytes,
        boolean snapping,
        Map<String, List<String>> keys,
        WindowPlace window,
        RenderChoice renders,
        CloudChoice cloud) {

    /// @param maximized the other values are those of the window when it is not
    public record WindowPlace(double width, double height, boolean maximized, EditorPanes editor) {
        public WindowPlace withEditor(EditorPanes next) {
            return new WindowPlace(width, height, maximized, next);
        }
    }

    private static final long CACHE_BYTES = 20L << 30;

    public StudioSettings {
        keys = java.util.Collections.unmodifiableMap(new TreeMap<>(keys));
        if (cacheBytes < 0) {
            throw new IllegalArgumentException("cacheBytes below 0: " + cacheBytes);
        }
    }

    public static StudioSettings usual() {
        return new StudioSettings(
                Theme.DARK,
                null,
                RenderPlan.AUTO,
                CameraMotion.CALM,
                CACHE_BYTES,
                true,
                Map.of(),
                new WindowPlace(1600, 1000, false, EditorPanes.usual()),
                RenderChoice.usual(),
                CloudChoice.usual());
    }

    public StudioSettings withTheme(Theme next) {
        return new StudioSettings(
                next,
                clipFolder,
                encoder,
                motion,
                cacheBytes,
                snapping,
                keys,
                window,
                renders,
                cloud);
    }

    public StudioSettings withClipFolder(@Nullable String next) {
        return new StudioSettings(
                theme, next, encoder, motion, cacheBytes, snapping, keys, window, renders, cloud);
    }

    public StudioSettings withEncoder(String next) {
        return new StudioSettings(
                theme,
                clipFolder,
                next,
                motion,
                cacheBytes,
                snapping,
                keys,
                window,
                renders,
                cloud);
    }

    public StudioSettings withMotion(CameraMotion next) {
        return new StudioSettings(
                theme,
                clipFolder,
                encoder,
                next,
                cacheBytes,
                snapping,
                keys,
                window,
                renders,
                cloud);
    }

    public StudioSettings withCacheBytes(long next) {
        return new StudioSettings(
                theme, clipFolder, encoder, motion, next, snapping, keys, window, renders, cloud);
    }

    public StudioSettings withSnapping(boolean next) {
        return new StudioSettings(
                theme, clipFolder, encoder, motion, cacheBytes, next, keys, window, renders, cloud);
    }

    public StudioSettings withKeys(Map<String, List<String>> next) {
        return new StudioSettings(
                theme,
                clipFolder,
                encoder,
                motion,
                cacheBytes,
                snapping,
                next,
                window,
                renders,
                cloud);
    }

    public StudioSettings withWindow(WindowPlace next) {
        return new StudioSettings(
                theme,
                clipFolder,
                encoder,
                motion,
                cacheBytes,
                snapping,
                keys,
                next,
                renders,
                cloud);
    }

    public StudioSettings withRenders(RenderChoice next) {
        return new StudioSettings(
                theme,
                clipFolder,
                encoder,
                motion,
                cacheBytes,
                snapping,
                keys,
                window,
                next,
                cloud);
    }

    public StudioSettings withCloud(CloudChoice next) {
        return new StudioSettings(
                theme,
                clipFolder,
                encoder,
                motion,
                cacheBytes,
                snapping,
                keys,
                window,
                renders,
                next);
    }
}
