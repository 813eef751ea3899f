package studio.truss.core.render.ffmpeg.files;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// What happens to a clip's file before the first and after the last byte: room for it, a look at
/// it as a player would open it, its name.
public final class OutputFile {
    private OutputFile() {}

    /// Makes the folder and checks that the clip fits, at the highest rate that it may have.
    public static void prepare(RenderPlan plan) throws RenderFailure {
        Path folder = plan.output().toAbsolutePath().getParent();
        long needed = plan.bytesNeeded();
        try {
            Files.createDirectories(folder);
            FileStore disk = Files.getFileStore(folder);
            if (disk.getUsableSpace() < needed) {
                throw new RenderFailure(
                        RenderOutcome.Kind.NO_SPACE,
                        "%s may need %d MB and the disk has %d MB left."
                                .formatted(
                                        plan.output().getFileName(),
                                        needed >> 20,
                                        disk.getUsableSpace() >> 20));
            }
        } catch (IOException e) {
            throw new RenderFailure(
                    RenderOutcome.Kind.NOT_WRITABLE, "No clip can be written to " + folder + ".");
        }
    }

    /// Of the part file.
    public static long bytes(RenderPlan plan) throws RenderFailure {
        try {
            return Files.size(plan.part());
        } catch (IOException e) {
            throw notWritable(plan);
        }
    }

    /// Checks the finished part file, brings it to the disk for good and gives it its name.
    public static void accept(RenderPlan plan, long frames) throws RenderFailure {
        check(plan, frames);
        try (FileChannel file = FileChannel.open(plan.part(), StandardOpenOption.WRITE)) {
            file.force(true);
        } catch (IOException e) {
            throw notWritable(plan);
        }
        try {
            Files.move(
                    plan.part(),
                    plan.output(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritable(plan);
        }
    }

    private static RenderFailure notWritable(RenderPlan plan) {
        return new RenderFailure(
                RenderOutcome.Kind.NOT_WRITABLE, plan.output() + " cannot be written.");
    }

    public static void discard(RenderPlan plan) {
        try {
            Files.deleteIfExists(plan.part());
        } catch (IOException e) {
            throw new UncheckedIOException("left behind: " + plan.part(), e);
        }
    }

    private static void check(RenderPlan plan, long frames) throws RenderFailure {
        AVFormatContext format = new AVFormatContext(null);
        try (BytePointer url = Libav.url(plan.part())) {
            require(avformat_open_input(format, url, null, (AVDictionary) null) >= 0, "opens");
        }
        try {
            // chapters are a track of their own to most players
            int streams = plan.tags().chapters().isEmpty() ? 2 : 3;
            require(
                    avformat_find_stream_info(format, (PointerPointer<?>) null) >= 0
                            && format.nb_streams() == streams
                            && format.nb_chapters() == plan.tags().chapters().size(),
                    "has picture and sound");
            AVStream video = format.streams(0);
            AVStream audio = format.streams(1);
            require(
                    video.codecpar().width() == plan.size().width()
                            && video.codecpar().height() == plan.size().height(),
                    "has the planned size");
            require(packets(format, video.index()) == frames, "has the planned frames");
            double frame = 1 / plan.frameRate().toDouble();
            double planned = frames * frame;
            require(
                    Math.abs(seconds(video, video.duration()) - planned) <= frame,
                    "has the planned length");
            require(Math.abs(seconds(video, video.start_time())) <= frame, "starts at 0");
            require(Math.abs(seconds(audio, audio.start_time())) <= frame, "sounds from the start");
            require(
                    Math.abs(seconds(audio, audio.duration()) - planned) <= Math.max(frame, 0.03),
                    "sounds to the end");
        } finally {
            avformat_close_input(format);
        }
    }

    private static double seconds(AVStream stream, long ticks) {
        return Rational.of(stream.time_base().num(), stream.time_base().den()).toDouble() * ticks;
    }

    private static long packets(AVFormatContext format, int stream) {
        AVPacket packet = av_packet_alloc();
        long count = 0;
        while (av_read_frame(format, packet) >= 0) {
            if (packet.stream_index() == stream) {
                count++;
            }
            av_packet_unref(packet);
        }
        av_packet_free(packet);
        return count;
    }

    private static void require(boolean holds, String what) throws RenderFailure {
        if (!holds) {
            throw new RenderFailure(
                    RenderOutcome.Kind.OUTPUT_WRONG,
                    "The finished clip was checked and thrown away: not so that it " + what + ".");
        }
    }
}
