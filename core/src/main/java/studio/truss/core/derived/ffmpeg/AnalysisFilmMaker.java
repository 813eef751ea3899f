package studio.truss.core.derived.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.AnalysisFilm;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.ProxyFrames;

import java.io.IOException;
import java.nio.file.Path;

/// Makes an analysis film, a second at a time: the picture that is shown when the second begins,
/// and the sound of the second. One thread.
public final class AnalysisFilmMaker implements AutoCloseable {
    /// Writing of a usual size can be read; a model is given no more tokens for more pixels.
    private static final int SHORT_SIDE = 360;

    private static final long SECOND_MS = 1000;
    private static final Rational SECOND = Rational.of(1, 1);

    private final Path file;
    private final Path folder;
    private final long durationMs;
    private final Heartbeat heartbeat;
    private final SecondFrames frames;
    private final @Nullable Speech speech;
    private final ProxyFrames small;
    private @Nullable ProxyFile film;

    private AnalysisFilmMaker(
            Path file,
            VideoStream picture,
            long durationMs,
            Path folder,
            Heartbeat heartbeat,
            SecondFrames frames,
            @Nullable Speech speech) {
        this.file = file;
        this.folder = folder;
        this.durationMs = durationMs;
        this.heartbeat = heartbeat;
        this.frames = frames;
        this.speech = speech;
        this.small = ProxyFrames.square(picture, SHORT_SIDE);
    }

    /// @param info with a picture
    /// @return what could not be decoded
    public static int make(Path file, MediaInfo info, int threads, Path folder, Heartbeat heartbeat)
            throws MediaException, IOException {
        VideoStream picture = info.picture().orElseThrow();
        AudioStream sound = info.audio();
        try (SecondFrames frames = SecondFrames.open(file, picture, threads);
                Speech speech = sound == null ? null : Speech.open(file, info, sound);
                AnalysisFilmMaker maker =
                        new AnalysisFilmMaker(
                                file,
                                picture,
                                info.durationMs(),
                                folder,
                                heartbeat,
                                frames,
                                speech)) {
            maker.make();
            return frames.damaged() + (speech == null ? 0 : speech.damaged());
        }
    }

    private void make() throws MediaException, IOException {
        long at = 0;
        while (at < durationMs && !overAt(at)) {
            second(at);
            at += SECOND_MS;
            heartbeat.beat(Math.min(at, durationMs), durationMs);
        }
        ProxyFile target = film;
        if (target == null) {
            throw new MediaException(
                    Kind.DAMAGED, file.getFileName() + " has no picture that can be decoded.");
        }
        if (speech != null) {
            speech.finish(target);
        }
        target.finish();
        AnalysisFilm.describe(folder, Math.min(at, durationMs), speech != null);
    }

    private boolean overAt(long ms) {
        return frames.overAt(ms) && (speech == null || speech.overAt(ms));
    }

    private void second(long ms) throws IOException {
        AVFrame frame = frames.at(ms, () -> heartbeat.beat(ms, durationMs));
        if (frame == null) {
            return;
        }
        AVFrame picture = small.convert(frame);
        picture.pts(ms / SECOND_MS);
        picture.duration(1);
        picture.pict_type(AV_PICTURE_TYPE_NONE);
        ProxyFile target = film;
        if (target == null) {
            target = begin(picture);
            film = target;
        }
        target.write(picture);
        if (speech != null) {
            speech.write(target, Math.min(ms + SECOND_MS, durationMs));
        }
    }

    private ProxyFile begin(AVFrame first) throws IOException {
        AVCodecContext encoder =
                ProxyEncoder.open(
                        ProxyEncoder.Aim.FEW_BYTES,
                        small.width(),
                        small.height(),
                        SECOND,
                        SECOND,
                        first.colorspace(),
                        1);
        AVCodecContext sound = null;
        if (speech != null) {
            try {
                sound = Speech.encoder();
            } catch (IOException e) {
                avcodec_free_context(encoder);
                throw e;
            }
        }
        return ProxyFile.open(AnalysisFilm.film(folder), encoder, sound);
    }

    @Override
    public void close() {
        if (film != null) {
            film.close();
        }
        small.close();
    }
}
