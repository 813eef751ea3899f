package studio.truss.core.export;

import java.util.Locale;

/// A cut list as CMX 3600 editors read it: one event a clip, the source's timecode from zero, the
/// record side from one hour on. The reel is the whole source, so every cut can be extended.
final class CutList {
    private static final int EVENTS_MAX = 999;

    private CutList() {}

    static String write(ExportList list) {
        EditRate rate = list.rate();
        StringBuilder edl = new StringBuilder();
        header(edl, list);
        long record = rate.firstHour();
        int event = 0;
        for (ExportClip clip : list.clips()) {
            if (++event > EVENTS_MAX) {
                break; // the format numbers with three digits
            }
            ExportList.Frames cut = list.frames(clip);
            edl.append(
                    String.format(
                            Locale.ROOT,
                            "%03d  AX       AA/V  C        %s %s %s %s\n",
                            event,
                            rate.timecode(cut.start()),
                            rate.timecode(cut.end()),
                            rate.timecode(record),
                            rate.timecode(record + cut.count())));
            edl.append("* FROM CLIP NAME: ")
                    .append(Words.oneLine(list.fileName(), ""))
                    .append('\n');
            edl.append("* COMMENT: ").append(Words.oneLine(clip.title(), "")).append('\n');
            record += cut.count();
        }
        return edl.toString();
    }

    static void header(StringBuilder edl, ExportList list) {
        edl.append("TITLE: ").append(Words.oneLine(list.title(), "")).append('\n');
        edl.append(list.rate().dropFrame() ? "FCM: DROP FRAME\n" : "FCM: NON-DROP FRAME\n");
        edl.append('\n');
    }
}
