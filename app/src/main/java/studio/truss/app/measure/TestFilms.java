package studio.truss.app.measure;

import java.nio.file.Path;
import java.util.Locale;

/// FFmpeg filters that make harder films out of test footage: talks whose listeners move, cameras
/// in other corners, bars around pictures. Pure text.
final class TestFilms {
    private static final int TURN_S = 4;

    private TestFilms() {}

    /// What the silent of two people does.
    enum Listener {
        NODS,
        LAUGHS,
        LOOKS_AWAY
    }

    /// @param sound filters, empty for silence
    record Film(String picture, String sound, int width, int height, long durationMs) {}

    private static String movie(Path file) {
        return "movie=filename='" + file.toString().replace("'", "'\\\\\\''") + "'";
    }

    private static String sound(Path file) {
        return "a" + movie(file);
    }

    /// Two people side by side, 1280x720, who speak in turn for four seconds each, the one on the
    /// left first.
    static Film talk(Path left, Path right, Listener listener) {
        String a = speaker(left, "a", true, listener);
        String b = speaker(right, "b", false, listener);
        String picture =
                a
                        + ";"
                        + b
                        + ";color=0x303840:size=1280x720:rate=25[bg];"
                        + "[bg][a]overlay=100:120:shortest=1[one];[one][b]overlay=700:120";
        return new Film(
                picture,
                "%s[sa];%s[sb];[sa]asplit[a1][a2];[sb]asplit[b1][b2];"
                                .formatted(sound(left), sound(right))
                        + cut("a1", 0)
                        + cut("b1", 0)
                        + cut("a2", TURN_S)
                        + cut("b2", TURN_S)
                        + "[a1c][b1c][a2c][b2c]concat=n=4:v=0:a=1",
                1280,
                720,
                4L * TURN_S * 1000);
    }

    private static String cut(String name, int from) {
        return "[%s]atrim=%d:%d,asetpts=PTS-STARTPTS,aresample=48000[%sc];"
                .formatted(name, from, from + TURN_S, name);
    }

    private static String speaker(Path file, String name, boolean first, Listener listener) {
        String parts = first ? "[%1$s1][%1$s2][%1$s3][%1$s4]" : "[%1$s2][%1$s1][%1$s4][%1$s3]";
        return (movie(file)
                        + ",fps=25,scale=480:480,setsar=1,split=4[%1$st1][%1$st2][%1$sl1][%1$sl2];"
                        + "[%1$st1]trim=0:4,setpts=PTS-STARTPTS[%1$s1];"
                        + "[%1$st2]trim=4:8,setpts=PTS-STARTPTS[%1$s3];"
                        + listening("%1$sl1", "%1$s2", listener, 2.2)
                        + ";"
                        + listening("%1$sl2", "%1$s4", listener, 5.1)
                        + ";"
                        + parts
                        + "concat=n=4:v=1[%1$s]")
                .formatted(name);
    }

    /// Four seconds of a face that does not speak: one frame of it, moved, or with a short laugh.
    private static String listening(String in, String out, Listener listener, double at) {
        String still =
                String.format(
                        Locale.ROOT,
                        "trim=%.2f:%.2f,setpts=PTS-STARTPTS,loop=loop=120:size=1,trim=0:4,setpts=N/25/TB",
                        at,
                        at + 0.05);
        return switch (listener) {
            case NODS ->
                    "["
                            + in
                            + "]"
                            + still
                            + ",scale=520:520,crop=480:480:20:'20+14*sin(2*PI*1.1*t)*lt(mod(t\\,2)\\,1.2)'["
                            + out
                            + "]";
            case LOOKS_AWAY ->
                    "["
                            + in
                            + "]"
                            + still
                            + ",scale=w='2*trunc((520-90*between(mod(t\\,2)\\,0.4\\,1.4))/2)':h=520:eval=frame,"
                            + "crop=w=400:h=480:x='(iw-400)/2+12*sin(3*t)':y=20,pad=480:480:40:0:0x303840["
                            + out
                            + "]";
            case LAUGHS ->
                    // the laugh is talk without its sound, shaken
                    String.format(
                            Locale.ROOT,
                            "[%1$s]split=3[%1$sx][%1$sy][%1$sz];"
                                + "[%1$sx]trim=%3$.2f:%4$.2f,setpts=PTS-STARTPTS,loop=loop=60:size=1,trim=0:1.4,setpts=N/25/TB[%1$sp];"
                                + "[%1$sy]trim=%3$.2f:%5$.2f,setpts=PTS-STARTPTS,scale=500:500,crop=480:480:10:'10+8*sin(2*PI*4*t)'[%1$sq];"
                                + "[%1$sz]trim=%5$.2f:%6$.2f,setpts=PTS-STARTPTS,loop=loop=60:size=1,trim=0:1.8,setpts=N/25/TB[%1$sr];"
                                + "[%1$sp][%1$sq][%1$sr]concat=n=3:v=1[%2$s]",
                            in,
                            out,
                            at,
                            at + 0.05,
                            at + 0.8,
                            at + 0.85);
        };
    }

