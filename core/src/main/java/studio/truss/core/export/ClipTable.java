package studio.truss.core.export;

import java.util.ArrayList;
import java.util.List;

/// A table of the clips for a spreadsheet (RFC 4180): times in milliseconds and as timecode, and
/// the timecode of what the cut formats hold, handles and all.
final class ClipTable {
    private ClipTable() {}

    static String write(ExportList list) {
        StringBuilder table = new StringBuilder();
        row(
                table,
                List.of(
                        "id",
                        "title",
                        "hook",
                        "startMs",
                        "endMs",
                        "start",
                        "end",
                        "score",
                        "status",
                        "file",
                        "cutStart",
                        "cutEnd"));
        for (ExportClip clip : list.clips()) {
            ExportList.Frames own = list.frames(clip);
            ExportList.Frames cut = list.cut(clip);
            List<String> cells = new ArrayList<>();
            cells.add(clip.id());
            cells.add(clip.title());
            cells.add(clip.hook() == null ? "" : clip.hook());
            cells.add(Long.toString(clip.range().startMs()));
            cells.add(Long.toString(clip.range().endMs()));
            cells.add(list.rate().timecode(own.start()));
            cells.add(list.rate().timecode(own.end()));
            cells.add(clip.score().toPlainString());
            cells.add(clip.status());
            cells.add(list.fileName());
            cells.add(list.rate().timecode(cut.start()));
            cells.add(list.rate().timecode(cut.end()));
            row(table, cells);
        }
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append(String.join(",", cells.stream().map(ClipTable::cell).toList()));
        table.append("\r\n");
    }

    private static String cell(String text) {
        // A spreadsheet would run a title that begins like a formula.
        String safe = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
