package studio.truss.core.clips;

import studio.truss.core.moments.Moment;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.RenderOutcome;

import java.util.List;

/// One moment and what came of rendering it.
///
/// @param file the clip's name in the output folder
public record ClipResult(
        Moment moment, String file, List<ShotFraming> framings, RenderOutcome outcome) {

    public ClipResult {
        framings = List.copyOf(framings);
    }
}
