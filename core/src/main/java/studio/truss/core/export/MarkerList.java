package studio.truss.core.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Timeline markers as DaVinci Resolve imports them (Timelines > Import > Timeline Markers from
/// EDL): a one-frame event each, colour, name and length in the line below. Of two markers on one
/// frame Resolve keeps one, so they become one with both names.
final class MarkerList {
    private MarkerList() {}

    static String write(ExportList list) {
        EditRate rate = list.rate();
        Map<Long, Marker> markers = new LinkedHashMap<>();
        for (ExportClip clip : list.clips()) {
            ExportList.Frames cut = list.frames(clip);
            String name =
                    Words.oneLine(clip.title(), "|")
                            + " ("
                            + clip.score().stripTrailingZeros().toPlainString()
                            + ")";
            markers.merge(cut.start(), new Marker(name, cut.count(), color(clip)), Marker::with);
        }
        StringBuilder edl = new StringBuilder();
        CutList.header(edl, list);
        int event = 0;
        for (Map.Entry<Long, Marker> entry : markers.entrySet()) {
            long at = rate.firstHour() + entry.getKey();
            String from = rate.timecode(at);
            String to = rate.timecode(at + 1);
            edl.append(
                    String.format(
                            Locale.ROOT,
                            "%03d  001      V     C        %s %s %s %s\n",
                            ++event,
                            from,
                            to,
                            from,
                            to));
            Marker marker = entry.getValue();
            edl.append(" |C:ResolveColor").append(marker.color());
            edl.append(" |M:").append(marker.name());
            edl.append(" |D:").append(marker.frames()).append("\n\n");
        }
        return edl.toString();
    }

    private static String color(ExportClip clip) {
        return List.of("APPROVED", "RENDERED", "PUBLISHED").contains(clip.status())
                ? "Green"
                : "Blue";
    }

    private record Marker(String name, long frames, String color) {
        Marker with(Marker other) {
            return new Marker(name + " / " + other.name, Math.max(frames, other.frames), color);
        }
    }
}
