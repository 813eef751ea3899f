package studio.truss.core.export;

import java.util.Locale;

/// A cut list as CMX 3600 editors read it: one event a clip, the source's timecode from zero, the
/// record side from one hour on. The reel is the whole source, so every cut can be extended. Where
/// a cut has handles, locators say on the record side where the clip itself begins and ends.
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
            ExportList.Frames cut = list.cut(clip);
            edl.append(
                    String.format(
                            Locale.ROOT,
                            "%03d  AX       %s  C        %s %s %s %s\n",
                            event,
                            list.heard() ? "AA/V" : "V   ",
                            rate.timecode(cut.start()),
                            rate.timecode(cut.end()),
                            rate.timecode(record),
                            rate.timecode(record + cut.count())));
            edl.append("* FROM CLIP NAME: ")
                    .append(Words.oneLine(list.fileName(), ""))
                    .append('\n');
            edl.append("* COMMENT: ").append(Words.oneLine(clip.title(), "")).append('\n');
            ExportList.Frames own = list.frames(clip);
            if (!own.equals(cut)) {
                locator(edl, rate.timecode(record + own.start() - cut.start()), "FIRST FRAME");
                locator(edl, rate.timecode(record + own.last() - cut.start()), "LAST FRAME");
            }
            record += cut.count();
        }
        return edl.toString();
    }

    private static void locator(StringBuilder edl, String at, String what) {
        edl.append("* LOC: ").append(at).append(" GREEN   ").append(what).append('\n');
    }

    static void header(StringBuilder edl, ExportList list) {
        edl.append("TITLE: ").append(Words.oneLine(list.title(), "")).append('\n');
        edl.append(list.rate().dropFrame() ? "FCM: DROP FRAME\n" : "FCM: NON-DROP FRAME\n");
        edl.append('\n');
    }
}
