package studio.truss.core.engine;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.VideoStream;
import studio.truss.core.worker.JobType;

import java.nio.file.Path;

/// The jobs that derive the editor's files from a source. Each writes into folders that are there
/// and belong to it; what it wrote counts when the job is done.
public final class DerivedJobs {
    private DerivedJobs() {}

    public static final JobType<Proxy, Written> PICTURE =
            JobType.of("picture-proxy", Proxy.class, Written.class);

    public static final JobType<Sound, Written> SOUND =
            JobType.of("sound-proxy", Sound.class, Written.class);

    public static final JobType<Sound, Written> WAVEFORM =
            JobType.of("waveform", Sound.class, Written.class);

    public static final JobType<Pictures, Written> FILMSTRIP =
            JobType.of("filmstrip", Pictures.class, Written.class);

    public static final JobType<Pictures, Written> POSTER =
            JobType.of("poster", Pictures.class, Written.class);

    public static final JobType<Whole, Written> ANALYSIS_FILM =
            JobType.of("analysis-film", Whole.class, Written.class);

    /// @param threads of the decoder and of the encoder, 0 for one per core
    public record Proxy(Path file, VideoStream stream, long durationMs, int threads, Path folder) {}

    /// @param info with a picture
    /// @param threads of the decoder, 0 for one per core
    public record Whole(Path file, MediaInfo info, int threads, Path folder) {}

    public record Sound(Path file, MediaInfo info, AudioStream stream, Path folder) {}

    public record Pictures(Path file, VideoStream stream, long durationMs, Path folder) {}

    /// @param damaged what could not be decoded and was stepped over
    public record Written(int damaged) {}
}
