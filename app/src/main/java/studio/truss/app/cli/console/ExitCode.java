package studio.truss.app.cli.console;

/// What the program tells its caller when it ends; fixed, because scripts rely on it.
public final class ExitCode {
    public static final int DONE = 0;
    public static final int INTERNAL_ERROR = 1;
    public static final int USAGE = 2;
    public static final int NO_INPUT_USABLE = 3;
    public static final int NOTHING_FOUND = 4;
    public static final int SOME_FAILED = 5;
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
