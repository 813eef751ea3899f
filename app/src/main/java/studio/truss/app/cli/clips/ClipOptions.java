package studio.truss.app.cli.clips;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.watch.Depth;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutWishes;
import studio.truss.core.render.Quality;

import java.nio.file.Path;
import java.util.Set;

/// What `clip` and `analyze` let the creator choose.
public final class ClipOptions {
    @Option(
            names = "--clips",
            paramLabel = "N",
            description =
                    "How many at most. Default: as many as the length deserves, 4 to 12 an hour.")
    private @Nullable Integer clips;

    @Option(
            names = "--min",
            paramLabel = "S",
            description = "Shortest clip in seconds. Default: ${DEFAULT-VALUE}.")
    private double min = 12;

    @Option(
            names = "--max",
            paramLabel = "S",
            description = "Longest clip in seconds. Default: ${DEFAULT-VALUE}.")
    private double max = 60;

    @Option(
            names = "--chat",
            paramLabel = "FILE",
            description =
                    "The stream's chat: TwitchDownloader or chat_downloader JSON, JSON lines,"
                            + " 'H:MM:SS text', CSV.")
    private @Nullable Path chat;

    @Option(
            names = "--chat-offset",
            paramLabel = "S",
            description = "Where in the video the chat log's time 0 lies, in seconds. Default: 0.")
    private double chatOffset;

    @Option(
            names = "--watch",
            paramLabel = "HOW",
            description =
                    "all: every frame; coarse: key frames, then every frame around the moments;"
                            + " auto: all of a source under 10 minutes. Default: ${DEFAULT-VALUE}.")
    private String watch = "auto";

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description =
                    "auto, crop, split, facecam, screen, blur or fit, for every shot; split@12.4s"
                        + " for the shot at that time of the video; several with commas. Default:"
                        + " ${DEFAULT-VALUE}.")
    private String layout = "auto";

    @Option(
            names = "--motion",
            paramLabel = "NAME",
            description = "How the crop moves: still, calm or lively. Default: ${DEFAULT-VALUE}.")
    private String motion = "calm";

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description =
                    "Whose stream it is: where the corner camera of a channel stands is remembered"
                            + " for its other videos. Default: ${DEFAULT-VALUE}.")
    private String channel = "default";

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            description = "auto, or a rung that 'truss doctor' lists. Default: ${DEFAULT-VALUE}.")
    private String encoder = "auto";

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description =
                    "1080x1920, or source to keep the source's pixels. Default: ${DEFAULT-VALUE}.")
    private String size = "1080x1920";

    @Option(
            names = "--quality",
            paramLabel = "NAME",
            description = "draft, standard, high or veryfast. Default: standard.")
    private @Nullable String quality;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = {
                "Where the clips are to go: shorts, tiktok, reels, discord (every file fits 10 MiB)"
                        + " or custom; or a quality, as --quality has them. Default: no place in"
                        + " particular."
            })
    private @Nullable String preset;

    ClipSettings settings() {
        Integer wanted = clips;
        if (wanted != null && wanted < 1) {
            throw CommandFailure.usage("--clips must be 1 or more, not " + wanted + ".");
        }
        if (!(min >= 1) || !(max >= min) || !(max <= 3600)) {
            throw CommandFailure.usage(
                    "--min and --max are seconds with 1 <= min <= max <= 3600, not "
                            + min
                            + " and "
                            + max
                            + ".");
        }
        if (!(Math.abs(chatOffset) <= 1e7)) {
            throw CommandFailure.usage(
                    "--chat-offset is in seconds; " + chatOffset + " is out of reach.");
        }
        PresetName place = PresetName.of(preset);
        return new ClipSettings(
                new MomentSettings(
                        wanted, Math.round(min * 1000), Math.round(max * 1000), Set.of()),
                chat,
                Math.round(chatOffset * 1000),
                depth(watch),
                new FramingWishes(layout(layout), motion(motion), null),
                EncoderName.of(encoder),
                nativeSize(size),
                quality(quality, place),
                place.word());
    }

    private static Depth depth(String word) {
        for (Depth choice : Depth.values()) {
            if (choice.word().equals(word)) {
                return choice;
            }
        }
        throw CommandFailure.usage("--watch is auto, all or coarse, not '" + word + "'.");
    }

    public static LayoutWishes layout(String text) {
        try {
            return LayoutWishes.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    public static CameraMotion motion(String word) {
        for (CameraMotion motion : CameraMotion.values()) {
            if (motion.word().equals(word)) {
                return motion;
            }
        }
        throw CommandFailure.usage("--motion is still, calm or lively, not '" + word + "'.");
    }

    String channel() {
        return channel;
    }

    static boolean nativeSize(String word) {
        return switch (word) {
            case "source" -> true;
            case "1080x1920" -> false;
            default ->
                    throw CommandFailure.usage(
                            "--size is 1080x1920 or source, not '" + word + "'.");
        };
    }

    private static Quality quality(@Nullable String word, PresetName preset) {
        Quality named = word == null ? preset.quality() : quality(word);
        return named == null ? Quality.STANDARD : named;
    }

    static Quality quality(String word) {
        for (Quality choice : Quality.values()) {
            if (choice.word().equals(word)) {
                return choice;
            }
        }
        throw CommandFailure.usage(
                "A quality is draft, standard, high or veryfast, not '" + word + "'.");
    }
}
