package studio.truss.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import studio.truss.app.ErrorCode;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.PlainText;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.transfer.TransferException;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.stack.CloudConfigException;
import studio.truss.platform.vault.VaultException;

import java.io.PrintWriter;
import java.io.UncheckedIOException;

/// The last place an error reaches. What a user can understand is said in a sentence; anything else
/// is a bug and gets a short code to quote. Nobody sees a stack trace unless `TRUSS_DEBUG` is set.
final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        say(err, e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (e instanceof CommandFailure failure) {
            say(err, failure.getMessage());
            return failure.exitCode();
        }
        if (e instanceof LibraryException problem) {
            say(err, problem.getMessage());
            return exitCode(problem.problem());
        }
        if (e instanceof SignInException
                || e instanceof CloudConfigException
                || e instanceof TransferException
                || e instanceof GeminiException
                || e instanceof GeminiSettingsFile.Unusable
                || e instanceof JobFailure
                || e instanceof VaultException) {
            say(err, e.getMessage());
            return ExitCode.NO_INPUT_USABLE;
        }
        if (e instanceof UnreadableItemException) {
            say(
                    err,
                    "Another program wrote this in a way that cannot be used here: "
                            + e.getMessage()
                            + ".");
            return ExitCode.NO_INPUT_USABLE;
        }
        if (e instanceof Heartbeat.Cancelled) {
            err.println("truss: interrupted.");
            return ExitCode.INTERRUPTED;
        }
        if (e instanceof UncheckedIOException io) {
            say(err, io.getMessage() + " (" + reason(io) + ")");
            return ExitCode.INTERNAL_ERROR;
        }
        err.println(
                "truss: internal error "
                        + ErrorCode.of(e)
                        + ". This is a fault of the program; quote the code.");
        if (System.getenv("TRUSS_DEBUG") != null) {
            e.printStackTrace(err);
        }
        return ExitCode.INTERNAL_ERROR;
    }

    private static void say(PrintWriter err, @Nullable String words) {
        err.println("truss: " + PlainText.lines(String.valueOf(words)));
    }

    /// A library that cannot be used is an input that cannot be used; what it refuses was asked for
    /// wrongly.
    private static int exitCode(LibraryException.Problem problem) {
        return switch (problem) {
            case NEWER, ADOPTED, DAMAGED, BUSY, FULL, UNREACHABLE, MISSING ->
                    ExitCode.NO_INPUT_USABLE;
            case EXISTS, REFUSED -> ExitCode.USAGE;
        };
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
