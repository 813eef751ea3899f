package studio.truss.app.cli.clips;

import studio.truss.app.cli.console.ExitCode;

import java.util.Collection;

/// What came of one input of a command that takes several, and the exit code of all together.
public enum InputOutcome {
    /// Everything asked for was done.
    DONE,
    /// It could be used, and holds nothing worth a clip.
    NOTHING_FOUND,
    /// No clip can be made of it.
    UNUSABLE,
    /// It could be used, and part of the work failed.
    FAILED;

    public static int exitCode(Collection<InputOutcome> outcomes) {
        if (outcomes.stream().allMatch(o -> o == DONE || o == NOTHING_FOUND)) {
            return outcomes.contains(DONE) ? ExitCode.DONE : ExitCode.NOTHING_FOUND;
        }
        return outcomes.stream().allMatch(o -> o == UNUSABLE)
                ? ExitCode.NO_INPUT_USABLE
                : ExitCode.SOME_FAILED;
    }
}
