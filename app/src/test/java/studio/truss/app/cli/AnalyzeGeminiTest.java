package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.asking.GeminiAsk;
import studio.truss.app.cli.asking.GeminiOptions;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.testing.Footage;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `truss analyze --gemini` from the command to the library, against the stand-in.
@Tag("long")
class AnalyzeGeminiTest {
    @TempDir private static Path made;
    @TempDir private Path folder;
    private static Path film;
    private GeminiStandIn gemini;

    @BeforeAll
    static void film() {
        film =
                Footage.ofPicture("testsrc2=s=320x180:r=10")
                        .sound("sine=f=300:r=16000,volume='if(between(t,20,22),1,0.05)':eval=frame")
                        .seconds(30)
                        .write(made.resolve("a talk.mp4"));
    }

    @BeforeEach
    void start() throws IOException {
        gemini = GeminiStandIn.start();
    }

    @AfterEach
    void end() {
        gemini.close();
    }

    private Shell shell() {
        return shell(GeminiStandIn.KEY);
    }

    private Shell shell(String key) {
        return new Shell(
                folder.resolve("home"),
                Map.of(
                        "TRUSS_KEYCHAIN",
                        "off",
                        "GEMINI_API_KEY",
                        key,
                        "GOOGLE_GEMINI_BASE_URL",
                        gemini.endpoint().toString()));
    }

