package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.devcloud.gemini.Reply;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class GeminiDoctorTest {
    @TempDir private Path folder;
    private GeminiStandIn gemini;

    @BeforeEach
    void start() throws IOException {
        gemini = GeminiStandIn.start();
    }

    @AfterEach
    void end() {
        gemini.close();
    }

    private Shell shell(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TRUSS_KEYCHAIN", "off");
        environment.putIfAbsent("GOOGLE_GEMINI_BASE_URL", gemini.endpoint().toString());
        return new Shell(folder, environment);
    }

    private Shell withKey() {
        return shell(Map.of("GEMINI_API_KEY", GeminiStandIn.KEY));
    }

    private static void assertRan(int code, String words, Shell.Ran ran) {
        assertEquals(code, ran.code(), ran.err());
        assertTrue(ran.out().contains(words), ran.out());
        assertEquals("", ran.err());
        assertFalse(ran.out().contains(GeminiStandIn.KEY), "the key is shown");
    }

    private static JsonNode json(Shell.Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out()).path("gemini");
    }

    @Test
    void whatCameBackIsSaid() throws IOException {
        Shell.Ran ran = withKey().run("doctor", "gemini");
        assertRan(ExitCode.DONE, "key      of GEMINI_API_KEY", ran);
        assertRan(ExitCode.DONE, "model    gemini-3.8-flash", ran);
        assertRan(ExitCode.DONE, "3 can be asked", ran);
        assertRan(ExitCode.DONE, gemini.endpoint() + ", by GOOGLE_GEMINI_BASE_URL", ran);
        assertRan(ExitCode.DONE, " sent, ", ran);
        assertEquals(1, gemini.count(Operation.ASK));
        JsonNode json = json(withKey().run("doctor", "gemini", "--json"));
        assertTrue(json.path("ok").asBoolean());
        assertEquals("gemini-3.8-flash", json.path("model").asText());
        assertEquals(3, json.path("models").size());
        assertTrue(json.at("/tokens/prompt").asLong() > 0);
    }

    @Test
    void whatAskingCostIsSaidAndCountsInTheMonth() throws IOException {
        double cost = json(withKey().run("doctor", "gemini", "--json")).path("costUsd").asDouble();
        assertTrue(cost > 0, "it says what was used");
        JsonNode jobs = new ObjectMapper().readTree(withKey().run("gemini", "--json").out());
        assertEquals(cost, jobs.path("monthUsd").asDouble());
        assertRan(ExitCode.DONE, "counts in the month's budget", withKey().run("doctor", "gemini"));
        gemini.faults().next(Operation.ASK, Fault.error(429, "RESOURCE_EXHAUSTED", "no"));
        withKey().run("doctor", "gemini");
        jobs = new ObjectMapper().readTree(withKey().run("gemini", "--json").out());
        assertEquals(2 * cost, jobs.path("monthUsd").asDouble(), 1e-9, "a refusal costs nothing");
    }

    @Test
    void anAnswerInAnotherFormIsNoAnswer() throws IOException {
        for (String text : List.of("{\"word\": []}", "{\"word\": \" \"}", "ready", "[]")) {
            gemini.close();
            gemini = GeminiStandIn.start(0, Clock.systemUTC(), _ -> Reply.of(text));
            assertRan(
                    ExitCode.NO_INPUT_USABLE,
                    "not with the word that it was asked for: " + text.strip(),
                    withKey().run("doctor", "gemini"));
        }
        JsonNode jobs = new ObjectMapper().readTree(withKey().run("gemini", "--json").out());
        assertTrue(jobs.path("monthUsd").asDouble() > 0, "it is billed all the same");
    }

    @Test
    void keyThatIsNotTakenIsSaidWithWhatToDo() throws IOException {
        Shell shell = shell(Map.of("GOOGLE_API_KEY", "another"));
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "! Gemini does not take this key.",
                shell.run("doctor", "gemini"));
        JsonNode json = json(shell.run("doctor", "gemini", "--json"));
        assertFalse(json.path("ok").asBoolean());
        assertEquals("BAD_KEY", json.at("/error/kind").asText());
        assertEquals(2, gemini.requests().size(), "one for each command");
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "The key of GEMINI_API_KEY is none",
                shell(Map.of("GEMINI_API_KEY", "two words")).run("doctor", "gemini"));
    }

    @Test
    void modelThatIsGoneIsSaidWithThoseThatAreThere() {
        gemini.haveModels(List.of("gemini-9-flash", "gemini-9-pro"));
        Shell.Ran ran = withKey().run("doctor", "gemini");
        assertRan(ExitCode.NO_INPUT_USABLE, "does not have this model", ran);
        assertRan(ExitCode.NO_INPUT_USABLE, "gemini-9-flash, gemini-9-pro", ran);
        assertRan(
                ExitCode.DONE,
                "model    gemini-9-pro",
                withKey().run("doctor", "gemini", "--model", "gemini-9-pro"));
    }

    @Test
    void answerCountsWithoutAListOfModels() {
        gemini.faults().always(Operation.MODELS, Fault.error(404, "NOT_FOUND", "No list."));
        assertRan(ExitCode.DONE, "could not be listed", withKey().run("doctor", "gemini"));
        gemini.haveModels(List.of());
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "does not have this model",
                withKey().run("doctor", "gemini"));
    }

    @Test
    void quotaThatIsUsedUpIsSaid() {
        gemini.faults().next(Operation.ASK, Fault.quota("37s"));
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "The key's limit for a minute is reached.",
                withKey().run("doctor", "gemini"));
    }

    @Test
    void whoDoesNotAnswerIsSaid() throws IOException {
        gemini.close();
        assertRan(ExitCode.NO_INPUT_USABLE, "cannot be reached", withKey().run("doctor", "gemini"));
        assertRan(
                ExitCode.NO_INPUT_USABLE,
                "would send your key in the clear",
                shell(
                                Map.of(
                                        "GEMINI_API_KEY",
                                        "key",
                                        "GOOGLE_GEMINI_BASE_URL",
                                        "http://gemini.example"))
                        .run("doctor", "gemini"));
    }

    @Test
    void withoutAKeyNobodyIsAskedAndOneIsToldHowToSetOne() throws IOException {
        Shell.Ran ran = shell(Map.of()).run("doctor", "gemini");
        assertRan(ExitCode.DONE, "Everything else works without.", ran);
        assertRan(ExitCode.DONE, "truss key set gemini", ran);
        JsonNode json = json(shell(Map.of()).run("doctor", "gemini", "--json"));
        assertFalse(json.path("ok").asBoolean());
        assertTrue(json.path("key").isNull());
        assertEquals(0, gemini.requests().size());
    }
}
