package studio.truss.core.testing;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes small media files for tests out of FFmpeg's filter sources, in process and with either
/// build of FFmpeg. The same description gives the same bytes. One thread, one file.
///
/// ```java
/// Footage.ofPicture("testsrc2=size=320x180:rate=30")
///         .sound("sine=frequency=440,volume=0.2")
///         .seconds(2)
///         .rotation(90)
///         .write(folder.resolve("phone.mp4"));
/// ```
///
/// The container follows the name's ending: mp4, mov, mkv, webm, ts, avi, wav, mp3, m4a, flac.
public final class Footage {
    final @Nullable String picture;
    final List<String> sounds = new ArrayList<>();
    double seconds = 1;
    int gop = 30;
    int bFrames = 2;
    int rotation;
    boolean mirrored;
    int aspectNum;
    int aspectDen = 1;
    boolean topFieldFirst;
    String pixelFormat = "yuv420p";
    String matrix = "";
    String primaries = "";
    String transfer = "";
    String range = "";
    @Nullable String pictureCodec;
    @Nullable String soundCodec;
    int pictureBitRate;
    long pictureStartMs;
    long soundStartMs;
    boolean indexFirst = true;

    private Footage(@Nullable String picture) {
        this.picture = picture;
    }

    /// @param chain filters that begin with a source and have one output, such as
    ///   `color=red:size=320x180:rate=25,drawbox=x=10:y=10:w=40:h=40:color=white:t=fill`
    public static Footage ofPicture(String chain) {
        return new Footage(chain);
    }

    /// A file of sound alone.
    public static Footage ofSound(String sound) {
        return new Footage(null).sound(sound);
    }

    /// Adds a sound track: a chain such as `sine=frequency=440`, `anoisesrc=seed=1:amplitude=0.3`
    /// or `sine,aformat=channel_layouts=5.1`.
    public Footage sound(String chain) {
        sounds.add(chain);
        return this;
    }

    public Footage seconds(double length) {
        seconds = length;
        return this;
    }

    /// Frames from one key frame to the next.
    public Footage gop(int frames) {
        gop = frames;
        return this;
    }

    /// Frames in a row that refer to the future; OpenH264 makes none whatever is asked.
    public Footage bFrames(int most) {
        bFrames = most;
        return this;
    }

    /// Clockwise degrees by which a player is to turn the picture: 0, 90, 180, 270.
    public Footage rotation(int clockwise) {
        rotation = clockwise;
        return this;
    }

    /// A player is to flip the picture left to right, after turning it.
    public Footage mirrored() {
        mirrored = true;
        return this;
    }

    public Footage sampleAspect(int num, int den) {
        aspectNum = num;
        aspectDen = den;
        return this;
    }

    /// Marks the frames as interlaced, top field first; interlace them by the chain
    /// (`tinterlace=interleave_top`).
    public Footage topFieldFirst() {
        topFieldFirst = true;
        return this;
    }

    /// FFmpeg's names: `yuv444p`, `yuv420p10le`.
    public Footage pixelFormat(String name) {
        pixelFormat = name;
        return this;
    }

    /// Colour tags by FFmpeg's names, `bt2020nc`, `bt2020`, `smpte2084`, `tv`; empty for none. The
    /// pixels stay as they are.
    public Footage color(
            String matrixTag, String primariesTag, String transferTag, String rangeTag) {
        matrix = matrixTag;
        primaries = primariesTag;
        transfer = transferTag;
        range = rangeTag;
        return this;
    }

    /// An encoder by name, where H.264 will not do: `mpeg4` and `mpeg2video` are in every build.
    public Footage pictureCodec(String encoder) {
        pictureCodec = encoder;
        return this;
    }

    public Footage soundCodec(String encoder) {
        soundCodec = encoder;
        return this;
    }

    public Footage pictureBitRate(int bitsPerSecond) {
        pictureBitRate = bitsPerSecond;
        return this;
    }

    /// The first frame is shown this long after the file's time 0.
    public Footage pictureStart(long ms) {
        pictureStartMs = ms;
        return this;
    }

    /// The first sample is heard this long after the file's time 0.
    public Footage soundStart(long ms) {
        soundStartMs = ms;
        return this;
    }

    /// Leaves an MP4's index behind the data, as a camera does: cut off, such a file is lost.
    public Footage indexLast() {
        indexFirst = false;
        return this;
    }

    /// @return the file
    public Path write(Path file) {
        av_log_set_level(AV_LOG_QUIET);
        FootageWriter.write(this, file);
        return file;
    }
}
