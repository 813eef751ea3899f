package studio.truss.app.cli.console;

/// A command cannot go on for a reason that its user can understand. The message is one or two
/// sentences: what is wrong and what to do.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public CommandFailure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    /// What was given cannot be worked on.
    public static CommandFailure unusable(String message) {
        return new CommandFailure(ExitCode.NO_INPUT_USABLE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
