package studio.truss.app.cli.clips;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.QueuedRenders;
import studio.truss.core.clips.preflight.DiskRoom;
import studio.truss.core.clips.preflight.Finding;
import studio.truss.core.clips.rendering.QueueCheck;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The preflight of renders, as a command tells it: warnings are said, what stops a clip is handed
/// back.
final class RenderChecks {
    private final QueueCheck check;
    private final Terminal terminal;
    private long promised;

    RenderChecks(AppGraph graph, Terminal terminal) {
        this.check = new QueueCheck(graph.library(), DiskRoom.real());
        this.terminal = terminal;
    }

    /// Why a clip is not to be rendered, in sentences; empty where it is.
    Optional<String> stops(QueuedRenders.Request request) {
        List<Finding> findings = check.of(request.clip(), request.plan(), promised);
        String stops =
                findings.stream()
                        .filter(Finding::stops)
                        .map(Finding::words)
                        .collect(Collectors.joining(" "));
        if (!stops.isEmpty()) {
            return Optional.of(stops);
        }
        promised += request.plan().bytesMost();
        findings.forEach(finding ->
                terminal.note(
                        "  %s: %s"
                                .formatted(
                                        request.plan().output().getFileName(), finding.words())));
        return Optional.empty();
    }
}
