package studio.truss.core.captions.subtitles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts cues in order. One that is still shown when the next begins ends there, unless most of it
/// lies behind: then two people speak at once.
final class CueTimes {
    private CueTimes() {}

    static List<Cue> apart(List<Cue> cues) {
        List<Cue> sorted = new ArrayList<>(cues);
        sorted.sort(Comparator.comparingLong(Cue::startMs));
        for (int i = 0; i + 1 < sorted.size(); i++) {
            Cue cue = sorted.get(i);
            long next = sorted.get(i + 1).startMs();
            long length = cue.endMs() - cue.startMs();
            if (next < cue.endMs() && (next - cue.startMs()) * 2 >= length) {
                sorted.set(i, new Cue(cue.startMs(), next, cue.lines()));
            }
        }
        return sorted;
    }
}
