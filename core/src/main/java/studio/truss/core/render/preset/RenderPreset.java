package studio.truss.core.render.preset;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.SafeZone;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderPlan;

import java.util.List;
import java.util.Optional;

/// A place to publish clips, with what it takes. The facts are those of the platforms' own pages in
/// autumn 2026; where their apps and their interfaces differ, the wider limit stops a clip and the
/// narrower one warns.
///
/// @param word on the command line, in settings and in plans
/// @param name as its users write it
/// @param size of the frame, null for the source's own pixels
/// @param shortestMs 0 for no least length
/// @param longestMs 0 for no greatest length
/// @param bytesMax of a file, 0 for no limit
/// @param zone what its own words and buttons leave free of 1080x1920, null where it has none over
///   the picture
/// @param cautions what a clip of some length meets there
public record RenderPreset(
        String word,
        String name,
        @Nullable FrameSize size,
        long shortestMs,
        long longestMs,
        long bytesMax,
        @Nullable SafeZone zone,
        List<Caution> cautions) {
    private static final long MINUTE = 60_000;

    /// What a clip longer than some time meets.
    ///
    /// @param words a sentence: what happens, and what to do
    public record Caution(long overMs, String words) {}

    /// Three minutes at most, else YouTube shows a normal video. Longer than one minute with music
    /// that anybody claims, a Short is blocked.
    public static final RenderPreset SHORTS =
            new RenderPreset(
                    "shorts",
                    "YouTube Shorts",
                    FrameSize.VERTICAL_1080,
                    0,
                    3 * MINUTE,
                    256_000_000_000L,
                    SafeZone.SHORTS,
                    List.of(
                            new Caution(
                                    MINUTE,
                                    "YouTube blocks a Short of more than a minute when anybody"
                                            + " claims its music: leave music out, or trim it to 1"
                                            + " min.")));

    /// The interface takes ten minutes; an account may be allowed three only.
    public static final RenderPreset TIKTOK =
            new RenderPreset(
                    "tiktok",
                    "TikTok",
                    FrameSize.VERTICAL_1080,
                    3_000,
                    10 * MINUTE,
                    4_000_000_000L,
                    SafeZone.TIKTOK,
                    List.of(
                            new Caution(
                                    3 * MINUTE,
                                    "TikTok lets some accounts post no more than 3 min: look what"
                                            + " yours may, or trim it.")));

    /// The interface takes 15 minutes and 300 MB, the app three minutes.
    public static final RenderPreset REELS =
            new RenderPreset(
                    "reels",
                    "Instagram Reels",
                    FrameSize.VERTICAL_1080,
                    3_000,
                    15 * MINUTE,
                    300_000_000L,
                    SafeZone.REELS,
                    List.of(
                            new Caution(
                                    3 * MINUTE,
                                    "Instagram's app takes Reels of up to 3 min: trim it, or post"
                                            + " it with another tool.")));

    /// A file of at most 10 MiB, the limit of everybody since January 2025.
    public static final RenderPreset DISCORD =
            new RenderPreset(
                    "discord",
                    "Discord",
                    FrameSize.VERTICAL_1080,
                    0,
                    0,
                    10L << 20,
                    null,
                    List.of());

    /// No place in particular.
    public static final RenderPreset CUSTOM = custom(FrameSize.VERTICAL_1080, 0);

    private static final List<RenderPreset> ALL = List.of(SHORTS, TIKTOK, REELS, DISCORD, CUSTOM);

    public RenderPreset {
        if (shortestMs < 0 || longestMs < 0 || bytesMax < 0) {
            throw new IllegalArgumentException(
                    "preset " + word + ": " + shortestMs + ", " + longestMs + ", " + bytesMax);
        }
        cautions = List.copyOf(cautions);
    }

    /// What a creator chose: a frame, and how large the file may be.
    ///
    /// @param size null for the source's own pixels
    /// @param bytesMax 0 for no limit
    public static RenderPreset custom(@Nullable FrameSize size, long bytesMax) {
        return new RenderPreset("custom", "Custom", size, 0, 0, bytesMax, null, List.of());
    }

    /// All of them, the usual last.
    public static List<RenderPreset> all() {
        return ALL;
    }

    public static Optional<RenderPreset> of(@Nullable String word) {
        return ALL.stream().filter(preset -> preset.word.equals(word)).findFirst();
    }

    /// The same with a limit that the creator sets below its own.
    public RenderPreset within(long bytes) {
        return new RenderPreset(
                word,
                name,
                size,
                shortestMs,
                longestMs,
                bytesMax == 0 ? bytes : Math.min(bytes, bytesMax),
                zone,
                cautions);
    }

    /// A plan as this place takes it: its frame, and a file that stays within its limit.
    public RenderPlan over(RenderPlan plan) {
        FrameSize wanted = size == null ? FrameSize.nativeOf(plan.video()) : size;
        return limiting(plan.withSize(wanted));
    }

    /// As [#over], the frame left as the plan has it.
    public RenderPlan limiting(RenderPlan plan) {
        RenderPlan placed = plan.withPreset(word);
        return bytesMax == 0 ? placed : placed.within(bytesMax);
    }
}
