package studio.truss.platform.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Question;
import studio.truss.platform.devcloud.gemini.Reply;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Recorded answers of the service, served as they are to the client: the folder `api/gemini` of
/// `-Dtruss.testdata=DIR`. What is expected of each is read from it by rule: the words of one that
/// succeeded, the kind of trouble of one that did not.
class RecordedAnswersFootageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REFUSALS =
            Set.of("SAFETY", "RECITATION", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "LANGUAGE");

    private static List<Path> files() throws IOException {
        String data = System.getProperty("truss.testdata", "");
        assumeFalse(data.isEmpty(), "no recorded answers here");
        try (Stream<Path> all = Files.list(Path.of(data, "api", "gemini"))) {
            return all.filter(f -> f.toString().matches(".*\\.(json|txt|html)")).sorted().toList();
        }
    }

    @Test
    void thereAreRecordedAnswersOfBothKinds() throws IOException {
        List<String> names = files().stream().map(Path::toString).toList();
        for (String kind : List.of("unary-success", "unary-failure", "streaming-")) {
            assertTrue(names.stream().anyMatch(name -> name.contains(kind)), kind);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswerHasItsOutcome() throws IOException {
        return files().stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }

    private static void run(Path file) throws IOException {
        String name = file.getFileName().toString();
        Recorded recorded = Recorded.of(Files.readString(file), name);
        try (GeminiStage stage = new GeminiStage(_ -> Reply.of("{}"))) {
            Question question =
                    name.contains("streaming") ? stage.aboutFilm() : GeminiStage.question(null);
            // a stream whose address is not there is asked in one piece
            stage.service.faults().always(Operation.ASK, recorded.served());
            String words = recorded.words();
            if (!name.contains("failure") && !words.isBlank()) {
                Answer answer = stage.client.ask(question);
                assertEquals(words, answer.text());
                assertEquals(!recorded.finishes().contains("MAX_TOKENS"), answer.whole());
                return;
            }
            GeminiException e =
                    assertThrows(GeminiException.class, () -> stage.client.ask(question));
            assertTrue(recorded.kinds().contains(e.kind()), e.kind() + ": " + e.getMessage());
            assertTrue(String.valueOf(e.getMessage()).matches("(?s)[A-Z].{20,}"), e.getMessage());
        }
    }

    /// @param pieces of JSON, an error included; empty for a page
    private record Recorded(Fault.Answer served, List<JsonNode> pieces) {
        static Recorded of(String text, String name) {
            List<JsonNode> pieces = new ArrayList<>();
            StringBuilder other = new StringBuilder();
            for (String line : text.lines().toList()) {
                if (line.startsWith("data:")) {
                    parse(line.substring("data:".length()), pieces);
                } else {
                    other.append(line).append('\n');
                }
            }
            parse(other.toString(), pieces);
            String body = text;
            if (pieces.size() == 1 && pieces.getFirst().at("/response/body").isObject()) {
                pieces.set(0, pieces.getFirst().at("/response/body"));
                body = pieces.getFirst().toString();
            }
            boolean whole = !text.contains("data:");
            int code = pieces.isEmpty() ? 0 : pieces.getFirst().at("/error/code").asInt(0);
            boolean page = name.endsWith(".html");
            String type =
                    page
                            ? "text/html"
                            : name.contains("streaming") ? "text/event-stream" : "application/json";
            int status = page ? 404 : whole && code != 0 ? code : 200;
            return new Recorded(
                    new Fault.Answer(status, Map.of("Content-Type", type), body), pieces);
        }

        private static void parse(String text, List<JsonNode> into) {
            try {
                JsonNode json = JSON.readTree(text);
                if (!json.isMissingNode()) {
                    into.add(json);
                }
            } catch (JsonProcessingException e) {
                // a damaged piece, which nothing is expected of
            }
        }

        /// What the model wrote, thoughts left out.
        String words() {
            StringBuilder words = new StringBuilder();
            for (JsonNode piece : pieces) {
                for (JsonNode part : piece.at("/candidates/0/content/parts")) {
                    if (!part.path("thought").asBoolean()) {
                        words.append(part.path("text").asText(""));
                    }
                }
            }
            return words.toString();
        }

        List<String> finishes() {
            return pieces.stream()
                    .map(piece -> piece.at("/candidates/0/finishReason").asText(""))
                    .toList();
        }

        /// What may be said of it.
        Set<Kind> kinds() {
            for (JsonNode piece : pieces) {
                if (piece.path("error").isObject()) {
                    return ofError(piece.path("error"));
                }
            }
            boolean blocked =
                    pieces.stream().anyMatch(p -> p.at("/promptFeedback/blockReason").isTextual());
            if (blocked || finishes().stream().anyMatch(REFUSALS::contains)) {
                return EnumSet.of(Kind.BLOCKED);
            }
            return pieces.isEmpty()
                    ? EnumSet.of(Kind.NOT_THE_SERVICE, Kind.UNREACHABLE)
                    : EnumSet.of(Kind.EMPTY, Kind.UNREACHABLE);
        }

        private static Set<Kind> ofError(JsonNode error) {
            String all = error.toString().toLowerCase(Locale.ROOT);
            return switch (error.path("code").asInt(500)) {
                case 400 ->
                        all.contains("api key")
                                ? EnumSet.of(Kind.BAD_KEY)
                                : all.contains("user location") || all.contains("billing")
                                        ? EnumSet.of(Kind.DENIED)
                                        : EnumSet.of(Kind.INVALID);
                case 401 -> EnumSet.of(Kind.BAD_KEY);
                case 403 -> EnumSet.of(Kind.DENIED, Kind.BAD_KEY);
                case 404 -> EnumSet.of(Kind.MODEL_GONE, Kind.FILE_GONE);
                case 429 -> EnumSet.of(Kind.QUOTA);
                default -> EnumSet.of(Kind.BUSY);
            };
        }
    }
}
