package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.core.library.Proposal;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.TimeRange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `truss eval creator` on a library whose clips the creator has judged by the commands.
class CreatorEvalTest {
    private static final VideoId VIDEO = VideoId.of("video-1");

    @TempDir private Path folder;

    @Test
    void theScoresAreMeasuredByWhatTheCreatorAcceptedAndRejected() throws IOException {
        JsonNode told = evaluated(List.of(90, 80, 60, 20), List.of(70, 50, 40, 30), List.of(99));
        assertEquals(4, row(told, "creator: accepted clips").path("value").asDouble());
        assertEquals(4, row(told, "creator: rejected clips").path("value").asDouble());
        JsonNode ranked = row(told, "creator: AP of the scores");
        assertEquals((1 + 1 + 3 / 4.0 + 4 / 8.0) / 4, ranked.path("value").asDouble(), 1e-4);
        assertEquals(0.5, ranked.path("target").asDouble());
        assertTrue(ranked.path("ok").asBoolean());
        assertEquals(
                11 / 16.0,
                row(told, "creator: accepted scores higher than rejected").path("value").asDouble(),
                1e-4);
    }

    @Test
    void scoresThatTheCreatorContradictsMissTheTarget() throws IOException {
        JsonNode told = evaluated(List.of(10, 20, 15, 12), List.of(70, 50, 40, 30), List.of());
        assertFalse(row(told, "creator: AP of the scores").path("ok").asBoolean(true));
    }

    @Test
    void tooFewVerdictsGiveNoFigureAndSaySo() throws IOException {
        JsonNode told = evaluated(List.of(90, 80), List.of(70, 50, 40, 30), List.of(60));
        assertTrue(told.path("rows").isEmpty());
        assertTrue(told.path("notes").path(0).asText().contains("2 accepted and 4 rejected"));
    }

    private JsonNode evaluated(List<Integer> accepted, List<Integer> rejected, List<Integer> open)
            throws IOException {
        Shell shell = new Shell(folder.resolve("home"));
        List<String> ids = new ArrayList<>();
        try (AppGraph graph = shell.graph()) {
            graph.library().create(video());
            List<Proposal> proposals = new ArrayList<>();
            Stream.of(accepted, rejected, open)
                    .flatMap(List::stream)
                    .forEach(score -> proposals.add(proposal(proposals.size(), score)));
            graph.library()
                    .recordMoments(VIDEO, proposals)
                    .forEach(made -> ids.add(made.clipId().value()));
        }
        int a = accepted.size();
        judge(shell, "approve", ids.subList(0, a));
        judge(shell, "reject", ids.subList(a, a + rejected.size()));
        Shell.Ran ran = shell.run("eval", "creator", "--json");
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out());
    }

    private static Asset video() {
        String now = "2026-11-22T07:17:19.123Z";
        return new Asset(
                VIDEO,
                "Talk",
                "local",
                "talk.mp4",
                "0".repeat(64),
                15L,
                600_000L,
                640L,
                360L,
                "30/1",
                null,
                Asset.Status.ANALYZED,
                Set.of(),
                now,
                now);
    }

    private static Proposal proposal(int index, int score) {
        long start = 30_000L * index;
        return new Proposal(
                TimeRange.of(start, start + 20_000),
                "Moment " + index,
                BigDecimal.valueOf(score),
                null,
                1L,
                null,
                "crop");
    }

    private static void judge(Shell shell, String verdict, List<String> ids) {
        List<String> words = new ArrayList<>(ids);
        words.addFirst(verdict);
        Shell.Ran ran = shell.run(words.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
    }

    private static JsonNode row(JsonNode told, String name) {
        for (JsonNode row : told.path("rows")) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no row '" + name + "' in " + told);
    }
}
