package studio.truss.app.cli.media;

import picocli.CommandLine.Option;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.core.transfer.flow.Bandwidth;

/// How much of the line files may take.
final class SpeedLimit {
    private static final double BYTES = 1_000_000;

    @Option(
            names = "--limit",
            paramLabel = "MB/S",
            description = "Megabytes a second at most, such as 2 or 0.5; without it no limit.")
    private double limit;

    Bandwidth bandwidth() {
        if (!(limit >= 0) || limit > 100_000) {
            throw CommandFailure.usage("--limit takes megabytes a second, such as 2 or 0.5.");
        }
        Bandwidth bandwidth = new Bandwidth();
        bandwidth.limit(Math.round(limit * BYTES));
        return bandwidth;
    }
}
