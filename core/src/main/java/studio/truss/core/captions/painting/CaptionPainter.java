package studio.truss.core.captions.painting;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.captions.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Draws what a track shows at a time: the same pixels wherever it is asked. A picture is drawn
/// again only when it changes. One thread for life, any one.
public final class CaptionPainter {
    private final CaptionTrack track;
    private final CaptionFonts fonts;
    private final CaptionInk ink;
    private Drawn caption = new Drawn(-1, -1, null);
    private @Nullable CaptionPicture title;
    private boolean titleDrawn;

    /// A block as it looks while one of its words is said.
    private record Drawn(int block, int word, @Nullable CaptionPicture picture) {}

    /// @param width of the frame, even
    /// @param height of the frame, even
    public CaptionPainter(CaptionTrack track, int width, int height) {
        this.track = track;
        this.fonts = CaptionFonts.of(track.fonts());
        this.ink = new CaptionInk(fonts, width, height);
    }

    /// What is to be drawn over the frame at a time of the source, the hook title first. As long as
    /// nothing changes the pictures are the same objects as before.
    public List<CaptionPicture> at(long ms) {
        if (!fonts.any()) {
            return List.of();
        }
        List<CaptionPicture> pictures = new ArrayList<>(2);
        HookTitle hook = track.hook();
        if (hook != null && ms >= hook.startMs() && ms < hook.endMs()) {
            if (!titleDrawn) {
                title = ink.title(hook.lines());
                titleDrawn = true;
            }
            add(pictures, title);
        }
        int at = blockAt(ms);
        if (at >= 0) {
            CaptionBlock block = track.blocks().get(at);
            int word = track.style() == CaptionStyle.PHRASE ? -1 : wordAt(block, ms);
            if (caption.block() != at || caption.word() != word) {
                caption = new Drawn(at, word, draw(block, word));
            }
            add(pictures, caption.picture());
        }
        return pictures;
    }

    private static void add(List<CaptionPicture> pictures, @Nullable CaptionPicture picture) {
        if (picture != null) {
            pictures.add(picture);
        }
    }

    private @Nullable CaptionPicture draw(CaptionBlock block, int word) {
        int first = track.style() == CaptionStyle.KARAOKE ? 0 : word;
        return ink.caption(block.lines(), track.place(), first, word + 1);
    }

    /// -1 for none.
    private int blockAt(long ms) {
        int low = 0;
        int high = track.blocks().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            CaptionBlock block = track.blocks().get(middle);
            if (ms < block.startMs()) {
                high = middle - 1;
            } else if (ms >= block.endMs()) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /// The word that is said, or was said last.
    private static int wordAt(CaptionBlock block, long ms) {
        List<Word> words = block.words();
        int at = 0;
        while (at + 1 < words.size() && words.get(at + 1).startMs() <= ms) {
            at++;
        }
        return at;
    }

    /// What a person should know about the drawing, in sentences.
    public List<String> notes() {
        if (!fonts.any()) {
            return List.of(
                    "The captions are not drawn: there is no font on this machine. Install"
                        + " fontconfig and a font, or build Truss Studio where npm can fetch its"
                        + " own.");
        }
        HookTitle hook = track.hook();
        Stream.concat(
                        track.blocks().stream()
                                .flatMap(block -> block.words().stream())
                                .map(Word::text),
                        hook == null ? Stream.empty() : hook.lines().stream())
                .forEach(fonts::runs);
        return fonts.lacking().isEmpty()
                ? List.of()
                : List.of(
                        "Left out of the captions, because no font of this machine has them: %s."
                                .formatted(
                                        String.join(
                                                " ", fonts.lacking().stream().limit(20).toList())));
    }
}
