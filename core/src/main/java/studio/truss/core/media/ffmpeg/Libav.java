package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;
import static org.bytedeco.ffmpeg.global.avutil.avutil_configuration;

import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Rational;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The FFmpeg libraries as a whole: which build it is, its words for errors, its silence. Any
/// thread.
public final class Libav {
    private Libav() {}

    /// Keeps FFmpeg from writing to standard error; what it would say comes back as results.
    public static void quiet() {
        av_log_set_level(AV_LOG_QUIET);
    }

    /// FFmpeg's own words for a negative return code.
    public static String errorText(int code) {
        byte[] text = new byte[256];
        av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /// `8.0.1`.
    public static String version() {
        return string(av_version_info());
    }

    /// `gpl` or `lgpl`, as this build was configured.
    public static String license() {
        return string(avutil_configuration()).contains("--enable-gpl") ? "gpl" : "lgpl";
    }

    static String string(@Nullable BytePointer text) {
        return text == null || text.isNull() ? "" : text.getString(StandardCharsets.UTF_8);
    }

    static Rational rational(AVRational value, Rational fallback) {
        return value.num() <= 0 || value.den() <= 0
                ? fallback
                : Rational.of(value.num(), value.den());
    }

    /// The name of a file as FFmpeg is to open it: never as a protocol, and byte for byte what the
    /// file system holds, whatever the locale. To be closed.
    public static BytePointer url(Path file) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        name.writeBytes("file:".getBytes(StandardCharsets.US_ASCII));
        if (File.separatorChar == '/') {
            percentDecode(file.toAbsolutePath().toUri().getRawPath(), name);
        } else {
            name.writeBytes(file.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        }
        name.write(0);
        return new BytePointer(name.toByteArray());
    }

    private static void percentDecode(String path, ByteArrayOutputStream out) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                out.write(Integer.parseInt(path, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.write(path.charAt(i));
            }
        }
    }
}
