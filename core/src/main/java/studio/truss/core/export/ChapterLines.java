package studio.truss.core.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lines for a YouTube description. YouTube shows chapters when the first is at 0:00, there are at
/// least three, in order, and each lasts ten seconds or more: what would break that is left out.
/// Made of the source's chapters, or of the clips where it has none. A description with an angle
/// bracket in it is refused, so those of titles become single guillemets.
final class ChapterLines {
    private static final long SHORTEST_MS = 10_000;

    private ChapterLines() {}

    static String write(ExportList list) {
        List<ExportChapter> kept = new ArrayList<>();
        for (ExportChapter chapter : wished(list)) {
            boolean first = kept.isEmpty();
            if (first && chapter.startMs() >= SHORTEST_MS) {
                kept.add(new ExportChapter(0, "Start"));
            }
            ExportChapter placed =
                    first && chapter.startMs() < SHORTEST_MS
                            ? new ExportChapter(0, chapter.title())
                            : chapter;
            boolean longEnough =
                    list.durationMs() - placed.startMs() >= SHORTEST_MS
                            && (kept.isEmpty()
                                    || placed.startMs() - kept.getLast().startMs() >= SHORTEST_MS);
            if (longEnough) {
                kept.add(placed);
            }
        }
        StringBuilder lines = new StringBuilder();
        for (ExportChapter chapter : kept) {
            lines.append(time(chapter.startMs(), list.durationMs()))
                    .append(' ')
                    .append(Words.oneLine(chapter.title(), "").replace('<', '‹').replace('>', '›'))
                    .append('\n');
        }
        return lines.toString();
    }

    private static List<ExportChapter> wished(ExportList list) {
        return !list.chapters().isEmpty()
                ? list.chapters()
                : list.clips().stream()
                        .map(clip -> new ExportChapter(clip.range().startMs(), clip.title()))
                        .toList();
    }

    private static String time(long ms, long ofMs) {
        long seconds = ms / 1000;
        return ofMs >= 3_600_000
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3_600,
                        seconds / 60 % 60,
                        seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
