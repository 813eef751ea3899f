package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.watch.Looked;
import studio.truss.core.moments.Findings;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.shots.Shot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What was found in one source.
///
/// @param shots cover the source
/// @param seen faces, motion and what else framing goes by
/// @param observed all that the moments were found by; any other stretch can be weighed by it
/// @param notes what a person should know, the findings' own notes included
public record Analysis(
        Source source,
        ClipSettings settings,
        Versions versions,
        List<Shot> shots,
        Seen seen,
        @Nullable AlignedChat chat,
        Findings findings,
        Observations observed,
        List<String> notes) {

    public Analysis {
        shots = List.copyOf(shots);
        notes = List.copyOf(notes);
    }

    public String idOf(Moment moment) {
        return MomentId.of(source.sha256(), moment.range());
    }

    Looked looked() {
        return new Looked(findings, chat, shots, seen, "", null, observed, List.of());
    }

    /// The same looked at and weighed further.
    Analysis goneOn(Looked looked) {
        List<String> said = new ArrayList<>(notes);
        said.removeAll(findings.notes());
        said.addAll(looked.notes());
        said.addAll(looked.findings().notes());
        return new Analysis(
                source,
                settings,
                versions,
                looked.shots(),
                looked.seen(),
                chat,
                looked.findings(),
                looked.observed(),
                said);
    }

    /// The same of a source whose file has another place by now.
    public Analysis at(Path file) {
        return new Analysis(
                new Source(source.typed(), file, source.sha256(), source.probe(), source.info()),
                settings,
                versions,
                shots,
                seen,
                chat,
                findings,
                observed,
                notes);
    }
}
