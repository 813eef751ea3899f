package studio.truss.app.cli.media;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.cloud.CloudMedia;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.TransferProgress;
import studio.truss.core.transfer.TransferProgress.Step;
import studio.truss.core.transfer.TransferReport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Moves files until nothing waits or something stands in the way, and says how it goes.
final class TransferRun {
    private static final long PAUSE_MOST_MS = 1_000;

    private final CloudMedia media;
    private final Terminal terminal;
    private final Clock clock;

    TransferRun(CloudMedia media, Terminal terminal, Clock clock) {
        this.media = media;
        this.terminal = terminal;
        this.clock = clock;
    }

    /// @param asked what this command is about
    /// @return the exit code
    int until(Collection<Transfer> asked) throws InterruptedException {
        while (true) {
            switch (media.run(() -> false, this::heard)) {
                case TransferReport.AnotherRuns() -> {
                    terminal.note("Another Truss Studio of this machine moves the files.");
                    return ExitCode.DONE;
                }
                case TransferReport.Ran ran -> {
                    if (ran.stopped() != null) {
                        terminal.note("truss: " + ran.stopped());
                        terminal.note(
                                "What was asked for waits; truss transfers lists it, truss upload"
                                        + " goes on with it.");
                        return ExitCode.NO_INPUT_USABLE;
                    }
                    if (ran.nextAt() == null) {
                        return end(asked);
                    }
                    waitUntil(ran.nextAt());
                }
            }
        }
    }

    /// Says what waits for another try, and lets the creator end it with Ctrl+C at any time.
    private void waitUntil(Instant next) throws InterruptedException {
        media.queue().list().stream()
                .filter(each -> each.state() == Transfer.State.WAITING && each.message() != null)
                .findFirst()
                .ifPresent(
                        each -> terminal.note(each.file().getFileName() + ": " + each.message()));
        while (clock.instant().isBefore(next)) {
            long left = Duration.between(clock.instant(), next).toMillis();
            Thread.sleep(Math.clamp(left, 1, PAUSE_MOST_MS));
        }
    }

    private void heard(TransferProgress progress) {
        if (progress.step() == Step.ENDED) {
            terminal.closeBar();
            return;
        }
        Transfer transfer = progress.transfer();
        String doing =
                switch (progress.step()) {
                    case READING -> "reading ";
                    case CHECKING -> "checking ";
                    default -> transfer.direction() == Transfer.Direction.UP ? "up " : "down ";
                };
        terminal.progress(
                "  " + doing + transfer.file().getFileName(),
                progress.bytesDone(),
                progress.bytesTotal(),
                "");
    }

    private int end(Collection<Transfer> asked) {
        Set<String> ids = asked.stream().map(Transfer::id).collect(Collectors.toSet());
        List<Transfer> failed =
                media.queue().list().stream()
                        .filter(each -> ids.contains(each.id()))
                        .filter(each -> each.state() == Transfer.State.FAILED)
                        .toList();
        for (Transfer each : failed) {
            terminal.note("truss: " + each.file().getFileName() + ": " + each.message());
        }
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.NO_INPUT_USABLE;
    }
}
