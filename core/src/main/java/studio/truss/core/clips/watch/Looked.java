package studio.truss.core.clips.watch;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.Findings;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.shots.Shot;

import java.util.List;

/// The moments of a source, and what framing needs to know of the picture in them. Where the source
/// was looked at coarsely, shots are rough and nothing else is known outside the moments.
///
/// @param shots cover the source
/// @param seen what framing goes by
/// @param detector of faces, by name
/// @param weightsSha256 of the detector's model; null without one
/// @param observed all that the moments were found by
/// @param notes how it was looked at, where that was not in full
public record Looked(
        Findings findings,
        @Nullable AlignedChat chat,
        List<Shot> shots,
        Seen seen,
        String detector,
        @Nullable String weightsSha256,
        Observations observed,
        List<String> notes) {

    public Looked {
        shots = List.copyOf(shots);
        notes = List.copyOf(notes);
    }

    /// The same picture, weighed again; nothing to be said of how.
    Looked with(Findings found, Observations weighed) {
        return new Looked(found, chat, shots, seen, detector, weightsSha256, weighed, List.of());
    }
}
