package studio.truss.core.testing;

import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.ffmpeg.Libav;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The chapters that a player finds in a file.
public final class ProbedChapters {
    private ProbedChapters() {}

    public static List<ChapterMark> of(Path file) {
        AVFormatContext format = new AVFormatContext(null);
        try (BytePointer url = Libav.url(file)) {
            if (avformat_open_input(format, url, null, (AVDictionary) null) < 0) {
                throw new IllegalStateException("cannot be opened: " + file);
            }
        }
        List<ChapterMark> found = new ArrayList<>();
        for (int i = 0; i < format.nb_chapters(); i++) {
            AVChapter chapter = format.chapters(i);
            String title =
                    av_dict_get(chapter.metadata(), "title", null, 0)
                            .value()
                            .getString(StandardCharsets.UTF_8);
            found.add(
                    new ChapterMark(
                            TimeRange.of(ms(chapter, chapter.start()), ms(chapter, chapter.end())),
                            title));
        }
        avformat_close_input(format);
        return found;
    }

    private static long ms(AVChapter chapter, long ticks) {
        return Math.round(1000.0 * ticks * chapter.time_base().num() / chapter.time_base().den());
    }
}
