package studio.truss.app.measure;

import studio.truss.core.media.TimeRange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The plain way of making clips with an FFmpeg program from outside: one run a clip.
///
/// @param encoding the options of its encoder
record OutsideFfmpeg(Path program, List<String> encoding, Film film, Path folder) {

    void make(List<TimeRange> ranges) {
        for (TimeRange range : ranges) {
            try {
                int code = new ProcessBuilder(command(range)).inheritIO().start().waitFor();
                if (code != 0) {
                    throw new IllegalStateException(program + " ended with " + code);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start " + program, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private List<String> command(TimeRange range) {
        int height = film.video().height();
        int width = height * 9 / 16 / 2 * 2;
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of("-v", "error", "-y", "-nostdin"));
        command.addAll(List.of("-ss", seconds(range.startMs()), "-t", seconds(range.lengthMs())));
        command.addAll(List.of("-i", film.file().toString()));
        command.addAll(
                List.of("-vf", "crop=" + width + ":" + height + ",scale=1080:1920,format=yuv420p"));
        command.addAll(encoding);
        command.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart"));
        command.add(folder.resolve("outside.mp4").toString());
        return command;
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.3f", ms / 1000.0);
    }
}
