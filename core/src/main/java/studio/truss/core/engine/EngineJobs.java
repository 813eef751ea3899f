package studio.truss.core.engine;

import org.jspecify.annotations.Nullable;

import studio.truss.core.demo.DemoScript;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.JobType.Patience;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The jobs of a worker process and what goes into them.
public final class EngineJobs {
    private EngineJobs() {}

    public static final JobType<Probe, ProbeResult> PROBE =
            JobType.of("probe", Probe.class, ProbeResult.class)
                    .with(new Patience(Duration.ofSeconds(15), Duration.ofMinutes(10)));

    public static final JobType<Listen, Heard> LISTEN =
            JobType.of("listen", Listen.class, Heard.class);

    public static final JobType<Watch, Watched> WATCH =
            JobType.of("watch", Watch.class, Watched.class);

    public static final JobType<Skim, Skimmed> SKIM = JobType.of("skim", Skim.class, Skimmed.class);

    /// Emits a [Shown] that is not exact where the exact one takes long.
    public static final JobType<Show, Shown> SHOW = JobType.of("show", Show.class, Shown.class);

    public static final JobType<Encoders, EncoderLadder> ENCODERS =
            JobType.of("encoders", Encoders.class, EncoderLadder.class);

    public static final JobType<Render, Rendered> RENDER =
            JobType.of("render", Render.class, Rendered.class);

    public static final JobType<Film, Filmed> FILM = JobType.of("film", Film.class, Filmed.class);

    public static final JobType<Taste, TasteEnd> TASTE =
            JobType.of("taste", Taste.class, TasteEnd.class);

    public static final JobType<Copy, Copied> COPY = JobType.of("copy", Copy.class, Copied.class);

    public record Probe(Path file) {}

    /// @param output is written whole or not at all
    public record Copy(Path file, MediaInfo info, List<ChapterMark> chapters, Path output) {
        public Copy {
            chapters = List.copyOf(chapters);
        }
    }

    public record Copied(long bytes) {}

    public record Taste(List<Path> files) {
        public Taste {
            files = List.copyOf(files);
        }
    }

    /// Emitted for each file.
    ///
    /// @param verdict in a few words
    public record Tasted(int index, String verdict) {}

    public record TasteEnd(int files) {}

    /// @param range of the script that is drawn
    /// @param file is written whole or not at all
    /// @param encoder a rung of the ladder that works
    public record Film(
            DemoScript script, TimeRange range, Path file, String encoder, Quality quality) {
        /// All of a script.
        public Film(DemoScript script, Path file, String encoder, Quality quality) {
            this(script, TimeRange.of(0, script.durationMs()), file, encoder, quality);
        }
    }

    public record Filmed(long frames) {}

    public record Encoders() {}

    /// @param threads for decoding and encoding, 0 for one per core
    public record Render(RenderGroup group, EncoderLadder ladder, int threads) {}

    /// @param outcomes one for each plan, in the group's order
    public record Rendered(List<RenderOutcome> outcomes) {
        public Rendered {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// Emitted when one clip of a group is finished.
    public record ClipFinished(int index, RenderOutcome outcome) {}

    public record Listen(Path file, MediaInfo info, AudioStream stream) {}

    /// What was heard.
    ///
    /// @param damaged stretches that could not be decoded
    public record Heard(SoundTrack track, int damaged) {}

    /// @param ranges to look at, in order and apart from one another; none for the whole
    /// @param facesPerSecond how often to look for faces, 0 for never
    /// @param width of the small frames, source pixels at most
    /// @param threads of the decoder, 0 for one per core
    /// @param faceModel MediaPipe's detector; null for OpenCV's own cascades
    public record Watch(
            Path file,
            VideoStream stream,
            long durationMs,
            List<TimeRange> ranges,
            double facesPerSecond,
            int width,
            int threads,
            @Nullable Path faceModel) {
        public static final double FACES_PER_SECOND = 3;

        private static final int SMALL = 320;

        public Watch {
            ranges = List.copyOf(ranges);
            if (!(facesPerSecond >= 0) || facesPerSecond > 60 || width < 16) {
                throw new IllegalArgumentException(facesPerSecond + " faces/s, width " + width);
            }
        }

        /// All of the source's picture, faces three times a second.
        public static Watch whole(
                Path file, VideoStream stream, long durationMs, @Nullable Path faceModel) {
            return new Watch(
                    file, stream, durationMs, List.of(), FACES_PER_SECOND, SMALL, 0, faceModel);
        }

        /// One range of it, closely.
        public static Watch range(
                Path file,
                VideoStream stream,
                TimeRange range,
                int threads,
                @Nullable Path faceModel) {
            return new Watch(
                    file,
                    stream,
                    range.endMs(),
                    List.of(range),
                    FACES_PER_SECOND,
                    SMALL,
                    threads,
                    faceModel);
        }

        /// Time 0 of the motion that comes of it.
        public long originMs() {
            return ranges.isEmpty() ? 0 : ranges.getFirst().startMs();
        }

        /// The same with another pace of looking for faces, 0 for never.
        public Watch withFaces(double perSecond) {
            return new Watch(
                    file, stream, durationMs, ranges, perSecond, width, threads, faceModel);
        }
    }

    /// A look at the key frames alone.
    ///
    /// @param everyMs key frames nearer to the last are passed over
    /// @param faceModel MediaPipe's detector; null for OpenCV's own cascades
    public record Skim(
            Path file,
            VideoStream stream,
            long durationMs,
            long everyMs,
            int width,
            @Nullable Path faceModel) {
        /// Key frames of most recorders are 2 s apart, a few ms less by rounding.
        private static final long EVERY_MS = 1_900;

        public static Skim of(
                Path file, VideoStream stream, long durationMs, @Nullable Path faceModel) {
            return new Skim(file, stream, durationMs, EVERY_MS, Watch.SMALL, faceModel);
        }
    }

    /// @param ring the file that the picture is put into, of `ringSlots` slots of `ringBytes`
    public record Show(FrameWish wish, Path ring, int ringSlots, long ringBytes) {}
}
