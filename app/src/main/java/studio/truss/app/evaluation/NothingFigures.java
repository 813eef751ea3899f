package studio.truss.app.evaluation;

import org.jspecify.annotations.Nullable;

import studio.truss.app.measure.Row;
import studio.truss.core.clips.Analysis;
import studio.truss.core.moments.MomentSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Six minutes in which there is nothing to find: black, and still without a sound.
public final class NothingFigures {
    private static final long DURATION_MS = 6 * 60_000;
    private static final String TRAP = "trap_";

    private NothingFigures() {}

    /// @param videos a folder whose files `trap_*` are looked at too; null for none
    public static List<Row> of(TestStreams streams, @Nullable Path videos) {
        List<Row> rows = new ArrayList<>();
        for (Path trap : videos == null ? List.<Path>of() : traps(videos)) {
            rows.add(row(streams, String.valueOf(trap.getFileName()), trap));
        }
        rows.add(
                row(
                        streams,
                        "black, 6 min without a sound",
                        blank(streams, "color=black:size=320x180:rate=30", "black.mp4")));
        rows.add(
                row(
                        streams,
                        "a still picture, 6 min without a sound",
                        blank(streams, "smptebars=size=320x180:rate=30", "still.mp4")));
        return rows;
    }

    private static List<Path> traps(Path videos) {
        try (Stream<Path> files = Files.list(videos)) {
            return files.filter(f -> String.valueOf(f.getFileName()).startsWith(TRAP))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + videos, e);
        }
    }

    private static Path blank(TestStreams streams, String picture, String name) {
        return streams.composed(picture, "", name, 320, 180, DURATION_MS);
    }

    private static Row row(TestStreams streams, String name, Path file) {
        Analysis analysis = streams.analysed(file, null, 0, MomentSettings.usual());
        return Row.atMost(
                "nothing: moments in " + name, analysis.findings().moments().size(), "", 0);
    }
}
