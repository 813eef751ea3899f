package studio.truss.app.cli.devcloud;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.file.Path;

/// What to do with a development cloud that is up.
final class Guidance {
    private Guidance() {}

    static void print(PrintStream out, Path stack, String email, @Nullable Path keep) {
        String login = "truss login --stack \"" + stack + "\" --email " + email;
        String second = "TRUSS_HOME=\"" + stack.resolveSibling("second-library") + "\" ";
        out.printf(
                """
                The development cloud is up, for this machine alone. Ctrl+C ends it; what it holds %s.

                In another terminal:
                  %s
                  truss sync
                The code that is asked for is printed here.

                A second library on this machine, which syncs with the first:
                  %s%s
                  %struss sync
                """,
                keep == null ? "goes then" : "stays in " + keep, login, second, login, second);
        out.flush();
    }
}
