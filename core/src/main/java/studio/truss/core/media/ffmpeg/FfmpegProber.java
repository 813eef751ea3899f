package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.MediaStream;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.ProbeResult.Unusable;
import studio.truss.core.media.Prober;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Probes with libav, in the calling process: a file that crashes libav crashes the caller. Reads a
/// bounded part of the file. Any thread.
public final class FfmpegProber implements Prober {
    private final Heartbeat heartbeat;

    public FfmpegProber() {
        this(Heartbeat.none());
    }

    /// @param heartbeat told of each frame that is tried, out of a number that is not known before
    public FfmpegProber(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public ProbeResult probe(Path file) {
        MediaProblem atTheDoor = FileKind.problemAtTheDoor(file);
        if (atTheDoor != null) {
            return new Unusable(atTheDoor, null);
        }
        try (Demuxer demuxer = Demuxer.open(file)) {
            return look(file, demuxer);
        } catch (MediaException e) {
            return new Unusable(e.problem(), null);
        }
    }

    private ProbeResult look(Path file, Demuxer demuxer) {
        List<Integer> pictures = pictures(demuxer);
        MediaProblem problem = null;
        for (int index : pictures) {
            try (Demuxer own = Demuxer.open(file)) {
                PictureProbe.Picture picture = new PictureProbe(file, own, index, heartbeat).look();
                return judged(file, demuxer, picture);
            } catch (MediaException e) {
                problem = problem == null ? e.problem() : problem;
            }
        }
        MediaInfo info = describe(file, demuxer, null);
        if (problem == null) {
            problem = noPicture(file, info);
        } else if (BoxFile.read(file).encrypted()) {
            problem = FileKind.protectedFile(file);
        }
        return new Unusable(problem, info);
    }

    /// Streams that may be the film, the likeliest first: the default one, else the largest.
    private static List<Integer> pictures(Demuxer demuxer) {
        Comparator<Integer> byDefault =
                Comparator.comparing(i ->
                        (demuxer.stream(i).disposition() & AV_DISPOSITION_DEFAULT) != 0 ? 0 : 1);
        Comparator<Integer> bySize = Comparator.comparing(i -> -pixels(demuxer.stream(i)));
        return IntStream.range(0, demuxer.streams())
                .boxed()
                .filter(i -> demuxer.stream(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO)
                .filter(i -> !Streams.isAttachedPicture(demuxer.stream(i)))
                .sorted(byDefault.thenComparing(bySize).thenComparing(Comparator.naturalOrder()))
                .limit(4)
                .toList();
    }

    private static long pixels(AVStream stream) {
        return (long) stream.codecpar().width() * stream.codecpar().height();
    }

    private static ProbeResult judged(Path file, Demuxer demuxer, PictureProbe.Picture picture) {
        MediaInfo info = describe(file, demuxer, picture);
        List<AudioStream> sounds =
                info.streams().stream()
                        .filter(AudioStream.class::isInstance)
                        .map(AudioStream.class::cast)
                        .toList();
        SoundProbe.Sound sound = SoundProbe.choose(file, sounds);
        MediaInfo chosen =
                new MediaInfo(
                        info.container(),
                        info.durationMs(),
                        info.sizeBytes(),
                        info.streams(),
                        info.video(),
                        sound.stream());
        return Verdict.of(FileKind.name(file), chosen, picture, sound.broken());
    }

    private static MediaProblem noPicture(Path file, MediaInfo info) {
        String name = FileKind.name(file);
        boolean sound = info.audio() != null;
        boolean cover = info.streams().stream().anyMatch(VideoStream.class::isInstance);
        if (!sound && !cover) {
            return new MediaProblem(
                    Kind.NO_PICTURE, name + " holds neither picture nor sound. Choose a video.");
        }
        return new MediaProblem(
                Kind.NO_PICTURE,
                name
                        + (cover
                                ? " holds no film, only sound and a cover picture."
                                : " holds sound but no picture.")
                        + " Clips need a video.");
    }

    private static MediaInfo describe(
            Path file, Demuxer demuxer, PictureProbe.@Nullable Picture picture) {
        SourceClock clock =
                picture == null
                        ? soundClock(demuxer)
                        : new SourceClock(picture.stream().startPts(), picture.stream().timeBase());
        List<MediaStream> streams = new ArrayList<>();
        AudioStream audio = null;
        long end = picture == null ? 0 : picture.stream().durationMs();
        for (int i = 0; i < demuxer.streams(); i++) {
            MediaStream stream = Streams.describe(demuxer.stream(i), clock);
            if (picture != null && i == picture.stream().index()) {
                stream = picture.stream();
            } else if (stream instanceof AudioStream sound) {
                end =
                        Math.max(
                                end,
                                sound.durationMs() > 0 ? sound.startMs() + sound.durationMs() : 0);
                AudioStream filled = filled(sound, demuxer, clock);
                if (audio == null || (sound.isDefault() && !audio.isDefault())) {
                    audio = filled;
                }
                stream = filled;
            }
            streams.add(stream);
        }
        boolean allTold =
                IntStream.range(0, demuxer.streams())
                        .mapToObj(demuxer::stream)
                        .allMatch(stream -> Streams.durationMs(stream) > 0);
        if (!allTold) {
            end = Math.max(end, Streams.containerEndMs(demuxer.context(), clock));
        }
        long jump =
                picture == null
                        ? Long.MAX_VALUE
                        : picture.holes().jump().map(TimeRange::startMs).orElse(Long.MAX_VALUE);
        return new MediaInfo(
                Libav.string(demuxer.context().iformat().name()),
                Math.min(end, jump),
                FileKind.size(file),
                streams,
                picture == null ? null : picture.stream(),
                audio);
    }

    /// Matroska tells no stream's length, only that of all.
    private static AudioStream filled(AudioStream sound, Demuxer demuxer, SourceClock clock) {
        long end = Streams.containerEndMs(demuxer.context(), clock);
        return sound.durationMs() > 0 || end <= sound.startMs()
                ? sound
                : sound.lasting(end - sound.startMs());
    }

    /// Without a picture, time 0 is the first sample of the sound that plays.
    private static SourceClock soundClock(Demuxer demuxer) {
        SourceClock none = new SourceClock(0, Rational.MILLIS);
        AVStream chosen = null;
        boolean chosenIsDefault = false;
        for (int i = 0; i < demuxer.streams(); i++) {
            if (Streams.describe(demuxer.stream(i), none) instanceof AudioStream sound
                    && (chosen == null || (sound.isDefault() && !chosenIsDefault))) {
                chosen = demuxer.stream(i);
                chosenIsDefault = sound.isDefault();
            }
        }
        return chosen == null || chosen.start_time() == AV_NOPTS_VALUE
                ? none
                : new SourceClock(chosen.start_time(), Streams.timeBase(chosen));
    }
}
