package studio.truss.core.worker.lane;

import studio.truss.core.worker.WorkerServer;
import studio.truss.core.worker.protocol.Frame;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How a worker process is to be started.
///
/// @param mainClass a class whose main calls [WorkerServer#serve]
/// @param heapMb upper bound of the Java heap
/// @param processMb resident size above which native allocations fail, 0 for no bound
/// @param lowPriority gives way to what the person does
/// @param options further options of the Java launcher
/// @param startUp how long it may take until it is ready
public record WorkerSpec(
        String mainClass,
        int heapMb,
        int processMb,
        boolean lowPriority,
        List<String> options,
        Duration startUp) {

    public WorkerSpec {
        options = List.copyOf(options);
    }

    /// Analysis and renders: room to work, low priority.
    public static WorkerSpec batch(String mainClass) {
        return new WorkerSpec(mainClass, 512, 3072, true, List.of(), Duration.ofSeconds(20));
    }

    /// The window's own worker: the whole process stays under 400 MB.
    public static WorkerSpec interactive(String mainClass) {
        return new WorkerSpec(mainClass, 64, 380, false, List.of(), Duration.ofSeconds(20));
    }

    /// The command line. With a shell the worker answers on a descriptor of its own (3), so that
    /// nothing that native code or the Java runtime prints can get between the frames, and the
    /// terminal's Ctrl+C reaches the parent alone, which then ends its workers.
    ///
    /// @param crashReport where the runtime writes when native code crashes, `%p` for the process
    ///   id
    List<String> command(JavaHost host, Path crashReport) {
        List<String> command = new ArrayList<>();
        Path shell = host.shell();
        if (shell != null) {
            String script = "trap '' INT; exec \"$@\" 3>&1 1>&2";
            command.addAll(List.of(shell.toString(), "-c", script, "truss-worker"));
        }
        Path nice = host.nice();
        if (lowPriority && nice != null) {
            command.addAll(List.of(nice.toString(), "-n", "10"));
        }
        command.add(host.java().toString());
        command.add("-Xmx" + heapMb + "m");
        command.addAll(
                List.of(
                        "-Xss1m",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:+DisplayVMOutputToStderr",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + crashReport,
                        "-Xlog:disable",
                        "-Xlog:all=warning:stderr",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.awt.headless=true",
                        "-Dorg.bytedeco.javacpp.maxBytes=0",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes="
                                + (processMb == 0 ? "0" : processMb + "m")));
        if (host.aotCache() != null) {
            command.add("-XX:AOTCache=" + host.aotCache());
        }
        if (shell != null) {
            command.add("-D" + Frame.CHANNEL + "=/dev/fd/3");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", host.classPath(), mainClass));
        return command;
    }
}
