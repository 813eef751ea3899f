package studio.truss.app.cli;

import picocli.CommandLine;

import studio.truss.app.AppGraph;

/// All commands, put together.
final class CommandLines {
    private CommandLines() {}

    static CommandLine of(AppGraph graph) {
        CommandErrors errors = new CommandErrors();
        return new CommandLine(new TrussCommand())
                .addSubcommand(new ClipCommand(graph))
                .addSubcommand(new AnalyzeCommand(graph))
                .addSubcommand(new RenderCommand(graph))
                .addSubcommand(new InspectCommand(graph))
                .addSubcommand(new ProveCommand())
                .addSubcommand(new LibraryCommand(graph))
                .addSubcommand(new MomentsCommand(graph))
                .addSubcommand(new SetCommand(graph))
                .addSubcommand(new ClipDecisions.Approve(graph))
                .addSubcommand(new ClipDecisions.Reject(graph))
                .addSubcommand(new ClipDecisions.Delete(graph))
                .addSubcommand(new QueryCommand(graph))
                .addSubcommand(new DemoCommand(graph))
                .addSubcommand(new DoctorCommand(graph))
                .addSubcommand(new BenchCommand(graph))
                .addSubcommand(new EvalCommand(graph))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
