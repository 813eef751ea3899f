package studio.truss.app.measure;

import org.jspecify.annotations.Nullable;

import studio.truss.core.worker.lane.JavaHost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the studio takes from its process's beginning to the first frame of its window, and how
/// often the window stood still on the way, without a display: with the JDK's AOT cache that the
/// build makes, and without.
public final class StartBench {
    private static final double TARGET = 0.6;
    private static final Pattern STALL = Pattern.compile("The window stood still for");
    private static final Pattern SAID = Pattern.compile("first frame after (\\d+) ms");

    /// @param stalls of the window's thread, of more than 100 ms
    private record Start(double ms, long stalls) {}

    private StartBench() {}

    /// @param folder takes the data of the studio
    public static List<Row> run(Path folder, int rounds, List<String> notes) {
        JavaHost host = JavaHost.current();
        if (host.aotCache() == null) {
            notes.add("start: this process has no AOT cache, so there is nothing to compare.");
            return List.of();
        }
        once(host, null, folder);
        double[] with = new double[rounds];
        double[] without = new double[rounds];
        double[] ratios = new double[rounds];
        double[] stalls = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            without[i] = once(host, null, folder).ms();
            Start start = once(host, host.aotCache(), folder);
            with[i] = start.ms();
            stalls[i] = start.stalls();
            ratios[i] = with[i] / without[i];
        }
        return List.of(
                Row.fact("start: first frame", Meter.median(with), "ms")
                        .against(Meter.median(without))
                        .over(rounds),
                Row.atMost("start: first frame, ratio", Meter.median(ratios), "", TARGET)
                        .over(rounds),
                Row.fact("start: pulses over 100 ms before it", Meter.median(stalls), "")
                        .over(rounds));
    }

    private static Start once(JavaHost host, @Nullable String cache, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(host.java().toString());
        if (cache != null) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xlog:disable",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-cp",
                        host.classPath(),
                        "studio.truss.app.cli.Main",
                        "studio",
                        "--first-frame"));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("TRUSS_HOME", folder.resolve("start").toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = SAID.matcher(said);
            if (process.waitFor() != 0 || !found.find()) {
                throw new IllegalStateException("the studio did not open: " + said);
            }
            return new Start(
                    Double.parseDouble(found.group(1)), STALL.matcher(said).results().count());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
