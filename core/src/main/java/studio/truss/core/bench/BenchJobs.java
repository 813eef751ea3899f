package studio.truss.core.bench;

import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.render.Quality;
import studio.truss.core.worker.JobType;

import java.nio.file.Path;
import java.util.List;

/// The jobs of the baselines' worker.
public final class BenchJobs {
    /// What both sides of a comparison at the same settings are encoded with.
    public static final Quality YARDSTICK = Quality.VERYFAST;

    private BenchJobs() {}

    public static final JobType<PlainRender, Rendered> PLAIN_RENDER =
            JobType.of("plain-render", PlainRender.class, Rendered.class);

    public static final JobType<CompareQuality, Compared> COMPARE_QUALITY =
            JobType.of("compare-quality", CompareQuality.class, Compared.class);

    public static final JobType<PlainDecode, Decoded> PLAIN_DECODE =
            JobType.of("plain-decode", PlainDecode.class, Decoded.class);

    public static final JobType<Compose, Composed> COMPOSE =
            JobType.of("compose", Compose.class, Composed.class);

    public static final JobType<GopFilm, Composed> GOP_FILM =
            JobType.of("gop-film", GopFilm.class, Composed.class);

    public static final JobType<Grab, Grabbed> GRAB = JobType.of("grab", Grab.class, Grabbed.class);

    public static final JobType<Repeat, Repeated> REPEAT =
            JobType.of("repeat", Repeat.class, Repeated.class);

    /// Clips one after the other, each decoded by itself: a crop that stands still, scaled, encoded
    /// by x264's preset veryfast, the sound as it is.
    ///
    /// @param threads 0 for one per core
    public record PlainRender(
            Path source,
            MediaInfo info,
            List<TimeRange> ranges,
            Path folder,
            String encoder,
            int threads) {
        public PlainRender {
            ranges = List.copyOf(ranges);
        }
    }

    /// @param settings preset, crf, GOP and threads in words
    /// @param options the same for the command line of an FFmpeg program
    public record Rendered(long frames, String settings, List<String> options) {
        public Rendered {
            options = List.copyOf(options);
        }
    }

    /// The same painted frames encoded by the yardstick and by the product's standard quality.
    public record CompareQuality(
            Path source, VideoStream stream, TimeRange range, String encoder) {}

    public record Compared(Encoded yardstick, Encoded standard) {}

    /// @param ssim of all three planes against what was painted, mean of all frames
    /// @param bytes of the picture
    public record Encoded(double ssim, long bytes) {}

    /// Every frame decoded, four a second made small.
    public record PlainDecode(Path source, VideoStream stream, long durationMs, int threads) {}

    public record Decoded(long frames) {}

    /// A film made of others by FFmpeg's filters.
    ///
    /// @param picture filters that begin with sources (`movie`, `color`) and have one output
    /// @param sound the same for the sound; empty for silence
    public record Compose(
            String picture,
            String sound,
            Path file,
            int width,
            int height,
            int framesPerSecond,
            long durationMs,
            String encoder) {}

    public record Composed(long frames) {}

    /// A film at 1080p30 and 8 Mbit/s.
    ///
    /// @param gopSeconds from one key frame to the next
    public record GopFilm(Path file, int seconds, int gopSeconds, String encoder) {}

    /// One frame, found by a seek each time.
    public record Grab(Path file, long ms, int width, int height) {}

    /// @param ms of the frame that was found
    public record Grabbed(long ms) {}

    /// Films of one length and one kind after one another, packet by packet.
    ///
    /// @param segments are begun again as often as is needed for `times`
    public record Repeat(List<Path> segments, long segmentMs, int times, Path target) {
        public Repeat {
            segments = List.copyOf(segments);
        }

        /// One film many times over.
        public Repeat(Path segment, long segmentMs, int times, Path target) {
            this(List.of(segment), segmentMs, times, target);
        }
    }

    public record Repeated(long packets) {}
}