    private static JsonNode json(Shell.Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out());
    }

    private Shell.Ran analyze(String... more) {
        List<String> args =
                new ArrayList<>(List.of("analyze", film.toString(), "--gemini", "--json"));
        args.addAll(List.of(more));
        return shell().run(args.toArray(String[]::new));
    }

    @Test
    void whatGeminiSaysIsInTheManifestAndTheLibraryAndCostsOnce() throws IOException {
        Shell.Ran ran = analyze("--budget", "0.50");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        JsonNode first = json(ran);
        int asked = gemini.questions().size();
        assertEquals(asked, first.path("requests").asInt());
        assertEquals(gemini.uploadedBytes(), first.path("uploadedBytes").asLong());
        assertTrue(first.path("costUsd").asDouble() > 0, ran.out());
        assertEquals(0, first.path("chapters").path(0).path("startMs").asLong(-1));
        assertFalse(first.path("transcript").path(0).path("words").isEmpty());
        assertTrue(first.path("problems").isEmpty(), ran.out());
        JsonNode row = first.path("moments").path(0).path("evidence").path(8);
        assertEquals("gemini", row.path("signal").asText());
        assertTrue(row.path("weight").asDouble() > 0);
        String library = shell().run("library", "--json").out();
        assertTrue(library.contains("#CHAPTERS"), library);

        JsonNode plain = json(shell().run("analyze", film.toString(), "--json"));
        assertEquals(first.path("moments"), plain.path("moments"), "what was paid for stays");

        JsonNode again = json(analyze());
        assertEquals(asked, gemini.questions().size(), "nothing is asked twice");
        assertEquals(0, again.path("requests").asInt());
        assertEquals(0, again.path("uploadedBytes").asLong());
        assertEquals(first.path("moments"), again.path("moments"));
        assertEquals(first.path("transcript"), again.path("transcript"));
        assertEquals(
                library.lines().count(),
                shell().run("library", "--json").out().lines().count(),
                "nothing is there twice");
    }

    @Test
    void aDryRunSendsNothingAndNeedsNoKey() throws IOException {
        Shell.Ran ran =
                new Shell(folder.resolve("home"), Map.of("TRUSS_KEYCHAIN", "off"))
                        .run("analyze", film.toString(), "--gemini", "--dry-run", "--json");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        JsonNode json = json(ran);
        assertTrue(json.path("forecast").path("requests").asInt() > 0, ran.out());
        assertTrue(json.path("forecast").path("costUsd").asDouble() > 0);
        assertEquals(0, json.path("requests").asInt(-1));
        assertEquals(0, gemini.requests().size());
        assertTrue(ran.err().contains("prices of"), ran.err());
    }

    @Test
    void aDryRunSaysThatTheMonthWouldStopIt() throws IOException {
        shell().run("gemini", "set", "--budget", "0.001");
        Shell.Ran ran = analyze("--dry-run");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.err().contains("It would be stopped: $0.0010 of the month's"), ran.err());
        assertTrue(ran.err().contains("truss gemini set --budget"), ran.err());
        JsonNode json = json(ran);
        assertEquals("blocked", json.path("problems").path(0).path("kind").asText());
        assertEquals(0.001, json.path("forecast").path("monthLeftUsd").asDouble());
    }

    @Test
    void aLibraryThatTakesNoOrderPromisesNothingAndLeavesTheAnalysis() throws IOException {
        ObjectNode manifest = (ObjectNode) json(analyze());
        int asked = gemini.questions().size();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(said, true, UTF_8));
        try (AppGraph graph = shell().graph();
                GeminiAsk ask = new GeminiAsk(graph, Terminal.ofProcess())) {
            graph.library().database().write(s -> s.update("PRAGMA query_only=1"));
            GeminiOptions options = CommandLine.populateCommand(new GeminiOptions(), "--gemini");
            String sha256 = manifest.path("source").path("sha256").asText();
            assertEquals(ExitCode.SOME_FAILED, ask.about(sha256, options, manifest));
        } finally {
            System.setErr(err);
        }
        String words = said.toString(UTF_8);
        assertFalse(words.contains("costs nothing"), words);
        assertTrue(words.contains("cannot be read or written"), words);
        assertTrue(words.contains("Nothing was asked"), words);
        assertEquals("failed", manifest.path("problems").path(0).path("kind").asText());
        assertFalse(manifest.path("moments").isEmpty());
        assertEquals(asked, gemini.questions().size());
    }

    @Test
    void aFilmThatIsBlackAllThroughIsNotAskedAboutAndItIsSaid() throws IOException {
        Path black =
                Footage.ofPicture("color=c=black:s=320x180:r=10")
                        .sound("sine=f=300:r=16000")
                        .seconds(30)
                        .write(folder.resolve("black.mp4"));
        for (String way : List.of("--dry-run", "--budget=0.50")) {
            Shell.Ran ran = shell().run("analyze", black.toString(), "--gemini", "--json", way);
            // as without Gemini
            assertEquals(ExitCode.NOTHING_FOUND, ran.code(), ran.err());
            JsonNode json = json(ran);
            assertEquals("not_asked", json.path("problems").path(0).path("kind").asText());
            assertEquals(1, json.path("problems").size(), ran.out());
            assertEquals(
                    way.equals("--dry-run") ? "" : "done",
                    json.path("gemini").path("state").asText());
            assertTrue(ran.err().contains("The whole video is black: nothing was asked."));
            assertEquals(0, json.path("requests").asInt(-1));
            assertEquals(0, json.path("costUsd").asDouble(-1));
        }
        assertEquals(0, gemini.requests().size());
    }

    @Test
    void aBudgetThatDoesNotReachIsSaidAndTheAnalysisIsThere() throws IOException {
        Shell.Ran ran = analyze("--budget", "0.001");
        assertEquals(ExitCode.SOME_FAILED, ran.code(), ran.err());
        JsonNode json = json(ran);
        assertEquals("blocked", json.path("problems").path(0).path("kind").asText());
        assertFalse(json.path("moments").isEmpty(), ran.out());
        assertEquals(0, gemini.requests().size());
    }

    @Test
    void aKeyThatIsNotTakenCostsGeminiAlone() throws IOException {
        gemini.faults().always(Operation.BEGIN, Fault.error(401, "UNAUTHENTICATED", "no"));
        Shell.Ran ran = analyze();
        assertEquals(ExitCode.SOME_FAILED, ran.code());
        assertTrue(ran.err().contains("does not take this key"), ran.err());
        assertTrue(ran.err().contains("what was answered is kept"), ran.err());
        assertFalse(json(ran).path("moments").isEmpty());
        gemini.faults().clear();
        assertEquals(ExitCode.DONE, analyze().code());
    }

    @Test
    void answersThatNobodyCanReadAreAFailureAndTheSameCommandAsksForThemAnew() throws IOException {
        String broken =
                """
                data: {"candidates": [{"content": {"parts": [{"text": "{\\"moments\\":[{\\"sta"}]},
                 "finishReason": "STOP"}], "usageMetadata": {"promptTokenCount": 7}}\
                """
                        .replace("\n", "");
        gemini.faults().always(Operation.ASK, new Fault.InStream(0, broken + "\r\n\r\n"));
        Shell.Ran ran = analyze();
        assertEquals(ExitCode.SOME_FAILED, ran.code(), ran.err());
        JsonNode problem = json(ran).path("problems").path(0);
        assertEquals("failed", problem.path("kind").asText(), ran.out());
        assertTrue(problem.path("message").asText().contains("broke off"), ran.out());
        assertTrue(ran.err().contains("Asking again asks for this alone"), ran.err());
        gemini.faults().clear();
        assertEquals(ExitCode.DONE, analyze().code());
    }

    @Test
    void anotherModelThatAnswersInPlaceOfTheFirstIsSaid() throws IOException {
        gemini.haveModels(List.of("gemini-3.5-flash-lite"));
        Shell.Ran ran = analyze();
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.err().contains("gemini-3.5-flash-lite answered in its place"), ran.err());
        JsonNode problem = json(ran).path("problems").path(0);
        assertEquals("other_model", problem.path("kind").asText(), ran.out());
    }

    @Test
    void oddAmountsAreRefusedBeforeAnyWork() {
        assertEquals(ExitCode.USAGE, analyze("--budget", "lots").code());
        assertEquals(ExitCode.USAGE, analyze("--budget", "-1").code());
        assertEquals(
                ExitCode.USAGE, shell().run("analyze", film.toString(), "--budget", "1").code());
    }

    @Test
    void whatIsSentCanBeReadAndWhatItCostsIsListed() throws IOException {
        Path chat = Files.writeString(folder.resolve("chat.txt"), "0:00:21 hello NOBODY_KNOWS\n");
        shell().run("analyze", film.toString(), "--chat", chat.toString());
        Shell.Ran sent = shell().run("gemini", "sent", film.toString());
        assertEquals(ExitCode.DONE, sent.code(), sent.err());
        assertTrue(sent.out().contains("Window 1 of 1, 0:00 to 0:30"), sent.out());
        assertTrue(sent.out().contains("You are an editor"), sent.out());
        analyze();
        Shell.Ran jobs = shell().run("gemini");
        assertTrue(jobs.out().contains("done"), jobs.out());
        assertTrue(jobs.out().contains("of $5.00"), jobs.out());
        assertEquals(
                ExitCode.DONE,
                shell().run("gemini", "set", "--budget", "1.50", "--model", "gemini-x").code());
        assertTrue(shell().run("gemini").out().contains("of $1.50"), "the budget is kept");
        assertTrue(shell().run("gemini").out().contains("gemini-x"), "the model is kept");
        assertEquals(ExitCode.USAGE, shell().run("gemini", "set", "--budget", "x").code());
        assertEquals(ExitCode.USAGE, shell().run("gemini", "set", "--model", "a b").code());
    }
}
