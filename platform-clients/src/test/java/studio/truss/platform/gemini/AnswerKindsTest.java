package studio.truss.platform.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.platform.devcloud.gemini.Reply;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Answers of the kinds that the service is known to give, in one piece and as events: what is not
/// needed of them stands in the way of nothing.
final class AnswerKindsTest {
    private final GeminiStage stage = new GeminiStage(_ -> Reply.of("{}"));
    private final Question text = GeminiStage.question(null);
    private Question film;

    @BeforeEach
    void upload() throws IOException {
        film = stage.aboutFilm();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void serve(int status, String type, String body) {
        stage.service
                .faults()
                .next(Operation.ASK, new Fault.Answer(status, Map.of("Content-Type", type), body));
    }

    private Answer whole(String json) {
        serve(200, "application/json", json);
        return stage.client.ask(text);
    }

    private Answer streamed(String... events) {
        serve(200, "text/event-stream", String.join("", List.of(events)));
        return stage.client.ask(film);
    }

    private static String event(String json) {
        return "data: " + json.replaceAll("\\s*\\R\\s*", " ") + "\n\n";
    }

    /// What both ways of asking make of the same answer.
    private Answer both(String json) {
        Answer answer = whole(json);
        assertEquals(answer.text(), streamed(event(json)).text());
        return answer;
    }

    private GeminiException refusedBoth(String json) {
        GeminiException unary = assertThrows(GeminiException.class, () -> whole(json));
        GeminiException stream = assertThrows(GeminiException.class, () -> streamed(event(json)));
        assertEquals(unary.kind(), stream.kind(), stream.getMessage());
        assertEquals(unary.getMessage(), stream.getMessage());
        return unary;
    }

    private static void assertSays(Kind kind, String words, GeminiException e) {
        assertEquals(kind, e.kind(), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // sources without a licence or a page, with a date or half of one
                """
                "citationMetadata": {"citationSources": [{"startIndex": 574, "endIndex": 705},
                 {"uri": "https://example.com", "endIndex": 9, "license": ""}]}\
                """,
                """
                "citationMetadata": {"citations": [{"title": "A book", "publicationDate":
                 {"year": 2019, "month": 5}}, {"publicationDate": {"year": 2014, "month": 3,
                 "day": 30}}, {"publicationDate": "2014-13-45"}]}\
                """,
                // words of a later version
                """
                "safetyRatings": [{"category": "HARM_CATEGORY_OF_TOMORROW", "probability":
                 "NOT_THOUGHT_OF"}, {"category": "HARM_CATEGORY_HARASSMENT"}, {},
                 {"category": "", "probability": "", "blocked": false}]\
                """,
                """
                "safetyRatings": [{"category": "HARM_CATEGORY_HATE_SPEECH", "probability":
                 "NEGLIGIBLE", "probabilityScore": 0.1, "severity": "HARM_SEVERITY_LOW",
                 "severityScore": 0.2, "blocked": "no"}]\
                """,
                """
                "safetyRatings": {"none": true}\
                """,
                """
                "groundingMetadata": {"groundingChunks": [{"web": {"uri": 7}}, {}, {"maps":
                 {"title": "A place"}}], "groundingSupports": [{"segment": {"endIndex": "x"}}],
                 "webSearchQueries": "none"}\
                """,
                """
                "urlContextMetadata": {"urlMetadata": [{"urlRetrievalStatus": "SOME_STATUS"}]}\
                """,
                """
                "avgLogprobs": "none", "logprobsResult": [], "tokenCount": {"a": 1}\
                """,
                """
                "somethingNew": {"a": [1, 2, {"b": null}]}\
                """
            })
    void whatStandsBesideTheTextStandsInNoWay(String more) {
        Answer answer =
                both(
                        """
                        {"candidates": [{"content": {"parts": [{"text": "{\\"a\\": 1}"}], "role":
                         "model"}, "finishReason": "STOP", "index": 0, %s}],
                         "usageMetadata": {"promptTokenCount": 7, "candidatesTokenCount": 3}}\
                        """
                                .formatted(more));
        assertEquals("{\"a\": 1}", answer.text());
        assertTrue(answer.whole());
        assertEquals(new Usage(7, 0, 3, 0), answer.usage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"\"}",
                "{}",
                "{\"functionCall\": {\"name\": \"now\", \"args\": {\"a\": [true, null, 1e3]}}}",
                "{\"functionCall\": {\"name\": \"now\"}, \"thoughtSignature\": \"no base 64!\"}",
                "{\"executableCode\": {\"language\": \"FORTH\", \"code\": \"1 .\"}}",
                "{\"codeExecutionResult\": {\"outcome\": \"OUTCOME_NEW\", \"output\": \"1\"}}",
                "{\"inlineData\": {\"mimeType\": \"image/png\", \"data\": \"no base 64!\"}}",
                "{\"text\": \"I think so.\", \"thought\": true, \"thoughtSignature\": \"QQ==\"}",
                "{\"somethingNew\": 7}"
            })
    void partsWithoutWordsAreLeftOut(String part) {
        String json =
                """
                {"candidates": [{"content": {"parts": [%s%s], "role": "model"},
                 "finishReason": "STOP"}]}\
                """;
        assertEquals("[1]", both(json.formatted(part, ", {\"text\": \"[1]\"}")).text());
        assertSays(Kind.EMPTY, "answered nothing", refusedBoth(json.formatted(part, "")));
    }

    @Test
    void countsOfALaterVersionAreTakenAsFarAsTheyGo() {
        String json =
                """
                {"candidates": [{"content": {"parts": [{"text": "[]"}]}, "finishReason": "STOP"}],
                 "usageMetadata": {"promptTokenCount": 90, "cachedContentTokenCount": 60,
                  "promptTokensDetails": [{"modality": "SMELL", "tokenCount": 5}, {}],
                  "cacheTokensDetails": [{"modality": "TEXT"}], "trafficType": "ON_SOMETHING",
                  "toolUsePromptTokenCount": 3, "thoughtsTokenCount": 12},
                 "modelVersion": "gemini-9", "responseId": "x", "createTime": "yesterday"}\
                """;
        Answer answer = both(json);
        assertEquals(new Usage(90, 60, 0, 12), answer.usage());
        assertEquals("gemini-9", answer.model());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'promptFeedback': {'blockReason': 'SAFETY'} | safety
                    'promptFeedback': {'blockReason': 'OTHER', 'blockReasonMessage': 'Not that.'} | Not that.
                    'promptFeedback': {'blockReason': 'NEW_ONE', 'safetyRatings': 7} | NEW_ONE
                    'promptFeedback': {'blockReason': 'IMAGE_SAFETY'}, 'candidates': [] | safety
                    'candidates': [{'finishReason': 'SAFETY', 'safetyRatings': [{}]}] | safety
                    'candidates': [{'finishReason': 'RECITATION', 'index': 0}] | others have written
                    'candidates': [{'finishReason': 'PROHIBITED_CONTENT', 'finishMessage': 'No.'}] | PROHIBITED_CONTENT: No.
                    """)
    void refusalSaysWhy(String body, String words) {
        assertSays(Kind.BLOCKED, words, refusedBoth("{" + body.replace('\'', '"') + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'usageMetadata': {'promptTokenCount': 7, 'totalTokenCount': 7} | answered nothing
                    'promptFeedback': {'safetyRatings': []} | answered nothing
                    'candidates': [{'content': {}, 'index': 0}] | answered nothing
                    'candidates': [{'content': {'role': 'model'}, 'finishReason': 'STOP'}] | answered nothing
                    'candidates': [{'content': {'parts': []}, 'finishReason': 'STOP'}] | answered nothing
                    'candidates': [{'content': {'invalid-field': true}}] | answered nothing
                    'candidates': [{'finishReason': 'NEW_ONE'}] | NEW_ONE
                    'candidates': [{'finishReason': 'MALFORMED_RESPONSE', 'finishMessage': 'Odd.'}] | MALFORMED_RESPONSE: Odd.
                    'this': [{'is': {'not': 'a response'}}] | answered nothing
                    """)
    void answerWithoutWordsIsEmpty(String body, String words) {
        assertSays(Kind.EMPTY, words, refusedBoth("{" + body.replace('\'', '"') + "}"));
    }

    private static final String PIECE =
            """
            {"candidates": [{"content": {"parts": [{"text": "%s"}], "role": "model"}%s}]}\
            """;

    private static final String STOP = ", \"finishReason\": \"STOP\"";

    @Test
    void streamMayEndItsLinesAsItLikes() {
        String first = PIECE.formatted("[\\\"Grüße \uD83C\uDFAF \u2028", "");
        String last = PIECE.formatted(" 東京\\\"]", STOP);
        String expected = "[\"Grüße \uD83C\uDFAF \u2028 東京\"]";
        for (String end :
                List.of(
                        "\n\n",
                        "\r\n\r\n",
                        "\n\n\n\n",
                        "\r\n\r\n\r\n",
                        "\r\r",
                        "\r\r\r",
                        "\r\n\r")) {
            assertEquals(expected, streamed("data: " + first + end, "data: " + last + end).text());
        }
        assertEquals(expected, streamed("data:" + first + "\n\n", "data:" + last).text());
        assertEquals(
                expected,
                streamed(": hello\n\n", "event: x\nid: 7\ndata: " + first + "\n\n", event(last))
                        .text());
    }

    @Test
    void eventMayHaveSeveralLines() {
        assertEquals(
                "[]",
                streamed(
                                "data: {\"candidates\": [{\"content\": {\"parts\":\n"
                                        + "data: [{\"text\": \"[]\"}]}, \"finishReason\":"
                                        + " \"STOP\"}]}\n\n")
                        .text());
    }

    @Test
    void eventsWithoutWordsAreNoEnd() {
        String none = "{\"usageMetadata\": {\"promptTokenCount\": 7}}";
        Answer answer =
                streamed(
                        event(none),
                        event("{\"candidates\": [{\"content\": {\"role\": \"model\"}}]}"),
                        event(PIECE.formatted("", "")),
                        event(PIECE.formatted("[1", ", \"finishReason\": \"\"")),
                        event(PIECE.formatted("]", STOP)),
                        event(PIECE.formatted("", STOP)),
                        event("{\"candidates\": [{\"finishReason\": \"STOP\"}]}"),
                        event(none));
        assertEquals("[1]", answer.text());
        assertTrue(answer.whole());
    }

    @Test
    void streamThatIsRefusedInItsMiddleIsRefused() {
        for (String last :
                List.of(
                        "{\"candidates\": [{\"finishReason\": \"RECITATION\"}]}",
                        PIECE.formatted("no", ", \"finishReason\": \"SAFETY\""),
                        "{\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}")) {
            GeminiException e =
                    assertThrows(
                            GeminiException.class,
                            () -> streamed(event(PIECE.formatted("[1, 2]", "")), event(last)));
            assertEquals(Kind.BLOCKED, e.kind(), last);
        }
    }

    @Test
    void errorAfterAnEndIsAnError() {
        String error =
                """
                {
                  "error": {
                    "code": 499,
                    "message": "The operation was cancelled.",
                    "status": "CANCELLED"
                  }
                }
                """;
        GeminiException e =
                assertThrows(
                        GeminiException.class,
                        () -> streamed(event(PIECE.formatted("[1]", STOP)), error));
        assertEquals(Kind.BUSY, e.kind());
        assertTrue(e.mayBeBilled(), "it had begun to answer");
        GeminiException atOnce = assertThrows(GeminiException.class, () -> streamed(error));
        assertEquals(Kind.BUSY, atOnce.kind());
        assertFalse(atOnce.mayBeBilled(), "refused");
    }

    @Test
    void streamThatBreaksOffMayBeBilledAndARefusalIsNot() {
        stage.service.faults().next(Operation.ASK, new Fault.CutStream(1));
        assertTrue(assertThrows(GeminiException.class, () -> ask(film)).mayBeBilled());
        stage.service.faults().next(Operation.ASK, Fault.error(499, "CANCELLED", "Cancelled."));
        assertFalse(assertThrows(GeminiException.class, () -> ask(film)).mayBeBilled());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"candidates\": [{\"content\": {\"pa\n\n",
                "data: nothing of the kind\n\n",
                "data: [1, 2]\n\n",
                "data: \"word\"\n\n"
            })
    void streamOfSomethingElseIsNoAnswer(String body) {
        GeminiException e = assertThrows(GeminiException.class, () -> streamed(body));
        assertEquals(Kind.UNREACHABLE, e.kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | INVALID_ARGUMENT    | API_KEY_INVALID        | API key not valid. Please pass a valid API key. | BAD_KEY | truss key set gemini
                    400 | INVALID_ARGUMENT    | ''                     | API Key not found. Please pass a valid API key. | BAD_KEY | truss key set gemini
                    400 | FAILED_PRECONDITION | ''                     | User location is not supported for the API use. | DENIED | where you are
                    400 | FAILED_PRECONDITION | ''                     | Gemini API free tier is not available in your country. Please enable billing. | DENIED | billing
                    403 | PERMISSION_DENIED   | BILLING_DISABLED       | This API method requires billing to be enabled. | DENIED | billing
                    403 | PERMISSION_DENIED   | SERVICE_DISABLED       | The API has not been used in project 1 before or it is disabled. | DENIED | not turned on
                    403 | PERMISSION_DENIED   | IAM_PERMISSION_DENIED  | Permission 'x' denied on resource 'y' (or it may not exist). | DENIED | denied on resource
                    403 | PERMISSION_DENIED   | CONSUMER_INVALID       | Permission denied on resource project. | DENIED | project
                    404 | NOT_FOUND           | ''                     | models/gemini-x is not found for API version v1beta. | MODEL_GONE | Choose another
                    404 | NOT_FOUND           | ''                     | Not found: cached content metadata for 7. | MODEL_GONE | cached content
                    400 | INVALID_ARGUMENT    | ''                     | Request contains an invalid argument. | INVALID | invalid argument
                    400 | INVALID_ARGUMENT    | ''                     | Number of urls to lookup exceeds the limit (22 > 20). | INVALID | 22 > 20
                    429 | RESOURCE_EXHAUSTED  | RATE_LIMIT_EXCEEDED    | Quota exceeded for requests per minute. | QUOTA | minute
                    500 | INTERNAL            | ''                     | An internal error has occurred. | BUSY | again
                    503 | UNAVAILABLE         | ''                     | The model is overloaded. Please try again later. | BUSY | again
                    """)
    void errorIsToldWithWhatToDo(
            int code, String status, String reason, String message, Kind kind, String words) {
        String error =
                """
                {"error": {"code": %d, "message": "%s", "status": "%s", "details": [
                  {"@type": "type.googleapis.com/google.rpc.Help", "links": [{"url": "https://a.b"}]},
                  {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "%s",
                   "domain": "googleapis.com", "metadata": {"service": "some.googleapis.com"}},
                  {"@type": "type.googleapis.com/google.rpc.DebugInfo", "detail": "[ORIGINAL] x"}]}}\
                """
                        .formatted(code, message, status, reason);
        for (int http : new int[] {code, 200}) {
            serve(http, "application/json", error);
            assertSays(kind, words, assertThrows(GeminiException.class, () -> ask(text)));
            serve(http, "application/json", error);
            assertSays(kind, words, assertThrows(GeminiException.class, () -> ask(film)));
        }
        serve(200, "text/event-stream", event(error));
        assertSays(kind, words, assertThrows(GeminiException.class, () -> ask(film)));
    }

    private Answer ask(Question question) {
        return stage.client.ask(question);
    }

    @Test
    void pageForAnAddressThatIsNotThereIsNoModelThatIsGone() {
        String page = "<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title></html>";
        for (Question question : List.of(film, text)) {
            serve(404, "text/html; charset=UTF-8", page);
            serve(404, "text/html; charset=UTF-8", page); // for a stream it is asked in one piece
            assertSays(
                    Kind.NOT_THE_SERVICE,
                    "Something else answered",
                    assertThrows(GeminiException.class, () -> ask(question)));
        }
        assertEquals(3, stage.service.count(Operation.ASK));
    }
}
