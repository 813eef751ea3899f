package studio.truss.app.cli.clips;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/// What came of one input of a command that takes several, and the exit code of all together.
public enum InputOutcome {
    /// Everything asked for was done.
    DONE,
    /// It could be used, and holds nothing worth a clip.
    NOTHING_FOUND,
    /// No clip could be made of it.
    UNUSABLE,
    /// Some of its clips were made, some were not.
    FAILED;

    /// Work that was done and cannot be put down.
    static CommandFailure cannotWrite(Path file, IOException e) {
        return new CommandFailure(
                ExitCode.NO_INPUT_USABLE,
                "%s cannot be written: %s".formatted(file, FileTrouble.words(e)));
    }

    public static int exitCode(Collection<InputOutcome> outcomes) {
        if (outcomes.stream().allMatch(o -> o == DONE || o == NOTHING_FOUND)) {
            return outcomes.contains(DONE) ? ExitCode.DONE : ExitCode.NOTHING_FOUND;
        }
        return outcomes.stream().allMatch(o -> o == UNUSABLE)
                ? ExitCode.NO_INPUT_USABLE
                : ExitCode.SOME_FAILED;
    }
}
