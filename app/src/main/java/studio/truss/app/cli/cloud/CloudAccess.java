package studio.truss.app.cli.cloud;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Passphrases;
import studio.truss.app.cli.console.Prompt;
import studio.truss.platform.aws.stack.CloudConfig;

/// What every command about the cloud begins with.
public final class CloudAccess {
    private CloudAccess() {}

    /// The cloud of this machine.
    public static CloudConfig require(AppGraph graph) {
        return graph.cloudConfig()
                .read()
                .orElseThrow(() ->
                        new CommandFailure(
                                ExitCode.NO_INPUT_USABLE,
                                "No cloud is set up. truss login --stack FILE|URL takes the outputs"
                                        + " of your stack, as aws cloudformation describe-stacks"
                                        + " prints them; without one everything stays on this"
                                        + " machine."));
    }

    public static Passphrases passphrases(AppGraph graph, Prompt prompt) {
        return new Passphrases(graph.environment(), prompt, false);
    }
}
