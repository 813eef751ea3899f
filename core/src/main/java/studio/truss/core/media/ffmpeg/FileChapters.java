package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

import studio.truss.core.media.ChapterMark;

import java.util.List;

/// Gives a file that is about to be written its chapters.
public final class FileChapters {
    private FileChapters() {}

    /// Before the header is written, once. The context owns them from then on, so that they are
    /// memory of FFmpeg's, which frees them with it.
    public static void put(AVFormatContext format, List<ChapterMark> chapters) {
        if (chapters.isEmpty()) {
            return;
        }
        PointerPointer<AVChapter> all =
                new PointerPointer<>(
                        av_malloc((long) chapters.size() * Pointer.sizeof(Pointer.class)));
        try (AVRational millis = new AVRational()) {
            millis.num(1).den(1000);
            for (int i = 0; i < chapters.size(); i++) {
                ChapterMark mark = chapters.get(i);
                AVChapter chapter = new AVChapter(av_mallocz(Pointer.sizeof(AVChapter.class)));
                AVDictionary words = new AVDictionary(null);
                av_dict_set(words, "title", mark.title(), 0);
                chapter.id(i + 1L)
                        .time_base(millis)
                        .start(mark.range().startMs())
                        .end(mark.range().endMs())
                        .metadata(words);
                all.put(i, chapter);
            }
        }
        format.chapters(all).nb_chapters(chapters.size());
    }
}
