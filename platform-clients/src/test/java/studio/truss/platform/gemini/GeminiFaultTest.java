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

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Question;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.devcloud.gemini.Reply;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.GoogleErrors;
import studio.truss.platform.devcloud.gemini.fault.Operation;
import studio.truss.platform.gemini.access.GeminiKey;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// [GeminiClient] before every trouble of one request, each of which is sent once.
final class GeminiFaultTest {
    private static final String CLIPS = "{\"clips\":[{\"title\":\"Ace\"}]}";

    private volatile Reply reply = Reply.of(CLIPS);
    private final GeminiStage stage = new GeminiStage(_ -> reply);
    private Question film;
    private final Question text = GeminiStage.question(null);

    @BeforeEach
    void upload() throws IOException {
        film = stage.aboutFilm();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private GeminiException refused(Question question) {
        return assertThrows(GeminiException.class, () -> stage.client.ask(question));
    }

    /// Of both ways of asking.
    private Kind refusedBoth(Fault fault) {
        int before = stage.service.count(Operation.ASK);
        stage.service.faults().from(Operation.ASK, 1, 2, fault);
        GeminiException streamed = refused(film);
        GeminiException unary = refused(text);
        assertEquals(streamed.kind(), unary.kind());
        assertEquals(before + 2, stage.service.count(Operation.ASK), "each is sent once");
        for (GeminiException e : List.of(streamed, unary)) {
            assertSpeaks(e);
        }
        return unary.kind();
    }

    /// A sentence, and nothing secret in all of it.
    private static void assertSpeaks(GeminiException e) {
        String words = String.valueOf(e.getMessage());
        assertTrue(words.matches("(?s)[A-Z].{20,}"), words);
        assertTrue(
                !e.passes() || words.matches("(?s).*(later|soon|network|model|not looked).*"),
                "what to do: " + words);
        assertFalse(words.contains("Exception") || words.contains("{"), words);
        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains(GeminiStandIn.KEY), all.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | INVALID_ARGUMENT    | The input token count exceeds the maximum. | INVALID
                    400 | FAILED_PRECONDITION | User location is not supported for the API use. | DENIED
                    400 | FAILED_PRECONDITION | Billing is not enabled for this project. | DENIED
                    401 | UNAUTHENTICATED     | Request had invalid authentication. | BAD_KEY
                    403 | PERMISSION_DENIED   | The caller does not have permission | DENIED
                    403 | PERMISSION_DENIED   | Your API key was reported as leaked. | BAD_KEY
                    403 | PERMISSION_DENIED   | Method doesn't allow unregistered callers. | BAD_KEY
                    403 | PERMISSION_DENIED   | You do not have permission to access the File a or it may not exist. | FILE_GONE
                    404 | NOT_FOUND           | models/x is not found for API version v1beta | MODEL_GONE
                    408 | DEADLINE_EXCEEDED   | Deadline expired. | BUSY
                    413 | INVALID_ARGUMENT    | Request payload size exceeds the limit. | INVALID
                    429 | RESOURCE_EXHAUSTED  | Resource has been exhausted (e.g. check quota). | QUOTA
                    499 | CANCELLED           | The operation was cancelled. | BUSY
                    500 | INTERNAL            | An internal error has occurred. | BUSY
                    503 | UNAVAILABLE         | The model is overloaded. | BUSY
                    504 | DEADLINE_EXCEEDED   | The request timed out. | BUSY
                    """)
    void errorsOfTheServiceAreToldApart(int status, String name, String message, Kind kind) {
        assertEquals(kind, refusedBoth(Fault.error(status, name, message)));
        // the same within a stream that has begun
        String error = GoogleErrors.of(status, name, message);
        stage.service.faults().next(Operation.ASK, new Fault.InStream(1, error));
        assertEquals(kind, refused(film).kind());
        stage.service
                .faults()
                .next(Operation.ASK, new Fault.InStream(2, "data: " + error + "\r\n\r\n"));
        assertEquals(kind, refused(film).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "400, API_KEY_INVALID, BAD_KEY",
        "403, SERVICE_DISABLED, DENIED",
        "403, API_KEY_SERVICE_BLOCKED, DENIED",
        "403, API_KEY_IP_ADDRESS_BLOCKED, DENIED",
        "403, CONSUMER_SUSPENDED, DENIED"
    })
    void reasonsAreToldApart(int status, String reason, Kind kind) {
        String error = GoogleErrors.of(status, "SOME_STATUS", "Some words.", reason);
        assertEquals(kind, refusedBoth(new Fault.Answer(status, Map.of(), error)));
    }

    @Test
    void wrongKeyIsNotQuoted() {
        try (GeminiClient other = GeminiStage.client(stage.service.endpoint(), "secret-1234")) {
            GeminiException e = assertThrows(GeminiException.class, () -> other.ask(text));
            assertEquals(Kind.BAD_KEY, e.kind());
            assertEquals(Kind.BAD_KEY, assertThrows(GeminiException.class, other::models).kind());
            assertFalse(other.toString().contains("secret"));
        }
        String quoting = GoogleErrors.of(400, "X", "Bad: " + GeminiStandIn.KEY + " is bad.");
        assertEquals(Kind.INVALID, refusedBoth(new Fault.Answer(400, Map.of(), quoting)));
    }

    @ParameterizedTest
    @CsvSource({"37s, 37000", "1.5s, 1500", "0.123456789s, 123"})
    void waitIsReadFromTheError(String delay, long ms) {
        stage.service.faults().from(Operation.ASK, 1, 2, Fault.quota(delay));
        for (Question question : List.of(film, text)) {
            GeminiException e = refused(question);
            assertEquals(Kind.QUOTA, e.kind());
            assertEquals(ms, e.retryAfter().orElseThrow().toMillis());
            assertTrue(String.valueOf(e.getMessage()).contains("minute"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "Fri, 27 Nov 2026 08:02:00 GMT | 120",
                "Fri, 27 Nov 2026 07:00:00 GMT | 0",
                "soon | -1"
            })
    void waitIsReadFromTheHeader(String header, long seconds) {
        Fault fault =
                new Fault.Answer(
                        429,
                        Map.of("Retry-After", header),
                        GoogleErrors.of(429, "RESOURCE_EXHAUSTED", "Slow down."));
        stage.service.faults().from(Operation.ASK, 1, 2, fault);
        Optional<Duration> expected =
                Optional.of(seconds).filter(s -> s >= 0).map(Duration::ofSeconds);
        assertEquals(expected, refused(film).retryAfter());
        assertEquals(expected, refused(text).retryAfter());
    }

    @Test
    void limitOfADayAndOneOfNothingAreSaid() {
        String day =
                """
                {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Quota.",
                 "details": [{"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations":
                  [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier",
                    "quotaValue": "VALUE"}]}]}}\
                """;
        stage.service
                .faults()
                .next(Operation.ASK, new Fault.Answer(429, Map.of(), day.replace("VALUE", "250")));
        assertLasts("today", refused(text));
        stage.service
                .faults()
                .next(Operation.ASK, new Fault.Answer(429, Map.of(), day.replace("VALUE", "0")));
        assertLasts("no requests", refused(text));
        String nothing =
                """
                {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Quota.",
                 "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
                  "reason": "RATE_LIMIT_EXCEEDED", "metadata": {"quota_limit_value": "0",
                  "quota_limit": "GenerateContentRequestsPerMinutePerProjectPerRegion"}}]}}\
                """;
        stage.service.faults().next(Operation.ASK, new Fault.Answer(429, Map.of(), nothing));
        assertLasts("choose another model", refused(film));
        stage.service
                .faults()
                .next(
                        Operation.ASK,
                        Fault.error(429, "RESOURCE_EXHAUSTED", "Quota exceeded, limit: 0\nRetry."));
        assertLasts("billing", refused(film));
    }

    private static void assertLasts(String words, GeminiException e) {
        assertEquals(Kind.QUOTA, e.kind());
        assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
        assertFalse(e.passes(), "trying again is no use");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 401, 404, 500})
    void statusWithoutWordsOfGoogleCountsAllTheSame(int status) {
        Fault fault = new Fault.Answer(status, Map.of("Content-Type", "text/plain"), "no");
        stage.service.faults().next(Operation.ASK, fault);
        Kind kind =
                switch (status) {
                    case 429 -> Kind.QUOTA;
                    case 401 -> Kind.BAD_KEY;
                    case 404 -> Kind.MODEL_GONE;
                    default -> Kind.BUSY;
                };
        assertEquals(kind, refused(text).kind());
    }

    @Test
    void pageInPlaceOfTheServiceIsNoAnswer() {
        assertEquals(Kind.NOT_THE_SERVICE, refusedBoth(Fault.signInPage()));
        assertEquals(
                Kind.NOT_THE_SERVICE,
                refusedBoth(
                        new Fault.Answer(
                                302, Map.of("Location", "http://127.0.0.1:1/sign-in"), "")));
        assertEquals(
                Kind.NOT_THE_SERVICE,
                refusedBoth(
                        new Fault.Answer(
                                403, Map.of("Content-Type", "text/html"), "<html></html>")));
        for (Operation operation : List.of(Operation.MODELS, Operation.BEGIN, Operation.FILE)) {
            stage.service.faults().next(operation, Fault.signInPage());
        }
        assertEquals(Kind.NOT_THE_SERVICE, kind(stage.client::models));
        assertEquals(Kind.NOT_THE_SERVICE, kind(() -> stage.client.begin("a", "video/mp4", 1)));
        assertEquals(Kind.NOT_THE_SERVICE, kind(() -> stage.client.file("files/film-1")));
    }

    private static Kind kind(Runnable request) {
        return assertThrows(GeminiException.class, request::run).kind();
    }

    @Test
    void textThatIsNoJsonIsNoAnswer() {
        stage.service.faults().next(Operation.ASK, new Fault.Answer(200, Map.of(), "hello"));
        assertEquals(Kind.NOT_THE_SERVICE, refused(text).kind());
        stage.service
                .faults()
                .next(Operation.ASK, new Fault.Answer(200, Map.of(), "{\"candidates\": [{"));
        assertEquals(Kind.UNREACHABLE, refused(text).kind());
    }

    @Test
    void cutConnectionIsNoAnswer() {
        assertEquals(Kind.UNREACHABLE, refusedBoth(new Fault.CutAnswer()));
        assertEquals(Kind.UNREACHABLE, refusedBoth(new Fault.CutRequest(10)));
        for (int events = 0; events <= 3; events++) {
            stage.service.faults().next(Operation.ASK, new Fault.CutStream(events));
            assertEquals(Kind.UNREACHABLE, refused(film).kind(), "after " + events);
        }
        stage.service.faults().next(Operation.ASK, new Fault.InStream(1, "and then silence"));
        assertEquals(Kind.UNREACHABLE, refused(film).kind());
        stage.service.faults().next(Operation.ASK, new Fault.InStream(1, ""));
        assertEquals(Kind.UNREACHABLE, refused(film).kind());
        stage.service.faults().next(Operation.ASK, new Fault.InStream(1, "data: {\"cand"));
        assertEquals(Kind.UNREACHABLE, refused(film).kind());
    }

    @Test
    void streamThatBreaksBeforeItsFirstByteIsToldFromOneThatHadBegun() {
        stage.service.faults().next(Operation.ASK, new Fault.CutAnswer());
        assertTrue(refused(film).isUnheard());
        stage.service.faults().next(Operation.ASK, new Fault.CutStream(1));
        assertFalse(refused(film).isUnheard());
        // an answer in one piece may be written in full before its first byte
        stage.service.faults().next(Operation.ASK, new Fault.CutAnswer());
        assertFalse(refused(text).isUnheard());
    }

    @Test
    void streamThatEndsWithoutAWordIsTakenWhenItsJsonIsWhole() {
        reply = new Reply(CLIPS, "", "");
        assertEquals(CLIPS, stage.client.ask(film).text());
        reply = new Reply(CLIPS.substring(3), "", "");
        assertEquals(Kind.UNREACHABLE, refused(film).kind());
    }

    @Test
    void nobodyThereIsSaid() {
        try (GeminiClient nobody = GeminiStage.client(URI.create("http://127.0.0.1:1"), "key")) {
            assertEquals(Kind.UNREACHABLE, kind(() -> nobody.ask(text)));
            assertEquals(Kind.UNREACHABLE, kind(nobody::models));
        }
    }

    @Test
    void silenceIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        Duration soon = Duration.ofMillis(200);
        try (GeminiClient hasty =
                new GeminiClient(
                        stage.address(),
                        GeminiKey.of(GeminiStandIn.KEY),
                        GeminiStage.CLOCK,
                        new Limits(soon, soon, soon, soon))) {
            stage.service.faults().always(Operation.ASK, new Fault.Hold(never));
            stage.service.faults().always(Operation.MODELS, new Fault.Hold(never));
            GeminiException late = assertThrows(GeminiException.class, () -> hasty.ask(film));
            assertEquals(Kind.UNREACHABLE, late.kind());
            assertTrue(String.valueOf(late.getMessage()).contains("too long"), late.getMessage());
            assertFalse(late.isUnheard(), "it may have written on");
            assertEquals(Kind.UNREACHABLE, kind(() -> hasty.ask(text)));
            assertEquals(Kind.UNREACHABLE, kind(hasty::models));
        } finally {
            never.countDown();
        }
    }

    @Test
    void interruptEndsACall() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(2);
        stage.service.faults().always(Operation.ASK, new Fault.Hold(never));
        stage.service.faults().always(Operation.MODELS, new Fault.Hold(never));
        List<Runnable> calls = List.of(() -> stage.client.ask(film), stage.client::models);
        for (Runnable call : calls) {
            Thread caller =
                    Thread.ofPlatform()
                            .start(() -> {
                                Thread.currentThread().interrupt();
                                if (kind(call) == Kind.UNREACHABLE && Thread.interrupted()) {
                                    ended.countDown();
                                }
                            });
            caller.join();
        }
        assertEquals(0, ended.getCount());
        never.countDown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAFETY",
                "RECITATION",
                "PROHIBITED_CONTENT",
                "BLOCKLIST",
                "SPII",
                "LANGUAGE",
                "IMAGE_SAFETY"
            })
    void refusalForTheModelsRulesIsFinal(String finish) {
        reply = new Reply("{\"clips\":", "", finish);
        assertEquals(Kind.BLOCKED, refused(film).kind());
        assertEquals(Kind.BLOCKED, refused(text).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTHER", "MALFORMED_FUNCTION_CALL", "SOMETHING_NEW"})
    void modelThatGaveUpIsAskedAgain(String finish) {
        reply = new Reply("{\"clips\":", "", finish);
        assertEquals(Kind.EMPTY, refused(film).kind());
        assertEquals(Kind.EMPTY, refused(text).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'promptFeedback': {'blockReason': 'SAFETY'}} | BLOCKED",
                "{'promptFeedback': {'blockReason': 'SOMETHING_NEW'}} | BLOCKED",
                "{'candidates': []} | EMPTY",
                "{} | EMPTY",
                "{'candidates': [{'finishReason': 'STOP'}]} | EMPTY",
                "{'candidates': [{'content': {'invalid-field': true}, 'index': 0}]} | EMPTY",
                "{'candidates': [{'content': {'parts': 'x'}, 'finishReason': 'STOP'}]} | EMPTY",
                "{'candidates': [{'content': 7, 'finishReason': 'STOP'}]} | EMPTY",
                "{'candidates': 'none'} | EMPTY",
                "{'candidates': [{'content': {'parts': [{'text': {'a': 1}}]}}]} | EMPTY",
                "{'candidates': [{'content': {'parts': [{'text': ' '}]},"
                        + " 'finishReason': 'STOP'}]} | EMPTY"
            })
    void answerWithNothingInItIsEmpty(String body, Kind kind) {
        String json = body.replace('\'', '"');
        stage.service.faults().next(Operation.ASK, new Fault.Answer(200, Map.of(), json));
        GeminiException unary = refused(text);
        assertEquals(kind, unary.kind(), unary.getMessage());
        if (!json.equals("{}")) {
            stage.service
                    .faults()
                    .next(Operation.ASK, new Fault.InStream(0, "data: " + json + "\r\n\r\n"));
            GeminiException streamed = refused(film);
            assertEquals(kind, streamed.kind(), streamed.getMessage());
        }
    }

    @Test
    void answerWithoutEndIsNotTaken() {
        String large = "{\"text\":\"" + "x".repeat((16 << 20) + 10) + "\"}";
        stage.service.faults().from(Operation.ASK, 1, 2, new Fault.Answer(200, Map.of(), large));
        assertEquals(Kind.UNREACHABLE, refused(text).kind());
        assertEquals(Kind.UNREACHABLE, refused(film).kind());
    }

    @Test
    void fileThatIsGoneIsSaid() {
        stage.service.files().expire();
        assertEquals(Kind.FILE_GONE, refused(film).kind());
        assertEquals(Kind.FILE_GONE, kind(() -> stage.client.file("files/film-1")));
        stage.service.faults().next(Operation.FILE, Fault.error(404, "NOT_FOUND", "gone"));
        assertEquals(Kind.FILE_GONE, kind(() -> stage.client.file("files/film-1")));
    }

    @Test
    void fileThatIsNotReadyIsAskedAgain() throws IOException {
        stage.service.files().neverReady();
        Question early = stage.aboutFilm();
        assertEquals(Kind.BUSY, refused(early).kind());
    }

    @Test
    void modelThatWasShutDownIsSaid() {
        stage.service.haveModels(List.of("gemini-4-argon"));
        assertEquals(Kind.MODEL_GONE, refused(film).kind());
        assertEquals(Kind.MODEL_GONE, refused(text).kind());
        assertEquals(Kind.MODEL_GONE, kind(() -> stage.client.countTokens(text)));
        Question odd = new Question("../files", "", null, "x", text.schema(), 10);
        assertEquals(Kind.MODEL_GONE, refused(odd).kind());
    }
}
