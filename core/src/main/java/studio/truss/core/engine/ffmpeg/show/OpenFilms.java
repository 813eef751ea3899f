package studio.truss.core.engine.ffmpeg.show;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.ShownFrames;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// The films that were shown last, open and warm: a source and its proxy. One thread.
final class OpenFilms {
    private static final int MOST = 2;
    private static final int THREADS = 2;

    /// Of a picture so small each thread costs more than it gains: it decodes one frame ahead of
    /// what is asked.
    private static final long SMALL_PIXELS = 960 * 540;

    /// Of decoded frames for each film: twenty of 1080p, eighty of a proxy. The whole process is to
    /// stay below 400 MB.
    private static final long KEPT_BYTES = 64L << 20;

    private final Deque<Film> films = new ArrayDeque<>();

    /// One film. Its painter is made anew when another width is asked for.
    static final class Film implements AutoCloseable {
        private final Path file;
        private final VideoStream stream;
        private final FrameCursor cursor;
        private @Nullable ShownFrames painter;
        private int painterWidth;

        private Film(Path file, VideoStream stream, FrameCursor cursor) {
            this.file = file;
            this.stream = stream;
            this.cursor = cursor;
        }

        FrameCursor cursor() {
            return cursor;
        }

        ShownFrames painter(int maxWidth) {
            ShownFrames now = painter;
            if (now == null || painterWidth != maxWidth) {
                if (now != null) {
                    now.close();
                }
                now = ShownFrames.within(stream, maxWidth);
                painter = now;
                painterWidth = maxWidth;
            }
            return now;
        }

        @Override
        public void close() {
            if (painter != null) {
                painter.close();
            }
            cursor.close();
        }
    }

    Film open(Path file, VideoStream stream) throws MediaException {
        for (Film film : films) {
            if (film.file.equals(file) && film.stream.equals(stream)) {
                films.remove(film);
                films.addFirst(film);
                return film;
            }
        }
        while (films.size() >= MOST) {
            films.removeLast().close();
        }
        long pixels = (long) stream.width() * stream.height();
        int threads = pixels <= SMALL_PIXELS ? 1 : THREADS;
        Film film = new Film(file, stream, FrameCursor.open(file, stream, threads, KEPT_BYTES));
        films.addFirst(film);
        return film;
    }
}
