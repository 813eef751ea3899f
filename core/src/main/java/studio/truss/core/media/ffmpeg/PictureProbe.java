package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INIT_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVStream;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.VideoStream.FieldOrder;

import java.nio.file.Path;

/// Looks at one picture stream: that it decodes, how far it goes, at what pace.
final class PictureProbe {
    private static final int SIDE_MAX = 16384;
    private static final long FAR_MS = 1000L * 60 * 60 * 24 * 30;

    private final Path file;
    private final Demuxer demuxer;
    private final AVStream stream;
    private final int index;
    private final Heartbeat heartbeat;
    private final Rational timeBase;

    /// @param demuxer at its beginning
    PictureProbe(Path file, Demuxer demuxer, int index, Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
        this.file = file;
        this.demuxer = demuxer;
        this.index = index;
        this.stream = demuxer.stream(index);
        this.timeBase = Streams.timeBase(stream);
    }

    /// What was found.
    ///
    /// @param declaredMs length by the header, 0 where it says nothing
    /// @param lengthSure the declared length is that of the pictures, or nothing else reaches it
    /// @param endMs where the packets end, or where their times jump
    /// @param holes where the file holds nothing
    record Picture(
            VideoStream stream,
            DecodeCheck.Seen seen,
            long declaredMs,
            boolean lengthSure,
            long endMs,
            PacketHoles holes) {}

    /// @throws MediaException where no frame can be had: DRM, UNSUPPORTED or DAMAGED
    Picture look() throws MediaException {
        checkDecodable();
        PacketSurvey.Head head;
        try (Demuxer again = Demuxer.open(file)) {
            again.keepOnly(index);
            head = PacketSurvey.head(again, index);
        }
        if (head.encrypted()
                || Streams.sideData(stream.codecpar(), AV_PKT_DATA_ENCRYPTION_INIT_INFO) != null) {
            throw new MediaException(FileKind.protectedFile(file));
        }
        if (head.count() == 0) {
            throw damaged("has a picture track without a single picture in it");
        }
        demuxer.keepOnly(index);
        DecodeCheck.Seen seen = DecodeCheck.run(demuxer, index, lengthToCheck(), heartbeat);
        if (seen.frames() == 0 || seen.width() <= 0 || seen.height() <= 0) {
            throw damaged("is damaged: not one picture of it can be decoded");
        }
        if (seen.frames() > 1 && seen.lastPts() == seen.firstPts()) {
            throw new MediaException(
                    Kind.UNSUPPORTED,
                    FileKind.name(file)
                            + " holds pictures without times, as a bare stream does. Put it into a"
                            + " film first, for example with: ffmpeg -i "
                            + FileKind.name(file)
                            + " -c copy film.mp4");
        }
        long zero = seen.firstPts() == AV_NOPTS_VALUE ? start() : seen.firstPts();
        long own = Streams.durationMs(stream);
        long declared =
                own > 0
                        ? own
                        : Streams.containerEndMs(
                                demuxer.context(), new SourceClock(zero, timeBase));
        PacketHoles holes = PacketHoles.of(file, index, new SourceClock(zero, timeBase));
        long jump = holes.jump().map(TimeRange::startMs).orElse(Long.MAX_VALUE);
        long end = Math.min(jump, endMs(seen, head, zero, declared));
        VideoStream described =
                Streams.video(
                        stream,
                        new Streams.Measured(
                                zero,
                                rate(head),
                                head.uneven() || PacketSurvey.indexUneven(stream),
                                seen.fieldOrder() == FieldOrder.UNKNOWN
                                        ? Streams.headerOf(stream).fieldOrder()
                                        : seen.fieldOrder(),
                                seen.width(),
                                seen.height(),
                                Math.min(jump, own > 0 ? own : end)));
        boolean sure = own > 0 || (holes.endMs() > 0 && Verdict.cutOff(declared, holes.endMs()));
        return new Picture(described, seen, declared, sure, end, holes);
    }

    private void checkDecodable() throws MediaException {
        int width = stream.codecpar().width();
        int height = stream.codecpar().height();
        if (width == 1 || height == 1) {
            throw new MediaException(
                    Kind.UNSUPPORTED,
                    "%s has a picture of %dx%d pixels: too narrow for clips. Choose a video."
                            .formatted(FileKind.name(file), width, height));
        }
        if (width > SIDE_MAX
                || height > SIDE_MAX
                || (long) width * height > StreamDecoder.PIXELS_MAX) {
            throw new MediaException(
                    Kind.UNSUPPORTED,
                    FileKind.name(file)
                            + " says that its picture has "
                            + width
                            + "x"
                            + height
                            + " pixels, more than can be handled. Export it at 8K or less.");
        }
        int id = stream.codecpar().codec_id();
        AVCodec decoder = avcodec_find_decoder(id);
        if (decoder == null || decoder.isNull()) {
            String codec = Libav.string(avcodec_get_name(id));
            throw new MediaException(
                    Kind.UNSUPPORTED,
                    FileKind.name(file)
                            + (codec.isEmpty() || codec.equals("none")
                                    ? " holds a picture track of an unknown kind."
                                    : " is coded as " + codec + ", which cannot be decoded here.")
                            + " Export it as H.264 and try again.");
        }
    }

    private MediaException damaged(String what) {
        return new MediaException(
                new MediaProblem(
                        Kind.DAMAGED,
                        FileKind.name(file)
                                + " "
                                + what
                                + ". Copy it again from where it is whole."));
    }

    private long start() {
        return stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
    }

    private long lengthToCheck() {
        long own = Streams.durationMs(stream);
        return own > 0 ? own : Streams.boundedMs(demuxer.context().duration(), Streams.MICROS);
    }

    private long endMs(DecodeCheck.Seen seen, PacketSurvey.Head head, long zero, long declaredMs)
            throws MediaException {
        SourceClock clock = new SourceClock(zero, timeBase);
        long lastSeen = seen.lastPts() == AV_NOPTS_VALUE ? zero : seen.lastPts();
        long seenEnd = clock.ms(lastSeen + Math.round(Math.max(0, head.meanTicks())), timeBase);
        if (seen.whole()) {
            return Math.max(1, seenEnd);
        }
        long cut = PacketSurvey.cutOffAt(stream, FileKind.size(file));
        if (cut != AV_NOPTS_VALUE) {
            return Math.clamp(clock.ms(cut, timeBase), seenEnd, Math.max(seenEnd, declaredMs));
        }
        long far = declaredMs > 0 ? declaredMs : FAR_MS;
        long end;
        try (Demuxer again = Demuxer.open(file)) {
            again.keepOnly(index);
            end = PacketSurvey.endOf(again, index, zero + timeBase.fromMillis(far));
        }
        return end == AV_NOPTS_VALUE ? seenEnd : Math.max(seenEnd, clock.ms(end, timeBase));
    }

    private Rational rate(PacketSurvey.Head head) {
        Rational rate = Streams.headerOf(stream).frameRate();
        if (rate.num() > 0 || head.meanTicks() <= 0) {
            return rate;
        }
        double perSecond = 1 / (head.meanTicks() * timeBase.toDouble());
        return perSecond > 1000 ? rate : Rational.of(Math.round(perSecond * 1000), 1000);
    }
}
