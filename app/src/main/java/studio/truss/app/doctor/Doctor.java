package studio.truss.app.doctor;

import com.sun.management.OperatingSystemMXBean;

import studio.truss.app.AppAssets;
import studio.truss.app.AppGraph;
import studio.truss.app.ProgramVersion;
import studio.truss.app.doctor.Checkup.Fact;
import studio.truss.app.doctor.Checkup.Section;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.worker.lane.JavaHost;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Asks the machine what it can do. The encoders are asked afresh, whatever was remembered.
public final class Doctor {
    private static final long GB = 1_000_000_000;

    /// Below this a long stream's clips may not fit.
    private static final long FREE_DISK_MIN = 5 * GB;

    private final AppGraph graph;

    public Doctor(AppGraph graph) {
        this.graph = graph;
    }

    public Checkup examine() {
        return new Checkup(
                List.of(program(), machine(), media(), seeing(), storage(), assets()),
                graph.freshLadder());
    }

    private static Section program() {
        String cache = JavaHost.current().aotCache();
        return new Section(
                "program",
                "Program",
                List.of(
                        Fact.of("version", ProgramVersion.text()),
                        Fact.of(
                                "jdk",
                                Runtime.version()
                                        + " "
                                        + System.getProperty("java.vendor", "")
                                        + " in "
                                        + System.getProperty("java.home", "")),
                        new Fact(
                                "aotCache",
                                cache == null
                                        ? "not used: commands start more slowly"
                                        : "asked for: " + cache,
                                cache != null)));
    }

    private static Section machine() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Section(
                "machine",
                "Machine",
                List.of(
                        Fact.of(
                                "system",
                                system.getName()
                                        + " "
                                        + system.getVersion()
                                        + " "
                                        + system.getArch()),
                        Fact.of("cores", Integer.toString(system.getAvailableProcessors())),
                        Fact.of(
                                "memory",
                                gigabytes(system.getTotalMemorySize())
                                        + ", free "
                                        + gigabytes(system.getFreeMemorySize()))));
    }

    private static Section media() {
        String licence = Libav.license();
        return new Section(
                "media",
                "Media",
                List.of(
                        Fact.of("ffmpeg", Libav.version() + ", bundled libraries"),
                        Fact.of(
                                "licence",
                                licence.equals("gpl")
                                        ? "gpl (with x264)"
                                        : licence + " (without x264)")));
    }

    private Section seeing() {
        boolean model = graph.faceModel().isPresent();
        boolean font = graph.assets().find(AppAssets.REGULAR_FONT).isPresent();
        return new Section(
                "detectors",
                "Detectors and fonts",
                List.of(
                        new Fact(
                                "faces",
                                model
                                        ? "MediaPipe full range"
                                        : "OpenCV's cascades stand in: the build could not fetch"
                                                + " MediaPipe's weights (npm)",
                                model),
                        Fact.of("sound", "speech, laughter and crowds by their physics, built in"),
                        new Fact(
                                "font",
                                font
                                        ? "Inter"
                                        : "the JDK's own font stands in: the build could not fetch"
                                                + " Inter (npm)",
                                font)));
    }

    private Section storage() {
        Path root = graph.data().root();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("data", root.toString()));
        Path there = root;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            long free = there == null ? 0 : Files.getFileStore(there).getUsableSpace();
            facts.add(new Fact("freeDisk", gigabytes(free), free >= FREE_DISK_MIN));
        } catch (IOException e) {
            facts.add(new Fact("freeDisk", "not known: " + e.getMessage(), false));
        }
        return new Section("storage", "Storage", facts);
    }

    private Section assets() {
        List<Fact> facts = new ArrayList<>();
        for (AppAssets.Asset asset : graph.assets().fetched()) {
            facts.add(Fact.of(asset.name(), asset.npmPackage() + " " + asset.version()));
        }
        if (facts.isEmpty()) {
            facts.add(
                    new Fact("none", "npm was missing, or could not fetch, at build time", false));
        }
        return new Section("assets", "Fetched by the build", facts);
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / (double) GB);
    }
}
