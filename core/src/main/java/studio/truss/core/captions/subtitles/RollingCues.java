package studio.truss.core.captions.subtitles;

import java.util.ArrayList;
import java.util.List;

/// Captions that roll, as YouTube's automatic ones do: each cue shows the line before once more
/// above the new one, and cues of an instant stand between them. Said once, they are kept once.
final class RollingCues {
    private static final long INSTANT_MS = 50;
    private static final double MANY = 0.1;

    private RollingCues() {}

    static List<Cue> once(List<Cue> cues) {
        return rolls(cues) ? withoutRepeats(cues) : cues;
    }

    private static boolean rolls(List<Cue> cues) {
        long instants = cues.stream().filter(c -> c.endMs() - c.startMs() <= INSTANT_MS).count();
        return instants > cues.size() * MANY;
    }

    private static List<Cue> withoutRepeats(List<Cue> cues) {
        List<Cue> once = new ArrayList<>();
        List<String> shown = List.of();
        for (Cue cue : cues) {
            List<String> plain = cue.lines().stream().map(l -> CueText.plain(l).strip()).toList();
            int repeated = repeated(shown, plain);
            if (repeated < cue.lines().size()) {
                once.add(
                        new Cue(
                                cue.startMs(),
                                cue.endMs(),
                                cue.lines().subList(repeated, cue.lines().size())));
            }
            shown = plain;
        }
        return once;
    }

    /// How many lines of the cue are the last of the one before.
    private static int repeated(List<String> shown, List<String> plain) {
        for (int count = Math.min(shown.size(), plain.size()); count > 0; count--) {
            if (shown.subList(shown.size() - count, shown.size()).equals(plain.subList(0, count))) {
                return count;
            }
        }
        return 0;
    }
}
