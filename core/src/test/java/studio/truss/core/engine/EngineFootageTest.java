package studio.truss.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.worker.lane.FaultLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The engine over real footage and real damage: the folder is given by `-Dtruss.testdata=DIR`.
class EngineFootageTest {
    /// What must be said of files whose trouble is beyond doubt.
    private static final Map<String, MediaProblem.Kind> EXPECTED =
            Map.of(
                    "zero.mp4", MediaProblem.Kind.EMPTY,
                    "text_renamed.mp4", MediaProblem.Kind.NOT_MEDIA,
                    "png_renamed.mp4", MediaProblem.Kind.NOT_MEDIA,
                    "truncated_half.mp4", MediaProblem.Kind.TRUNCATED,
                    "truncated_1kb.mp4", MediaProblem.Kind.TRUNCATED,
                    "bitflips_40.mp4", MediaProblem.Kind.DAMAGED,
                    "sample_with_invalid_nalu.mp4", MediaProblem.Kind.DAMAGED,
                    "encrypted-track-without-tenc.mp4", MediaProblem.Kind.DRM,
                    "test_case_1519617-cenc-init-with-track_id-0.mp4", MediaProblem.Kind.DRM);

    private final Path data = Path.of(System.getProperty("truss.testdata", ""));
    private final List<String> faults = new ArrayList<>();
    private Engine engine;

    @BeforeEach
    void open() {
        assumeFalse(data.toString().isEmpty(), "no footage here");
        FaultLog log = (code, details) -> faults.add(code + " " + details);
        engine = Engine.open(log);
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private static List<Path> films(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().matches(".*\\.(json|tar|txt)"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyGoodFilmCanBeUsed() throws IOException {
        for (Path film : films(data.resolve("video"))) {
            assertInstanceOf(ProbeResult.Usable.class, engine.probe(film), film.toString());
        }
    }

    @Test
    void everyBadFileGetsWordsAndNoneTakesAWorkerDown() throws IOException {
        for (Path film : films(data.resolve("bad"))) {
            MediaProblem problem =
                    switch (engine.probe(film)) {
                        case ProbeResult.Usable usable -> null;
                        case ProbeResult.Partly(var info, var p, var usableMs) -> p;
                        case ProbeResult.Unusable(var p, var info) -> p;
                    };
            MediaProblem.Kind expected = EXPECTED.get(String.valueOf(film.getFileName()));
            if (expected != null) {
                assertEquals(expected, problem == null ? null : problem.kind(), film.toString());
            }
            if (problem != null) {
                assertFalse(problem.message().isBlank(), film.toString());
                assertFalse(problem.message().contains("Exception"), problem.message());
            }
        }
        assertTrue(faults.isEmpty(), faults::toString);
    }

    @Test
    void badFilesThatOpenCanBeWatchedToTheirEnd() throws IOException {
        for (Path film : films(data.resolve("bad"))) {
            MediaInfo info =
                    switch (engine.probe(film)) {
                        case ProbeResult.Usable(var i) -> i;
                        case ProbeResult.Partly(var i, var problem, var usableMs) -> i;
                        case ProbeResult.Unusable unusable -> null;
                    };
            if (info != null && info.video() != null) {
                EngineResult<Watched> result =
                        engine.watch(
                                EngineJobs.Watch.whole(film, info.video(), info.durationMs(), null),
                                Heartbeat.none());
                assertFalse(result instanceof EngineResult.Cancelled<Watched>, film.toString());
            }
        }
        assertTrue(faults.isEmpty(), faults::toString);
    }
}
