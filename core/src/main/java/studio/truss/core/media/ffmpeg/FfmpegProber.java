package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.MediaStream;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.ProbeResult.Unusable;
import studio.truss.core.media.ProbeResult.Usable;
import studio.truss.core.media.Prober;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Probes with libav, in the calling process: a file that crashes libav crashes the caller. Any
/// thread.
public final class FfmpegProber implements Prober {
    @Override
    public ProbeResult probe(Path file) {
        try {
            return look(file);
        } catch (MediaException e) {
            return new Unusable(e.problem(), null);
        }
    }

    private static ProbeResult look(Path file) throws MediaException {
        try (Demuxer demuxer = Demuxer.open(file)) {
            VideoStream video = mainVideo(demuxer);
            if (video != null) {
                video = withFirstFrame(demuxer, video);
            }
            MediaInfo info = describe(file, demuxer, video);
            if (video == null) {
                return new Unusable(
                        new MediaProblem(Kind.NO_PICTURE, "The file holds no film."), info);
            }
            return new Usable(info);
        }
    }

    private static @Nullable VideoStream mainVideo(Demuxer demuxer) {
        List<VideoStream> films = new ArrayList<>();
        for (int i = 0; i < demuxer.streams(); i++) {
            if (Streams.describe(demuxer.stream(i), new SourceClock(0, Rational.MILLIS))
                            instanceof VideoStream video
                    && !video.attachedPicture()
                    && video.width() > 0) {
                films.add(video);
            }
        }
        return films.stream()
                .max(
                        Comparator.comparing(VideoStream::isDefault)
                                .thenComparing(v -> (long) v.width() * v.height())
                                .thenComparing(v -> -v.index()))
                .orElse(null);
    }

    private static VideoStream withFirstFrame(Demuxer demuxer, VideoStream video)
            throws MediaException {
        try (StreamDecoder decoder = StreamDecoder.open(demuxer, video.index(), 1, c -> {})) {
            AVFrame frame = decoder.next();
            if (frame == null || frame.best_effort_timestamp() == AV_NOPTS_VALUE) {
                return video;
            }
            return video.startingAt(frame.best_effort_timestamp());
        }
    }

    private static MediaInfo describe(Path file, Demuxer demuxer, @Nullable VideoStream video) {
        SourceClock clock =
                video == null
                        ? new SourceClock(0, Rational.MILLIS)
                        : new SourceClock(video.startPts(), video.timeBase());
        List<MediaStream> streams = new ArrayList<>();
        long end = 0;
        AudioStream audio = null;
        for (int i = 0; i < demuxer.streams(); i++) {
            MediaStream stream = Streams.describe(demuxer.stream(i), clock);
            if (video != null && i == video.index()) {
                stream = video;
                end = Math.max(end, video.durationMs());
            } else if (stream instanceof AudioStream sound) {
                end = Math.max(end, sound.startMs() + sound.durationMs());
                if (audio == null || (sound.isDefault() && !audio.isDefault())) {
                    audio = sound;
                }
            }
            streams.add(stream);
        }
        if (end == 0) {
            end = Streams.boundedMs(demuxer.context().duration(), Rational.of(1, 1_000_000));
        }
        long size;
        try {
            size = Files.size(file);
        } catch (IOException e) {
            size = 0;
        }
        return new MediaInfo(
                Libav.string(demuxer.context().iformat().name()), end, size, streams, video, audio);
    }
}
