package studio.truss.app.cli.clips;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.logs.ChatLogReader;

import java.nio.file.Path;

/// Reads the chat log that a person named, and says what is odd about it.
public final class ChatFile {
    private final Terminal terminal;

    public ChatFile(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @throws CommandFailure where nothing of it can be used
    public ChatLog read(Path file) {
        return switch (new ChatLogReader().read(file)) {
            case ChatLogResult.Whole(var log) -> {
                log.warnings().forEach(terminal::note);
                yield log;
            }
            case ChatLogResult.Partly(var log, var problem) -> {
                log.warnings().forEach(terminal::note);
                terminal.note(problem);
                yield log;
            }
            case ChatLogResult.Refused(var problem) ->
                    throw new CommandFailure(ExitCode.NO_INPUT_USABLE, asTyped(file, problem));
        };
    }

    /// The reader knows a log by its name alone.
    private static String asTyped(Path file, String problem) {
        String name = String.valueOf(file.getFileName());
        return problem.startsWith(name) ? file + problem.substring(name.length()) : problem;
    }
}