    /// A face over a game, 1280x720.
    static Film facecam(Path face, Path game, int x, int y, int w, int h) {
        int square = Math.max(w, h);
        return new Film(
                movie(game)
                        + ",fps=25,scale=1280:720:force_original_aspect_ratio=increase,crop=1280:720,setsar=1[game];"
                        + movie(face)
                        + ",fps=25,scale=%d:%d,crop=%d:%d,setsar=1[cam];"
                                .formatted(square, square, w, h)
                        + "[game][cam]overlay=%d:%d:shortest=1".formatted(x, y),
                sound(face),
                1280,
                720,
                5_000);
    }

    /// A head upside down, in which no face is found, over a frame of a game that stands still;
    /// 1280x720.
    ///
    /// @param x of its left side at the beginning
    /// @param perSecond how far it goes
    static Film turned(Path face, Path game, int x, int perSecond, int side, long ms) {
        return new Film(
                movie(game)
                        + ",fps=25,trim=start_frame=20:end_frame=21,loop=loop=-1:size=1,setpts=N/25/TB,"
                        + "scale=1280:720:force_original_aspect_ratio=increase,crop=1280:720,setsar=1[game];"
                        + movie(face)
                        + ",fps=25,scale=%1$d:%1$d,vflip,setsar=1[head];".formatted(side)
                        + "[game][head]overlay=x='%d+%d*t':y=200:shortest=1"
                                .formatted(x, perSecond),
                "",
                1280,
                720,
                ms);
    }

    /// A film upside down, in which no face is found.
    static Film overturned(Path film, int width, int height, long ms) {
        return new Film(movie(film) + ",fps=25,vflip,setsar=1", "", width, height, ms);
    }

    /// The same film mirrored.
    static Film mirrored(
            Path film, int width, int height, int fps, long durationMs, boolean heard) {
        return new Film(
                movie(film) + ",fps=%d,hflip,setsar=1".formatted(fps),
                heard ? sound(film) : "",
                width,
                height,
                durationMs);
    }

    /// A film inside a wider or taller picture, the rest black or the film itself, blurred.
    static Film barred(
            Path film, int innerW, int innerH, int width, int height, boolean blurred, long ms) {
        String source = movie(film) + ",fps=25,setsar=1";
        int x = (width - innerW) / 2;
        int y = (height - innerH) / 2;
        String scale =
                "scale=%d:%d:force_original_aspect_ratio=increase,crop=%d:%d,setsar=1"
                        .formatted(innerW, innerH, innerW, innerH);
        String picture =
                blurred
                        ? source
                                + ",split[f][b];[b]scale=%d:%d:force_original_aspect_ratio=increase,crop=%d:%d,gblur=sigma=30[back];[f]%s[front];[back][front]overlay=%d:%d"
                                        .formatted(width, height, width, height, scale, x, y)
                        : source + "," + scale + ",pad=%d:%d:%d:%d".formatted(width, height, x, y);
        return new Film(picture, "", width, height, ms);
    }
}
