package studio.truss.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.AnalyzeCommand;
import studio.truss.app.cli.clips.ClipCommand;
import studio.truss.app.cli.clips.RenderCommand;
import studio.truss.app.cli.cloud.AccountCommand;
import studio.truss.app.cli.cloud.CloudLayoutCommand;
import studio.truss.app.cli.cloud.CloudStatusCommand;
import studio.truss.app.cli.cloud.ConflictsCommand;
import studio.truss.app.cli.cloud.LinkCommand;
import studio.truss.app.cli.cloud.LoginCommand;
import studio.truss.app.cli.cloud.LogoutCommand;
import studio.truss.app.cli.cloud.SyncCommand;
import studio.truss.app.cli.devcloud.CloudCommand;
import studio.truss.app.cli.devcloud.CloudUpCommand;
import studio.truss.app.cli.gemini.GeminiCancelCommand;
import studio.truss.app.cli.gemini.GeminiCommand;
import studio.truss.app.cli.gemini.GeminiDoctorCommand;
import studio.truss.app.cli.gemini.GeminiSentCommand;
import studio.truss.app.cli.gemini.GeminiSetCommand;
import studio.truss.app.cli.gemini.KeyCommand;
import studio.truss.app.cli.gemini.KeyListCommand;
import studio.truss.app.cli.gemini.KeyRemoveCommand;
import studio.truss.app.cli.gemini.KeySetCommand;
import studio.truss.app.cli.inspect.InspectCommand;
import studio.truss.app.cli.library.ClipDecisions;
import studio.truss.app.cli.library.ExportCommand;
import studio.truss.app.cli.library.LibraryCommand;
import studio.truss.app.cli.library.MomentsCommand;
import studio.truss.app.cli.library.QueryCommand;
import studio.truss.app.cli.library.SetCommand;
import studio.truss.app.cli.library.TranscriptCommand;
import studio.truss.app.cli.measure.BenchCommand;
import studio.truss.app.cli.measure.DemoCommand;
import studio.truss.app.cli.measure.EvalCommand;
import studio.truss.app.cli.measure.ProveCommand;
import studio.truss.app.cli.media.RestoreCommand;
import studio.truss.app.cli.media.TransfersCommand;
import studio.truss.app.cli.media.UploadCommand;
import studio.truss.app.cli.studio.ScreenshotsCommand;
import studio.truss.app.cli.studio.StudioCommand;
import studio.truss.app.cli.studio.TrainCommand;

/// All commands, put together.
final class CommandLines {
    private CommandLines() {}

    static CommandLine of(AppGraph graph) {
        CommandErrors errors = new CommandErrors();
        return new CommandLine(new TrussCommand(graph))
                .addSubcommand(new StudioCommand(graph))
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
                .addSubcommand(new TranscriptCommand(graph))
                .addSubcommand(new ExportCommand(graph))
                .addSubcommand(new QueryCommand(graph))
                .addSubcommand(
                        new CommandLine(new CloudCommand())
                                .addSubcommand(new CloudUpCommand(graph))
                                .addSubcommand(new CloudStatusCommand(graph))
                                .addSubcommand(new CloudLayoutCommand(graph)))
                .addSubcommand(new LoginCommand(graph))
                .addSubcommand(new LinkCommand(graph))
                .addSubcommand(new LogoutCommand(graph))
                .addSubcommand(new AccountCommand(graph))
                .addSubcommand(new SyncCommand(graph))
                .addSubcommand(
                        "conflicts",
                        new CommandLine(new ConflictsCommand(graph))
                                .addSubcommand(new ConflictsCommand.Resolve(graph)))
                .addSubcommand(new UploadCommand(graph))
                .addSubcommand(new TransfersCommand(graph))
                .addSubcommand(new RestoreCommand(graph))
                .addSubcommand(
                        new CommandLine(new GeminiCommand(graph))
                                .addSubcommand(new GeminiSentCommand(graph))
                                .addSubcommand(new GeminiSetCommand(graph))
                                .addSubcommand(new GeminiCancelCommand(graph)))
                .addSubcommand(
                        new CommandLine(new KeyCommand())
                                .addSubcommand(new KeySetCommand(graph))
                                .addSubcommand(new KeyListCommand(graph))
                                .addSubcommand(new KeyRemoveCommand(graph)))
                .addSubcommand(new DemoCommand(graph))
                .addSubcommand(
                        new CommandLine(new DoctorCommand(graph))
                                .addSubcommand(new GeminiDoctorCommand(graph)))
                .addSubcommand(new BenchCommand(graph))
                .addSubcommand(new EvalCommand(graph))
                .addSubcommand(new ScreenshotsCommand(graph))
                .addSubcommand(new TrainCommand(graph))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Integer.class, CommandLines::wholeNumber)
                .registerConverter(int.class, CommandLines::wholeNumber)
                .registerConverter(double.class, CommandLines::number);
    }

    /// What is meant by the program's arguments: a link alone, as a desktop hands it over, is to be
    /// opened.
    static String[] meant(String... args) {
        return args.length == 1 && args[0].startsWith(LinkCommand.SCHEME)
                ? new String[] {"link", args[0]}
                : args;
    }

    private static Integer wholeNumber(String typed) {
        try {
            return Integer.valueOf(typed);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + typed + "' is no whole number of use here");
        }
    }

    private static Double number(String typed) {
        try {
            return Double.valueOf(typed);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + typed + "' is no number such as 1.5");
        }
    }
}
