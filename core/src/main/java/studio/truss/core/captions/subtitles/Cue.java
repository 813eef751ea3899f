package studio.truss.core.captions.subtitles;

import java.util.List;

/// One cue of a subtitle file as it stands there.
///
/// @param lines not empty; still with their tags
record Cue(long startMs, long endMs, List<String> lines) {
    Cue {
        lines = List.copyOf(lines);
    }
}
